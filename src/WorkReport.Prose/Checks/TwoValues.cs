using WorkReport.Prose.Outlines;

namespace WorkReport.Prose.Checks;

/// <summary>Of the same thing two different numbers: 举办报告会320场 in one paragraph, 举办报告会302场 in another.</summary>
internal sealed class TwoValues : IRule
{
    private const int ShortestName = 5;
    private const int Reach = 40;

    /// <summary>They say that the two are counted otherwise.</summary>
    private static readonly string[] Apart =
        ["去年", "上年", "同期", "前年", "累计", "其中", "比", "较", "增", "减", "计划", "目标", "力争", "预计", "平均", "均", "每", "季度", "上半年", "下半年", "月", "五年", "时期", "以来", "再", "另", "将", "达到", "分别", "新", "个百分点", "左右"];

    public void Look(CheckedText text, List<Finding> found)
    {
        HashSet<int> planned = [.. text.Reading.Plans.Select(plan => plan.Start)];
        var first = new Dictionary<(string Name, string Unit), (Figure Figure, Passage Passage)>();
        foreach (Passage passage in text.Passages)
        {
            if (passage.Element.Kind != OutlineKind.Paragraph || planned.Contains(passage.Element.Start))
                continue;
            foreach (Sentence sentence in passage.Sentences)
            {
                foreach (Figure figure in sentence.Figures)
                    Judge(passage, sentence, figure, first, found);
            }
        }
    }

    private static void Judge(Passage passage, Sentence sentence, Figure figure, Dictionary<(string Name, string Unit), (Figure Figure, Passage Passage)> first, List<Finding> found)
    {
        string name = figure.Reading.Name;
        if (name.Length < ShortestName || !(figure.IsCounted || (figure.IsPercent && figure.IsExact && name.EndsWith('率'))) || IsOfAnotherTime(passage.Said, sentence.From, figure))
            return;
        if (first.TryAdd((name, figure.Unit), (figure, passage)))
            return;
        var (other, where) = first[(name, figure.Unit)];
        if (other.Value == figure.Value || Math.Abs(other.Value - figure.Value) <= (other.Step > figure.Step ? other.Step : figure.Step) / 2 || (ReferenceEquals(where, passage) && other.From >= sentence.From))
            return;
        found.Add(passage.At(figure.From, figure.To, CheckRule.TwoValues, Severity.Doubtful, null, name, where.Words(other.From, other.To), passage.Words(figure.From, figure.To)));
    }

    private static bool IsOfAnotherTime(string said, int from, Figure figure)
    {
        int start = Math.Max(from, figure.From - Reach);
        string before = said[start..figure.From].Replace("全年", "", StringComparison.Ordinal).Replace("一年来", "", StringComparison.Ordinal);
        return Array.Exists(Apart, word => before.Contains(word, StringComparison.Ordinal)) || (before.Contains('年', StringComparison.Ordinal) && char.IsAsciiDigit(before[Math.Max(0, before.IndexOf('年', StringComparison.Ordinal) - 1)]) && start > from);
    }
}
