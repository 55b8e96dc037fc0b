using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Importing;

namespace WorkReport.Web.Exchange;

/// <summary>
/// A sheet of somebody's own, read as one of ours. What is wrong is told by their own rows and columns. Where columns are metrics, a row of theirs is as
/// many of ours.
/// </summary>
internal static class MatchedTable
{
    /// <summary>The rows below the head that the matching knows, or the sentence which of its columns are not there.</summary>
    public static (ImportTable? Table, string? Refusal) Of(TextSheet sheet, SheetLayout layout, IReadOnlyList<ImportColumn> columns)
    {
        if (ImportTable.Refusal(sheet) is { } refusal)
            return (null, refusal);
        var (head, places, missing) = SheetHead.Find(sheet, layout);
        if (head is null)
            return (null, SharedResource.Text("Columns.NoHead", string.Join(SharedResource.Text("List.Comma"), missing.Take(8))));
        var sources = Sources(layout, places, columns);
        var wide = layout.IsWide ? Wide(layout, places, sources) : [];
        var named = sources.Where(source => source.Key == UnitFinder.Code || source.Key == UnitFinder.Name || source.Key == UnitRow.Code || source.Key == UnitRow.Name).Select(source => source.Value).ToList();
        List<SheetFault> faults = [];
        List<ImportRow> rows = [];
        var passed = 0;
        foreach (var row in sheet.Rows.Skip(head.At + head.Rows))
        {
            if (sources.Values.All(source => source.Fixed is not null || source.Read(row).Length == 0) || named.Exists(source => IsPassed(source.Read(row), layout)))
                passed++;
            else if (wide.Count == 0)
                rows.Add(new ImportRow(row, sources, faults));
            else
                rows.AddRange(wide.Select(metric => new ImportRow(row, metric, faults)));
        }

        return rows.Count > 0 ? (new ImportTable(rows, faults) { Layout = layout, PassedOver = passed }, null) : (null, SharedResource.Text("Import.NoRows", sheet.Rows[head.At + head.Rows - 1].Number));
    }

    private static Dictionary<ImportColumn, ColumnSource> Sources(SheetLayout layout, IReadOnlyList<int> places, IReadOnlyList<ImportColumn> columns)
    {
        var sources = layout.Fixed.Where(same => columns.Any(column => column.Name == same.Target)).ToDictionary(same => columns.First(column => column.Name == same.Target), same => new ColumnSource([], same.Text));
        foreach (var target in layout.Columns.Where(column => MetricTarget.Read(column.Target) is null).GroupBy(column => column.Target))
        {
            if (columns.FirstOrDefault(column => column.Name == target.Key) is { } column)
                sources[column] = Source(layout, places, target);
        }

        return sources;
    }

    /// <summary>For each metric where a row says it: its code in every row, its figure in columns.</summary>
    private static List<Dictionary<ImportColumn, ColumnSource>> Wide(SheetLayout layout, IReadOnlyList<int> places, Dictionary<ImportColumn, ColumnSource> sources)
    {
        List<Dictionary<ImportColumn, ColumnSource>> wide = [];
        foreach (var metric in layout.Columns.Select(column => (Column: column, Target: MetricTarget.Read(column.Target))).Where(pair => pair.Target is not null).GroupBy(pair => pair.Target!.Code))
        {
            var row = new Dictionary<ImportColumn, ColumnSource>(sources) { [ValuesImport.Code] = new ColumnSource([], metric.Key) };
            foreach (var side in metric.GroupBy(pair => pair.Target!.Side))
                row[ValuesImport.ColumnOf(side.Key)] = Source(layout, places, side.Select(pair => pair.Column));
            wide.Add(row);
        }

        return wide;
    }

    private static ColumnSource Source(SheetLayout layout, IReadOnlyList<int> places, IEnumerable<MatchedColumn> columns)
    {
        var at = columns.ToList();
        return new ColumnSource([.. at.Select(column => places[column.Column])], Head: layout.Heads[at[0].Column]);
    }

    private static bool IsPassed(string said, SheetLayout layout)
    {
        var bare = SheetHead.Bare(said);
        return bare.Length > 0 && layout.PassOver.Any(word => word.EndsWith('*') ? bare.StartsWith(word[..^1], StringComparison.Ordinal) : bare == word);
    }
}
