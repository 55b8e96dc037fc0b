using WorkReport.Prose.Outlines;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>Half-width marks in Chinese text, and digits that are full-width: of each paragraph one finding, over all of them.</summary>
internal sealed class MarkWidthsInText : IRule
{
    public void Look(CheckedText text, List<Finding> found)
    {
        foreach (Passage passage in text.Passages)
            Look(text.Source, passage.Element, found);
    }

    private static void Look(string source, OutlineElement element, List<Finding> found)
    {
        string words = source.Substring(element.Start, element.Length);
        char[] set = Typography.SignBySign(words);
        Stretch marks = default, digits = default;
        for (var i = 0; i < words.Length; i++)
        {
            if (set[i] == words[i])
                continue;
            if (words[i] is '％' or '．' or (>= '０' and <= '９') or (>= 'Ａ' and <= 'ｚ'))
                digits = digits.With(i);
            else if (words[i] != '?' || !LostCharacters.IsLost(words, i))
                marks = marks.With(i);
        }
        Report(marks, CheckRule.HalfWidth, Severity.Doubtful);
        Report(digits, CheckRule.FullWidthDigits, Severity.Hint);

        void Report(Stretch stretch, CheckRule rule, Severity severity)
        {
            if (stretch.Count == 0)
                return;
            char[] mended = words[stretch.From..stretch.To].ToCharArray();
            for (var i = 0; i < mended.Length; i++)
            {
                int at = stretch.From + i;
                bool isDigit = words[at] is '％' or '．' or (>= '０' and <= '９') or (>= 'Ａ' and <= 'ｚ');
                if (set[at] != words[at] && isDigit == (rule == CheckRule.FullWidthDigits) && (words[at] != '?' || !LostCharacters.IsLost(words, at)))
                    mended[i] = set[at];
            }
            found.Add(new Finding(rule, severity, element.Start + stretch.From, stretch.To - stretch.From, [Figure.Say(stretch.Count)], new string(mended)));
        }
    }

    private readonly record struct Stretch(int From, int To, int Count)
    {
        internal Stretch With(int at) => Count == 0 ? new Stretch(at, at + 1, 1) : new Stretch(From, at + 1, Count + 1);
    }
}
