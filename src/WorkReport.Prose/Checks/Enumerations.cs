using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>一是…三是…; 抓好三项工作：一是…二是…: series inside a paragraph that skip a number or are not as long as was said.</summary>
internal sealed class Enumerations : IRule
{
    private const string Numerals = "一二三四五六七八九十";
    private const int Reach = 24;

    private static readonly WordTable Counted = new("个方面", "方面", "项工作", "个问题", "项措施", "件事", "点要求", "点意见", "点建议", "个重点", "项任务", "个环节", "条措施", "点体会", "个特点", "大任务", "个关键", "项重点", "件大事", "个不足", "项举措", "条意见", "大举措");

    public void Look(CheckedText text, List<Finding> found)
    {
        foreach (Passage passage in text.Passages)
            Look(passage, found);
    }

    private static void Look(Passage passage, List<Finding> found)
    {
        string said = passage.Said;
        char kind = '\0';
        int begun = -1, last = 0;
        for (var i = 0; i + 1 < said.Length; i++)
        {
            int number = Numerals.IndexOf(said[i], StringComparison.Ordinal) + 1;
            if (number == 0 || said[i + 1] is not ('是' or '要') || !Begins(said, i))
                continue;
            if (number == 1)
            {
                Ended(passage, begun, last, found);
                (kind, begun, last) = (said[i + 1], i, 1);
                continue;
            }
            if (last == 0 || said[i + 1] != kind)
                continue;
            if (number != last + 1 && last < 10)
                found.Add(passage.At(i, i + 2, CheckRule.SeriesGap, Severity.Doubtful, $"{Numerals[last]}{kind}", said.Substring(i, 2), $"{Numerals[last]}{kind}"));
            last = number;
        }
        Ended(passage, begun, last, found);
    }

    private static void Ended(Passage passage, int begun, int last, List<Finding> found)
    {
        if (begun < 2 || last < 2)
            return;
        string said = passage.Said;
        int from = Math.Max(0, begun - Reach);
        for (int i = begun - 2; i >= from; i--)
        {
            if (said[i] is '。' or '；' && i < begun - 1)
                return;
            int number = said[i] == '两' ? 2 : Numerals.IndexOf(said[i], StringComparison.Ordinal) + 1;
            if (number < 2 || Counted.AtStart(said.AsSpan(i + 1)) is not { } word)
                continue;
            if (number != last)
                found.Add(passage.At(i, i + 1 + word.Length, CheckRule.ListedCount, Severity.Doubtful, (last == 2 ? "两" : Numerals[last - 1].ToString()) + word, said[i] + word, Figure.Say(last)));
            return;
        }
    }

    private static bool Begins(string said, int at) => at == 0 || (!Scripts.IsHan(said[at - 1]) && !char.IsAsciiLetterOrDigit(said[at - 1]) && said[at - 1] is not ('“' or '《'));
}
