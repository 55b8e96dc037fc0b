namespace WorkReport.Prose.Quantities;

/// <summary>Finds every number of a paragraph with the unit behind it, but for those in names, quotes and codes.</summary>
internal static class CandidateScanner
{
    internal static List<Candidate> Scan(FoldedText text)
    {
        var found = new List<Candidate>();
        bool[] named = QuotedNames.In(text);
        for (var i = 0; i < text.Length;)
        {
            if (named[i])
            {
                i++;
                continue;
            }
            if (Masks.At(text, i) is { } mask)
            {
                AddUnit(text, mask, found);
                i = found.Count > 0 ? Math.Max(mask.End, found[^1].End) : mask.End;
                continue;
            }
            if (IsStroke(text, i, found))
            {
                i++;
                continue;
            }
            Numeral? numeral = NumeralScanner.At(text, i, out int end);
            if (numeral is { } number && Ratios.From(text, number, ref end) is { } ratio)
                numeral = ratio;
            i = end;
            if (numeral is { } read && !Codes.IsPartOf(text, read) && !Dates.IsPartOf(text, read))
            {
                AddUnit(text, read, found);
                i = Math.Max(i, found[^1].End);
            }
        }
        return found;
    }

    /// <summary>A hyphen between two numbers is no sign of the second.</summary>
    private static bool IsStroke(FoldedText text, int at, List<Candidate> found)
        => (text[at] == '负' && text[at - 1] is '减' or '担' or '重' or '抱' or '辜' or '胜' or '自') || text[at] is '-' or '+' && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '%' or '‰' or '）' or ']' or '-' || (found.Count > 0 && found[^1].End == at));

    private static void AddUnit(FoldedText text, Numeral number, List<Candidate> found)
    {
        if (number.Unit is { } said)
        {
            found.Add(new Candidate(number, new MeasureWord(0, 0, said == "倍" ? Measure.Times : Measure.Percent), number.End) { Unit = said });
            return;
        }
        int at = number.End;
        if (text[at] == FoldedText.Gap && (char.IsAsciiLetter(text[at + 1]) || text.IsHan(at + 1)))
            at++;
        MeasureWord word = number.Script is Script.Ratio ? default : MeasureWords.Read(text, at);
        if (word.Length == 0 && text[number.Start - 1] is '¥' or '￥' or '$' or '€')
        {
            found.Add(new Candidate(number, new MeasureWord(0, 0, Measure.Money), number.End) { Unit = text[number.Start - 1] switch { '$' => "美元", '€' => "欧元", _ => "元" } });
            return;
        }
        int end = word.Length == 0 ? number.End : at + word.Length;
        var candidate = new Candidate(number, word, end) { Unit = word.Length == 0 ? "" : text.Original(at + word.Skipped, end) };
        AddRest(text, candidate);
        found.Add(candidate);
    }

    /// <summary>两吨半, 七成六: what is said behind the unit.</summary>
    private static void AddRest(FoldedText text, Candidate candidate)
    {
        int at = candidate.End;
        int digit = NumeralScanner.ChineseDigits.IndexOf(text[at], StringComparison.Ordinal);
        decimal rest = candidate.Measure switch
        {
            Measure.Physical when text[at] == '半' => 0.5m,
            Measure.Tenths when digit > 0 => digit / 10m,
            _ => 0,
        };
        if (rest == 0 || text.IsHan(at + 1))
            return;
        candidate.Value += rest;
        candidate.End = candidate.UnitEnd = at + 1;
    }
}
