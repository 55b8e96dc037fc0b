namespace WorkReport.Prose.Quantities;

/// <summary>2：1, 2.50:1, 8.7∶41.2∶50.1; not the time 9:30.</summary>
internal static class Ratios
{
    /// <summary>The ratio that begins with a number; null where none does. Its value is the first part by the second.</summary>
    internal static Numeral? From(FoldedText text, Numeral first, ref int end)
    {
        if (text[end] != ':' || first.Script != Script.Arabic || first.Scale != 1 || first.Value is not (> 0 and var over))
            return null;
        if (NumeralScanner.At(text, end + 1, out int behind) is not { Script: Script.Arabic, Scale: 1, Value: > 0 and var under } second)
            return null;
        int from = end;
        end = behind;
        bool isTime = !first.HasPoint && !second.HasPoint && over <= 24 && second.End - second.Start == 2 && under < 60;
        bool isThree = false;
        if (text[end] == ':' && NumeralScanner.At(text, end + 1, out int last) is { Script: Script.Arabic } third)
        {
            isTime = !third.HasPoint && third.End - third.Start == 2;
            isThree = true;
            end = last;
        }
        if (isTime || (text[from + 1] is '-' or '负') || (!isThree && second.Inexact != '\0'))
            return null;
        return new Numeral(first.Start, end, Script.Ratio, over / under) { HasPoint = first.HasPoint };
    }
}
