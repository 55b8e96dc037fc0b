using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.WorkItems;

namespace WorkReport.Web.Data;

/// <summary>What the rules find on the figures of units, once for every page that shows them.</summary>
public static class SheetMarks
{
    /// <summary>By unit, in a fixed number of commands however many units are asked about.</summary>
    /// <param name="db">The store.</param>
    /// <param name="period">The period.</param>
    /// <param name="round">Which collecting of it.</param>
    /// <param name="unitIds">Whose figures.</param>
    /// <param name="cancel">Cancels.</param>
    public static Task<ILookup<int, Mark>> MarksAsync(this WorkReportDb db, ReportingPeriod period, int round, IReadOnlyCollection<int> unitIds, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(unitIds);
        return OfSheetsAsync(db, period, round, sheets => sheets.Where(s => unitIds.Contains(s.UnitId)), cancel);
    }

    /// <summary>The same of every figure that the totals of a unit are made of: its own, and of the units below those that count.</summary>
    /// <param name="db">The store.</param>
    /// <param name="period">The period.</param>
    /// <param name="round">Which collecting of it.</param>
    /// <param name="unitId">The unit.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<IReadOnlyList<(int UnitId, Mark Mark)>> MarksBehindAsync(this WorkReportDb db, ReportingPeriod period, int round, int unitId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var counted = db.UnitsCountedBelow(unitId, period, round);
        var withheld = await db.WithheldBelowAsync(unitId, period, round, cancel);
        var marks = await OfSheetsAsync(db, period, round, sheets => sheets.Where(s => s.UnitId == unitId || counted.Contains(s.UnitId)), cancel);
        return [.. from unit in marks
                   from mark in unit
                   where !withheld.Contains((unit.Key, mark.Metric.Id))
                   select (unit.Key, mark)];
    }

    /// <summary>The work items of a unit whose figures have moved since they were written, each with what the rules found.</summary>
    /// <param name="db">The store.</param>
    /// <param name="period">The period.</param>
    /// <param name="unitId">The unit.</param>
    /// <param name="cancel">Cancels.</param>
    public static Task<IReadOnlyList<(WorkItem Item, IReadOnlyList<Mark> Marks)>> MovedItemsAsync(this WorkReportDb db, ReportingPeriod period, int unitId, CancellationToken cancel = default) =>
        db.MovedItemsAsync(period, [unitId], cancel);

    /// <summary>The same of several units, in a fixed number of commands however many they are.</summary>
    /// <param name="db">The store.</param>
    /// <param name="period">The period.</param>
    /// <param name="unitIds">The units.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<IReadOnlyList<(WorkItem Item, IReadOnlyList<Mark> Marks)>> MovedItemsAsync(this WorkReportDb db, ReportingPeriod period, IReadOnlyCollection<int> unitIds, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(unitIds);
        var items = (await db.WorkItems.AsNoTracking().IgnoreAutoIncludes().Where(i => unitIds.Contains(i.UnitId) && i.PeriodId == period.Id && i.Body.Contains(FigureText.Begins)).OrderBy(i => i.Id).ToListAsync(cancel))
            .FindAll(i => i.Text.Figures.Any());
        if (items.Count == 0)
            return [];
        var figures = await TextFigures.LoadAsync(db, period, items.Select(i => i.UnitId), items.SelectMany(i => i.Text.Figures), cancel);
        return [.. from item in items
                   let marks = Marks.In(item.Text, figures.MetricOf, figures.Print)
                   where marks.Count > 0
                   select (item, marks)];
    }

    private static async Task<ILookup<int, Mark>> OfSheetsAsync(
        WorkReportDb db, ReportingPeriod period, int round, Func<IQueryable<MetricSheet>, IQueryable<MetricSheet>> which, CancellationToken cancel)
    {
        var metrics = await db.EveryMetricAsync(period, cancel);
        var now = await db.ReadSheetsAsync(which(db.MetricSheets.Where(s => s.PeriodId == period.Id && s.Round == round)), cancel);
        var last = await db.PeriodBeforeAsync(period, cancel);
        var before = last is null ? [] : (await db.ReadSheetsAsync(which(db.SheetsFollowed(last.Id)), cancel)).ToDictionary(sheet => sheet.UnitId, sheet => sheet.Figures);
        var asked = metrics.Values.SelectMany(metric => metric.Levels, (metric, level) => (level, metric)).Where(pair => pair.metric.IsAsked).ToLookup(pair => pair.level, pair => pair.metric);
        return now.SelectMany(sheet => Of(sheet, before.GetValueOrDefault(sheet.UnitId, [])), (sheet, mark) => (sheet.UnitId, mark)).ToLookup(row => row.UnitId, row => row.mark);

        IEnumerable<Mark> Of(SheetRead sheet, IReadOnlyList<SheetFigure> lastYear)
        {
            var was = lastYear.Where(figure => figure.Value is not null).ToDictionary(figure => figure.MetricId, figure => figure.Figure!.Value);
            return Marks.Of([.. sheet.Figures.Where(figure => figure.Value is not null && metrics.ContainsKey(figure.MetricId)).Select(figure => Judged(metrics[figure.MetricId], figure, was))], asked[sheet.Level]);
        }

        static JudgedFigure Judged(AskedMetric metric, SheetFigure figure, Dictionary<int, Figure> lastYear)
        {
            Figure? was = lastYear.TryGetValue(metric.Id, out var before) ? before : null;
            // A share is held against a share alone: the class of a metric may have been another.
            return new JudgedFigure(metric, figure.Figure, figure.Note, was?.Base.HasValue == (metric.RollUp == RollUp.Rate) ? was : null);
        }
    }
}
