using System.Globalization;
using WorkReport.Prose.Outlines;

namespace WorkReport.Prose.Checks;

/// <summary>一、 三、 or 一、 一、: headings whose numbers skip or repeat one.</summary>
internal sealed class HeadingGaps : IRule
{
    public void Look(CheckedText text, List<Finding> found)
    {
        var last = new Dictionary<int, int>();
        // Behind a number that stood twice the next one may go on from what was meant.
        var meant = new Dictionary<int, int>();
        foreach (OutlineEntry entry in text.Reading.Outline.Entries())
        {
            foreach (int deeper in last.Keys.Where(depth => depth > entry.Depth).ToList())
                last.Remove(deeper);
            Passage passage = text.Passages[entry.Element];
            if (passage.Element.Kind == OutlineKind.Part)
            {
                last.Clear();
                meant.Clear();
                continue;
            }
            // Articles and glossaries count over their headings.
            if (Numbering.Read(passage.Said) is not { } number || number.Length > passage.Said.Length)
                continue;
            // Kinds of number are told apart even where they stand at one depth.
            int key = entry.Depth;
            bool follows = last.TryGetValue(key, out int before);
            last[key] = number.Value;
            int expected = follows ? before + 1 : 1;
            bool begins = number.Value == 1 && (!follows || before > 1), goesOn = meant.Remove(key, out int told) && number.Value == told + 1;
            if (number.Value == expected || goesOn || begins || (!follows && (number.Value > 2 || entry.Depth == 1)))
                continue;
            string printed = passage.Said[..number.Length];
            bool twice = follows && number.Value <= before;
            if (twice)
                meant[key] = expected;
            found.Add(passage.At(0, number.Length, twice ? CheckRule.HeadingTwice : CheckRule.HeadingGap, Severity.Doubtful, Renumbered(printed, expected), printed, Renumbered(printed, expected)));
        }
    }

    private static string Renumbered(string printed, int number)
    {
        int from = 0;
        while (from < printed.Length && !IsNumeral(printed[from]))
            from++;
        int to = from;
        while (to < printed.Length && IsNumeral(printed[to]))
            to++;
        if (from == to)
            return printed;
        // Hundreds are written in another way; nobody has so many headings.
        if (number > 99 && !char.IsAsciiDigit(printed[from]))
            return printed;
        string numeral = char.IsAsciiDigit(printed[from]) ? number.ToString(CultureInfo.InvariantCulture) : Chinese(number);
        return printed[..from] + numeral + printed[to..];
    }

    private static bool IsNumeral(char c) => char.IsAsciiDigit(c) || "一二三四五六七八九十".Contains(c, StringComparison.Ordinal);

    private static string Chinese(int number)
    {
        const string Digits = "一二三四五六七八九";
        string tens = number < 10 ? "" : (number < 20 ? "" : Digits[number / 10 - 1].ToString()) + "十";
        return number % 10 == 0 ? tens : tens + Digits[number % 10 - 1];
    }
}
