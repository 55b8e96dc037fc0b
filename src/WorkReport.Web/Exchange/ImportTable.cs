using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Importing;

namespace WorkReport.Web.Exchange;

/// <summary>A sheet whose columns are known.</summary>
public sealed class ImportTable
{
    /// <summary>A title and some lines may stand above the head.</summary>
    internal const int MostAbove = 30;

    internal ImportTable(IReadOnlyList<ImportRow> rows, List<SheetFault> faults) => (Rows, Faults) = (rows, faults);

    /// <summary>The rows below the head.</summary>
    public IReadOnlyList<ImportRow> Rows { get; }

    /// <summary>What is wrong so far, in the order in which it was found.</summary>
    public List<SheetFault> Faults { get; }

    /// <summary>How it was matched; null of a sheet in our own words.</summary>
    public SheetLayout? Layout { get; init; }

    /// <summary>Rows of which the matching says that they say nothing.</summary>
    public int PassedOver { get; init; }

    /// <summary>Finds the head among the first rows: the one that names every column without which the sheet is not of its kind. Or says why there is none.</summary>
    public static (ImportTable? Table, string? Refusal) Match(TextSheet sheet, IReadOnlyList<ImportColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(columns);
        if (Refusal(sheet) is { } refusal)
            return (null, refusal);
        Dictionary<ImportColumn, int> best = [];
        foreach (var head in sheet.Rows.Take(MostAbove))
        {
            var found = Find(head, columns);
            if (columns.Any(column => column.IsNeeded && !found.ContainsKey(column)))
            {
                if (found.Count > best.Count)
                    best = found;
                continue;
            }

            List<SheetFault> faults = [];
            var sources = found.ToDictionary(column => column.Key, column => new ColumnSource([column.Value]));
            var rows = sheet.Rows.Where(row => row.Number > head.Number).Select(row => new ImportRow(row, sources, faults)).ToList();
            return rows.Count > 0 ? (new ImportTable(rows, faults), null) : (null, SharedResource.Text("Import.NoRows", head.Number));
        }

        var missing = columns.Where(column => column.IsNeeded && !best.ContainsKey(column)).Select(column => column.Head);
        return (null, SharedResource.Text("Import.NoHead", string.Join(SharedResource.Text("List.Comma"), missing)));
    }

    /// <summary>Why a file was not read as a sheet; null where it was.</summary>
    public static string? Refusal(TextSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return sheet.Refusal is { } refusal ? SharedResource.Text($"SheetRefusal.{refusal}", SheetLimits.MostRows, ColumnName.Of(SheetLimits.MostColumns - 1)) : null;
    }

    /// <summary>Does the sheet have the head of its kind, in our own words?</summary>
    public static bool HasHead(TextSheet sheet, IReadOnlyList<ImportColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return sheet.Rows.Take(MostAbove).Any(head => Find(head, columns) is var found && columns.All(column => !column.IsNeeded || found.ContainsKey(column)));
    }

    private static Dictionary<ImportColumn, int> Find(TextRow head, IReadOnlyList<ImportColumn> columns)
    {
        Dictionary<ImportColumn, int> found = [];
        for (var at = 0; at < head.Cells.Count; at++)
        {
            // Of two that are called the same, the first.
            if (head[at].Length > 0 && columns.FirstOrDefault(column => column.IsCalled(head[at])) is { } column)
                found.TryAdd(column, at);
        }

        return found;
    }
}
