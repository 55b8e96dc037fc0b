using WorkReport.Domain.Importing;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Exchange;

/// <summary>What stands above what in a list that says it by codes or by where names begin.</summary>
internal static class UnitsAbove
{
    // GB/T 2260 and its further digits: province, prefecture, county, township, village.
    private static readonly int[] Steps = [2, 4, 6, 9, 12];

    /// <summary>Fills in what no column of the list says.</summary>
    /// <param name="rows">The first row of each unit, in the order of the list.</param>
    /// <param name="rule">How the list says it.</param>
    /// <param name="known">Is there a unit with this code already?</param>
    /// <param name="top">The unit at the top; null while there is none.</param>
    public static void Fill(IReadOnlyList<UnitRow> rows, AboveRule rule, Func<string, bool> known, OrgUnit? top)
    {
        // Where there is no unit between, tables say the same name once more.
        foreach (var row in rows.Where(row => row.SaidAbove is { } above && SheetHead.Bare(above) == row.SaidName))
            row.SaidAbove = null;
        if (rule is AboveRule.Code)
            ByCode(rows, known, top?.Code);
        else if (rule is AboveRule.Indent)
            ByIndent(rows, top);
    }

    /// <summary>The codes of what may stand above a code, the nearest first.</summary>
    internal static IEnumerable<string> Above(string code)
    {
        if (code.All(char.IsAsciiDigit) && Steps.Contains(code.Length))
        {
            var own = Steps.First(step => code[step..].All(c => c == '0'));
            // A list may have six digits of a county and nine of a township.
            return from step in Steps.Where(step => step < own).Reverse() from length in Steps where length >= Math.Max(step, 6) select code[..step].PadRight(length, '0');
        }

        return Cuts(code);
    }

    private static IEnumerable<string> Cuts(string code)
    {
        for (var at = code.LastIndexOf('-'); at > 0; at = code.LastIndexOf('-', at - 1))
            yield return code[..at];
    }

    private static void ByCode(IReadOnlyList<UnitRow> rows, Func<string, bool> known, string? top)
    {
        var codes = rows.Select(row => row.SaidCode).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows.Where(row => row.SaidCode is not null && !string.Equals(row.SaidCode, top, StringComparison.OrdinalIgnoreCase)))
            row.SaidAbove = Above(row.SaidCode!).FirstOrDefault(code => codes.Contains(code) || known(code)) ?? row.SaidAbove ?? top;
    }

    private static void ByIndent(IReadOnlyList<UnitRow> rows, OrgUnit? top)
    {
        Stack<(int Indent, UnitRow Row)> open = new();
        foreach (var row in rows)
        {
            var indent = row.Row.Indent(UnitRow.Name);
            while (open.TryPeek(out var last) && last.Indent >= indent)
                open.Pop();
            if (open.TryPeek(out var above))
                row.AboveRow = above.Row;
            else if (row.SaidName != top?.Name)
                row.SaidAbove ??= top?.Code;
            open.Push((indent, row));
        }
    }
}
