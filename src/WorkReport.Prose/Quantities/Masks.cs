namespace WorkReport.Prose.Quantities;

/// <summary>Numbers that were taken out of a text: xx万余名, ××元, X.X亿元, **%. The same signs before 市, 书记 or 日 stand for a name or a date.</summary>
internal static class Masks
{
    private const string Signs = "XxＸｘ×*＊_□";

    /// <summary>Behind a mask alone other units are words: XX眼科, xx对此.</summary>
    private const string Counted = "个名人户家篇项次场件所座处条例台辆张期批份套";

    /// <summary>More signs are a rule across the page, or a word.</summary>
    private const int Longest = 12;

    /// <summary>How far the other end of bold type may be.</summary>
    private const int Bold = 40;

    internal static Numeral? At(FoldedText text, int at)
    {
        if (!IsMask(text[at]) || IsMask(text[at - 1]) || char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '第')
            return null;
        int end = Run(text, at);
        while (end > at && text[end] is '.' or ':' && Run(text, end + 1) is { } more && more > end + 1)
            end = more;
        if (end - at > Longest * 3 || Run(text, at) - at > Longest || char.IsAsciiLetterOrDigit(text[end]))
            return null;
        if (text.Signs[at..end].Contains(':'))
            return new Numeral(at, end, Script.Masked, null);
        decimal scale = 1;
        char inexact = '\0';
        int masked = end;
        while (text[end] is '万' or '亿' or '千' or '百' or '多' or '余')
        {
            if (text[end] is '多' or '余')
                inexact = text[end];
            else if (text[end] != '千' || text[end + 1] is not ('瓦' or '克' or '米'))
                scale = 10_000;
            else
                break;
            end++;
        }
        MeasureWord unit = MeasureWords.Read(text, end);
        bool isShort = unit.Measure == Measure.None && scale > 1 && !text.IsHan(end);
        bool stated = isShort || unit.Measure is not (Measure.None or Measure.Calendar or Measure.Age or Measure.Score or Measure.Bulk)
            && (unit.Measure != Measure.Thing || unit.Length > 1 || end > masked || Counted.Contains(text[end], StringComparison.Ordinal));
        return stated && !(end == masked && unit.Measure == Measure.Thing && IsBold(text, at, end)) ? new Numeral(at, end, Script.Masked, null) { Scale = scale, Inexact = inexact } : null;
    }

    /// <summary>Stars are bold type of plain text too: there the next ones close it and no unit follows them.</summary>
    private static bool IsBold(FoldedText text, int at, int end)
    {
        if (text[at] is not ('*' or '_') || !text.IsHan(end + 1))
            return false;
        int close = text.Signs.Slice(end, Math.Min(Bold, text.Length - end)).IndexOf(text[at]);
        return close >= 0 && MeasureWords.Read(text, Run(text, end + close)).Measure == Measure.None;
    }

    private static int Run(FoldedText text, int at)
    {
        int end = at;
        while (IsMask(text[end]))
            end++;
        return end;
    }

    private static bool IsMask(char c) => Signs.Contains(c, StringComparison.Ordinal);
}
