using WorkReport.Prose.Outlines;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>Half-width marks in Chinese text; digits and ％ in another width than the rest of the text has.</summary>
internal sealed class MarkWidthsInText : IRule
{
    public void Look(CheckedText text, List<Finding> found)
    {
        var digits = new Widths();
        var percents = new Widths();
        foreach (Passage passage in text.Passages)
            Look(text.Source, passage.Element, digits, percents, found);
        digits.Report(text.Source, found);
        percents.Report(text.Source, found);
    }

    private static void Look(string source, OutlineElement element, Widths digits, Widths percents, List<Finding> found)
    {
        string words = source.Substring(element.Start, element.Length);
        char[] set = Typography.SignBySign(words);
        for (var i = 0; i < words.Length; i++)
        {
            char c = words[i];
            if (Scripts.IsDigit(c))
                digits.Half++;
            else if (c == '%')
                percents.Half++;
            if (c == '.' && IsStop(words, i))
                found.Add(new Finding(CheckRule.HalfWidth, Severity.Doubtful, element.Start + i, 1, ["."], Scripts.IsHan(words.ElementAtOrDefault(i + 1)) ? null : "。"));
            if (set[i] == c || c is '．')
                continue;
            if (c is '％')
            {
                percents.Full.Add((element.Start + i, element.Start + i + 1));
            }
            else if (IsFull(c))
            {
                int end = i + 1;
                while (end < words.Length && (IsFull(words[end]) || words[end] == '．'))
                    end++;
                digits.Full.Add((element.Start + i, element.Start + end));
                i = end - 1;
            }
            else if (c != '?' || !LostCharacters.IsLost(words, i))
            {
                found.Add(new Finding(CheckRule.HalfWidth, Severity.Doubtful, element.Start + i, 1, [c.ToString()], set[i].ToString()));
            }
        }
    }

    /// <summary>结果公示. with what no number and no address is followed by; 一. is the number of a heading.</summary>
    private static bool IsStop(string words, int at)
    {
        if (at == 0 || !Scripts.IsHan(words[at - 1]))
            return false;
        int begun = at;
        while (begun > 0 && "一二三四五六七八九十".Contains(words[begun - 1], StringComparison.Ordinal))
            begun--;
        if (begun < at && words.AsSpan(0, begun).Trim().Length == 0)
            return false;
        char next = at + 1 < words.Length ? words[at + 1] : '\n';
        return next != '.' && !char.IsAsciiLetterOrDigit(next) && words[at - 1] != '.';
    }

    private static bool IsFull(char c) => c is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ');

    private sealed class Widths
    {
        internal int Half { get; set; }

        internal List<(int From, int To)> Full { get; } = [];

        /// <summary>A text that keeps to the other width is not wrong: that is said once, or not at all where nobody minds.</summary>
        internal void Report(string source, List<Finding> found)
        {
            bool isPercent = Full.Count > 0 && source[Full[0].From] == '％';
            bool mixed = Half >= Full.Sum(run => run.To - run.From);
            foreach (var (from, to) in mixed ? Full : Full.Take(isPercent ? 0 : 1))
                found.Add(new Finding(CheckRule.FullWidthDigits, Severity.Hint, from, to - from, [source[from..to]], new string(Typography.SignBySign(source[from..to]))));
        }
    }
}
