using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Metrics;

namespace WorkReport.Web.Reporting.Workbooks;

/// <summary>汇总 of a unit: 本级, 下级, 合计 of every metric, 文中写法 beside them, last year's, and where they come from.</summary>
public static class TotalsWorkbook
{
    /// <param name="table">The table as whoever asks may see it.</param>
    /// <param name="topic">Only metrics under this heading; null for all.</param>
    public static Workbook Of(TotalTable table, string? topic = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var tree = table.Tree;
        List<string> lines = [Heads.Line(tree.Root.Name, tree.Period, tree.Round)];
        if (table.Expected > 0)
            lines.Add(SharedResource.Text("Totals.Counted", table.Counted, table.Expected));
        var shown = table.Rows.Where(row => string.IsNullOrEmpty(topic) || row.Metric.Topic == topic).ToList();
        // Without a 核定数 the table has the columns that it always had.
        var isSettled = shown.Exists(row => row.Settled.IsAny);
        IReadOnlyList<Column> settled = !isSettled ? [] :
        [
            Heads.Figure("Export.SettledRows", 10), Heads.Figure("Export.SettledWhole", 10), Heads.Figure("Export.SettledOwn"), Heads.Figure("Export.SettledBelow"), Heads.Figure("Export.SettledAll"), Heads.Words("Export.SettledBy", 34),
        ];
        return Heads.Book(SharedResource.Text("Export.TotalsTitle", Heads.Titled(tree.Period)), lines,
        [
            Heads.Mark("Export.MetricCode", 10), Heads.Words("Export.Metric", 30), Heads.Mark("Export.Topic", 12), Heads.Mark("Export.MeasuredIn", 10),
            Heads.Figure("Export.Own"), Heads.Figure("Export.Below"), Heads.Figure("Export.All"), Heads.Figure("Export.Printed", 16),
            Heads.Figure("Export.Units", 10), Heads.Figure("Export.AllPart", 10), Heads.Figure("Export.AllWhole", 10),
            Heads.Figure("Export.Before"), Heads.Figure("Export.Change", 10), Heads.Words("Export.SourceUnit", 16), Heads.Words("Export.Remarks", 34), .. settled,
        ], shown.Select(row => isSettled ? [.. Row(table, row), .. Settled(row)] : Row(table, row)));
    }

    private static Cell[] Settled(TotalRow row)
    {
        var (metric, both) = (row.Metric, row.Settled);
        return !both.IsAny ? [Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank] :
        [
            SettledCells.Change(metric, both.RowsChange, both.Computed.All), SettledCells.Change(metric, both.WholeChange, both.OfRows),
            Heads.Number(metric, both.Own), row.StaysAtUnit ? Cell.Blank : Heads.Number(metric, both.Below), Heads.Number(metric, both.All),
            Heads.Remarks([.. row.SettledBy.Select(SettledCells.Words)]),
        ];
    }

    private static Cell[] Row(TotalTable table, TotalRow row)
    {
        var (metric, total) = (row.Metric, row.Total);
        return
        [
            Cell.Of(metric.Code), Cell.Of(metric.Name), Cell.Of(metric.Topic), Cell.Of(metric.Unit),
            row.IsDirect ? Cell.Blank : Heads.Number(metric, row.Own), Heads.Number(metric, total.Below), row.IsDirect ? Heads.Number(metric, row.Own) : Heads.Number(metric, total.All),
            Cell.Of(metric.Print(total.All) ?? (row.IsDirect ? Heads.Printed(metric, row.Own) : null)),
            row.StaysAtUnit || row.IsDirect ? Cell.Blank : Cell.Of(total.Units, Cell.Whole), Part(total.All, figure => figure.Value), Part(total.All, figure => figure.Base),
            Heads.Number(metric, row.Before?.All), Heads.Number(metric, row.Change), Cell.Of(row.Own?.SourceUnit),
            Heads.Remarks(
                metric.IsAsked ? null : SharedResource.Text("Totals.Retired"),
                row.StaysAtUnit ? SharedResource.Text($"RollUp.{RollUp.None}") : null,
                row.IsDirect ? SharedResource.Text("Totals.Direct") : null,
                row.Own is { Figure: null, Printed: not null } ? SharedResource.Text("Export.OwnOnlyPrinted") : null,
                row.OnlyPrinted > 0 ? SharedResource.Text("Totals.NotAdded", row.OnlyPrinted) : null,
                row.IsBeforeUnaccepted ? SharedResource.Text("Totals.BeforeNotAccepted") : null,
                row is { Before.All: not null, Alike: { IsWhole: false, All: > 0 } alike } ? SharedResource.Text("Totals.Alike", alike.Same, alike.All) : null,
                table.MovedOf(metric.Id) is { } moved ? SharedResource.Text("Signed.Was", metric.Exactly(moved.Handed?.AllFigure) ?? "—") : null,
                row.Own?.Note),
        ];
    }

    /// <summary>One side of a share; blank of everything else.</summary>
    private static Cell Part(Figure? figure, Func<Figure, decimal?> side) => figure is { Base: not null } share ? Cell.Of(side(share)) : Cell.Blank;
}
