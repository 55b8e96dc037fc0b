using WorkReport.Prose.Outlines;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>市慈善会 and 市慈善总会: one body under two names, the same but for what a body is called at its end.</summary>
internal static class BodyNames
{
    private const int LongestStem = 8;

    /// <summary>Of one stem they are one body in two wordings; 青年联合会 and 青年商会 are two.</summary>
    private static readonly (string One, string Other)[] Pairs =
        [("会", "总会"), ("会", "协会"), ("协会", "学会"), ("协会", "总会"), ("联合会", "联谊会"), ("协会", "联合会"), ("促进会", "协会"), ("委员会", "委会"), ("研究会", "研究院"), ("服务中心", "中心")];

    private static readonly WordTable Ends = new("总会", "联合会", "联谊会", "促进会", "研究会", "研究院", "委员会", "委会", "协会", "学会", "会", "服务中心", "中心");

    internal static void Look(CheckedText text, List<Finding> found)
    {
        var bodies = new Dictionary<string, List<Body>>(StringComparer.Ordinal);
        foreach (Passage passage in text.Passages.Where(passage => passage.Element.Kind is OutlineKind.Paragraph or OutlineKind.Heading))
            Collect(passage, bodies);
        foreach (var (stem, all) in bodies)
        {
            if (all.TrueForAll(body => body.End == all[0].End))
                continue;
            foreach (var (one, other) in Pairs)
            {
                List<Body> first = all.FindAll(body => body.End == one), second = all.FindAll(body => body.End == other);
                if (first.Count == 0 || second.Count == 0)
                    continue;
                var (rare, usual) = second.Count <= first.Count ? (second, first) : (first, second);
                foreach (Body body in rare)
                    found.Add(body.Passage.At(body.From, body.To, CheckRule.NameVariant, Severity.Doubtful, stem + usual[0].End, stem + body.End, stem + usual[0].End));
            }
        }
    }

    /// <summary>Whose it is stands before the name: 市, 省; without that a stem is a word of anything.</summary>
    private static void Collect(Passage passage, Dictionary<string, List<Body>> bodies)
    {
        string said = passage.Said;
        for (int i = said.AsSpan().IndexOfAny("省市县区州"); i >= 0 && i < said.Length; i++)
        {
            if (said[i] is not ('省' or '市' or '县' or '区' or '州'))
                continue;
            for (int at = i + 3; at < said.Length && at <= i + 1 + LongestStem && Scripts.IsHan(said[at - 1]); at++)
            {
                if (Ends.AtStart(said.AsSpan(at)) is not { } end || (end == "会" && GoesOn(said, at + 1)))
                    continue;
                string stem = said[i..at];
                if (!bodies.TryGetValue(stem, out List<Body>? known))
                    bodies[stem] = known = [];
                known.Add(new Body(passage, i, at + end.Length, end));
                break;
            }
        }
    }

    /// <summary>会议, 会同, 会上: no body.</summary>
    private static bool GoesOn(string said, int at) => at < said.Length && said[at] is '议' or '场' or '员' or '谈' or '面' or '上' or '同' or '后' or '前' or '商' or '展';

    private sealed record Body(Passage Passage, int From, int To, string End);
}
