using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting.Workbooks;

/// <summary>统计表: what units report themselves, a figure a row, what is blank among them.</summary>
public static class ValuesWorkbook
{
    /// <summary>Reads it in a fixed number of commands.</summary>
    /// <param name="db">The store.</param>
    /// <param name="period">The period.</param>
    /// <param name="round">Which collecting of it.</param>
    /// <param name="named">Of whom it is: one unit, or one with all below it.</param>
    /// <param name="units">The units whose figures are in it: within the reach of whoever asks.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Workbook> LoadAsync(WorkReportDb db, ReportingPeriod period, int round, string named, IQueryable<OrgUnit> units, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var listed = await units.NamedOn(period.CountedUntil).OrderBy(u => u.Code).ToListAsync(cancel);
        var metrics = (await db.EveryMetricAsync(period, cancel)).Values.OrderBy(metric => metric.Code, StringComparer.Ordinal).ToList();
        var book = await FigureBook.LoadAsync(db, period, round, [.. listed.Select(unit => unit.Id)], cancel);
        var last = await LastYear.LoadAsync(db, period, units, cancel);
        IReadOnlyList<Column> settled = !book.HasSettled ? [] :
        [
            Heads.Figure("Export.SettledChange", 10), Heads.Figure("Export.Settled"), Heads.Words("Export.SettledReason", 24), Heads.Mark("Export.SettledDecidedBy", 14), Heads.Mark("Export.SettledOn", 12), Heads.Mark("Export.SettledAnswer", 12),
        ];
        return Heads.Book(SharedResource.Text("Export.ValuesTitle", Heads.Titled(period)), [Heads.Line(named, period, round)],
        [
            Heads.Mark("Export.UnitCode", 14), Heads.Words("Export.Unit", 22), Heads.Mark("Export.MetricCode", 10), Heads.Words("Export.Metric", 28), Heads.Mark("Export.Topic", 12),
            Heads.Mark("Export.MeasuredIn", 10), Heads.Figure("Export.Value"), Heads.Figure("Export.Part", 10), Heads.Figure("Export.Whole", 10), Heads.Figure("Export.Printed", 16),
            Heads.Figure("Export.LastYear"), Heads.Figure("Export.Change", 10), Heads.Words("Export.Remarks", 30), Heads.Words("Export.SourceUnit", 16), Heads.Mark("Export.IsTotal", 10),
            Heads.Mark("Export.EnteredBy", 14), Heads.Mark("Export.EnteredOn", 12), Heads.Mark("Export.Counts", 10), Heads.Words("Export.EnteredFrom", 22), .. settled,
        ],
            from unit in listed
            from metric in metrics
            let value = book.Own(unit.Id, metric.Id)
            where metric.IsFilledBy(unit.Level) || value is not null
            let row = Row(unit, metric, value, last.Of(unit.Id, metric), value is { IsFilled: true } && book.Counts(unit.Id, metric.Id))
            select book.HasSettled ? [.. row, .. Settled(SettledShown.Of(book, unit.Id, metric.Id).FirstOrDefault(shown => !shown.Figure.IsOfTotal))] : row);
    }

    private static Cell[] Settled(SettledShown? shown) => shown is not { Metric: var metric, Figure: var figure } ? [Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank] :
    [
        SettledCells.Change(metric, figure.From(shown.Now), shown.Now), Heads.Number(metric, figure.Figure), Cell.Of(figure.Reason), Cell.Of(figure.DecidedBy), Cell.Of(figure.DecidedOn), Cell.Of(SharedResource.Text($"SettledAnswer.{figure.Answer}")),
    ];

    private static Cell[] Row(NamedUnit unit, AskedMetric metric, MetricValue? value, MetricValue? before, bool counts) =>
    [
        Cell.Of(unit.Code), Cell.Of(unit.Name), Cell.Of(metric.Code), Cell.Of(metric.Name), Cell.Of(metric.Topic), Cell.Of(metric.Unit),
        Heads.Number(metric, value), Cell.Of(value?.Base is null ? null : value.Value), Cell.Of(value?.Base), Cell.Of(Heads.Printed(metric, value)),
        Heads.Number(metric, before), Heads.Number(metric, value?.Figure?.Shown - before?.Figure?.Shown), Cell.Of(value?.Note), Cell.Of(value?.SourceUnit), Heads.Yes(value is { IsTotal: true }),
        Cell.Of(value?.EnteredBy), Cell.Of(value?.EnteredAt is { } at ? ChinaTime.DayOf(at) : null), Heads.Yes(counts), Cell.Of(value?.EnteredFrom),
    ];
}
