using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;

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
    public static async Task<ILookup<int, Mark>> MarksAsync(this WorkReportDb db, ReportingPeriod period, int round, IReadOnlyCollection<int> unitIds, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(unitIds);
        var metrics = await db.EveryMetricAsync(period, cancel);
        var now = await db.MetricSheets.AsNoTracking().Where(s => s.PeriodId == period.Id && s.Round == round && unitIds.Contains(s.UnitId))
            .SelectMany(s => s.Values, (s, v) => new { s.UnitId, Value = v }).ToListAsync(cancel);
        var last = await db.PeriodBeforeAsync(period, cancel);
        var before = last is null ? [] : (await db.SheetsFollowed(last.Id).AsNoTracking().Where(s => unitIds.Contains(s.UnitId))
            .SelectMany(s => s.Values, (s, v) => new { s.UnitId, Value = v }).ToListAsync(cancel)).ToDictionary(row => (row.UnitId, row.Value.MetricId), row => row.Value);
        return now.Where(row => metrics.ContainsKey(row.Value.MetricId)).GroupBy(row => row.UnitId)
            .SelectMany(unit => Marks.Of([.. unit.Select(row => Judged(unit.Key, row.Value))]), (unit, mark) => (unit.Key, mark)).ToLookup(row => row.Key, row => row.mark);

        JudgedFigure Judged(int unit, MetricValue value)
        {
            var metric = metrics[value.MetricId];
            var was = before.GetValueOrDefault((unit, value.MetricId))?.Figure;
            // A share is held against a share alone: the class of a metric may have been another.
            return new JudgedFigure(metric, value.Figure, value.Note, was?.Base.HasValue == (metric.RollUp == RollUp.Rate) ? was : null);
        }
    }
}
