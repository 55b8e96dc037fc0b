using System.Globalization;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Exchange;

/// <summary>Where a row says what a column of ours asks: in a cell, in several that are added up, or the same in every row.</summary>
/// <param name="At">Their columns, from 0.</param>
/// <param name="Fixed">What every row says; null where cells say it.</param>
/// <param name="Head">What their column is called; null where it is called as ours.</param>
internal sealed record ColumnSource(IReadOnlyList<int> At, string? Fixed = null, string? Head = null)
{
    // What statistical tables print where there is no figure, or none is known.
    private static readonly HashSet<string> Nothing = new(["NA", "N/A", "-", "--", "—", "——", "–", "…", "……", "...", "/", "·", "*"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The letter of the first of their columns; null where there is none.</summary>
    public string? Place => At.Count > 0 ? ColumnName.Of(At[0]) : null;

    public string Read(TextRow cells)
    {
        if (Fixed is not null)
            return Fixed;
        // Our own words mean what they say; in a sheet of theirs a dash is a blank.
        if (Head is null)
            return cells[At[0]].Trim();
        return At.Count == 1 ? Said(cells[At[0]]) : Sum(cells);
    }

    /// <summary>Does one of the cells say that there is no figure, and is not only empty?</summary>
    public bool SaysNothing(TextRow cells) => Head is not null && At.Any(at => Nothing.Contains(cells[at].Trim()));

    public int Indent(TextRow cells)
    {
        if (At.Count == 0)
            return 0;
        var cell = cells[At[0]];
        return cell.TakeWhile(char.IsWhiteSpace).Sum(c => c == '\u3000' ? 2 : 1);
    }

    private static string Said(string cell) => cell.Trim() is var said && Nothing.Contains(said) ? "" : said;

    /// <summary>The sum of the cells; blank where one of them is, and the first that is no number as it stands, for whoever reads it to refuse.</summary>
    private string Sum(TextRow cells)
    {
        var sum = 0m;
        foreach (var at in At)
        {
            if (Said(cells[at]) is not { Length: > 0 } said)
                return "";
            if (NumberField.Read(said, isWhole: false, unit: null).Value is not decimal number)
                return said;
            sum += number;
        }

        return sum.ToString(CultureInfo.InvariantCulture);
    }
}
