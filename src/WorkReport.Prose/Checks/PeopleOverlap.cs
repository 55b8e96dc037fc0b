using WorkReport.Prose.Outlines;

namespace WorkReport.Prose.Checks;

/// <summary>
/// 4200多名“五老”参与其中 here, 1300多名“五老”投身 there, 1200多名“五老”组成 elsewhere: people who did one thing and people who did another may be the same ones,
/// and nothing says so. Whether they are stands in no text, so it only asks.
/// </summary>
internal sealed class PeopleOverlap : IRule
{
    /// <summary>Two are told apart by their sentences; from three on somebody adds them up.</summary>
    private const int Fewest = 3;

    private const int LongestGroup = 6;
    private const int Reach = 20;

    /// <summary>Those who do the work, and so do more than one thing. Who is helped or taught is counted in 人次.</summary>
    private static readonly string[] Doers = ["老同志", "老党员", "志愿者", "党员", "干部", "教师", "网格员", "宣讲员", "辅导员", "民警"];

    private static readonly string[] Units = ["名", "人", "位"];

    /// <summary>Here all of them are counted, or only those who came on top.</summary>
    private static readonly string[] Apart = ["共有", "现有", "总数", "在册", "登记", "其中", "另有", "还有", "新增", "新发展", "不重复", "分别"];

    public void Look(CheckedText text, List<Finding> found)
    {
        HashSet<int> planned = [.. text.Reading.Plans.SelectMany(plan => plan.Quantities).Select(quantity => quantity.Start)];
        var groups = new Dictionary<string, List<(Passage Passage, Figure Figure)>>(StringComparer.Ordinal);
        var whole = new HashSet<string>(StringComparer.Ordinal);
        foreach (Passage passage in text.Passages.Where(passage => passage.Element.Kind is OutlineKind.Paragraph))
        {
            foreach (Sentence sentence in passage.Sentences)
            {
                foreach (Figure figure in sentence.Figures.Where(figure => figure.Reading.Value is not null && Array.IndexOf(Units, figure.Unit) >= 0 && !planned.Contains(figure.Reading.Start)))
                {
                    // A figure may end behind its sentence: of garbage nobody knows where that ends.
                    if (figure.To >= sentence.To || Group(passage.Said.AsSpan(figure.To, Math.Min(LongestGroup + 2, sentence.To - figure.To))) is not { } group)
                        continue;
                    if (IsApart(passage.Said, sentence.From, figure))
                        whole.Add(group);
                    else if (groups.TryGetValue(group, out var there))
                        there.Add((passage, figure));
                    else
                        groups.Add(group, [(passage, figure)]);
                }
            }
        }

        foreach (var (group, counted) in groups.Where(group => !whole.Contains(group.Key) && group.Value.DistinctBy(one => one.Figure.Value).Count() >= Fewest))
        {
            var (passage, figure) = counted[0];
            found.Add(passage.At(figure.From, figure.To, CheckRule.PeopleOverlap, Severity.Hint, null, group, Figure.Say(counted.Count), string.Join('、', counted.Select(one => one.Passage.Words(one.Figure.From, one.Figure.To)))));
        }
    }

    /// <summary>Whom the number counts: a name in quotes right behind it, or one of the words for those who do the work.</summary>
    private static string? Group(ReadOnlySpan<char> behind)
    {
        if (behind.Length > 2 && behind[0] is '“')
            return behind.IndexOf('”') is > 1 and var end ? behind[1..end].ToString() : null;
        foreach (string doer in Doers)
        {
            if (behind.StartsWith(doer))
                return doer;
        }
        return null;
    }

    private static bool IsApart(string said, int from, Figure figure)
    {
        ReadOnlySpan<char> before = said.AsSpan(Math.Max(from, figure.From - Reach), figure.From - Math.Max(from, figure.From - Reach));
        foreach (string word in Apart)
        {
            if (before.Contains(word, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
