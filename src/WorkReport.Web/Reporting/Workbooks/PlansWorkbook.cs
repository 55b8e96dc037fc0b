using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting.Workbooks;

/// <summary>N+1年工作安排: each task with its target, who leads it, who does it, and by when.</summary>
public static class PlansWorkbook
{
    /// <summary>Reads it in a fixed number of commands.</summary>
    /// <param name="db">The store.</param>
    /// <param name="period">The period that plans them.</param>
    /// <param name="named">Of whom it is.</param>
    /// <param name="units">The units whose tasks are in it: within the reach of whoever asks.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Workbook> LoadAsync(WorkReportDb db, ReportingPeriod period, string named, IQueryable<OrgUnit> units, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var metrics = await db.EveryMetricAsync(period, cancel);
        var plans = await (from plan in db.PlanItems.AsNoTracking()
                           where plan.PeriodId == period.Id
                           join unit in units.NamedOn(period.CountedUntil) on plan.UnitId equals unit.Id
                           orderby unit.Code, plan.Id
                           select new { unit.Code, unit.Name, Plan = plan }).ToListAsync(cancel);
        var sections = Sections.Of(period, OutlinePart.Plan);
        return Heads.Book(SharedResource.Text("Plans.Title", period.Year + 1), [Heads.Line(named, period, Round.First)],
        [
            Heads.Mark("Export.UnitCode", 14), Heads.Words("Export.Unit", 20), Heads.Words("Export.Section", 22), Heads.Words("Export.Task", 50), Heads.Mark("Export.MetricCode", 10),
            Heads.Words("Export.Metric", 20), Heads.Figure("Export.Target", 10), Heads.Mark("Export.MeasuredIn", 10), Heads.Words("Export.LeadOfficial", 14), Heads.Words("Export.Responsible", 18),
            Heads.Words("Export.Partners", 18), Heads.Mark("Export.DueOn", 12), Heads.Mark("Export.State", 10),
        ],
            from row in plans.GroupBy(row => row.Code).SelectMany(unit => unit.OrderBy(row => sections.PlaceOf(row.Plan.SectionId)))
            let plan = row.Plan
            let metric = plan.MetricId is { } id ? metrics.GetValueOrDefault(id) : null
            select (Cell[])
            [
                Cell.Of(row.Code), Cell.Of(row.Name), Cell.Of(sections.HeadingOf(plan.SectionId)), Cell.Of(plan.Text), Cell.Of(metric?.Code), Cell.Of(metric?.Name), Target(metric, plan.Target),
                Cell.Of(metric?.Unit), Cell.Of(plan.LeadOfficial), Cell.Of(plan.Responsible), Cell.Of(plan.Partners), Cell.Of(plan.DueOn), Cell.Of(SharedResource.Text($"PlanState.{plan.State}")),
            ]);
    }

    // What is aimed at is not computed, so it stands as it was written, also of a share.
    private static Cell Target(AskedMetric? metric, decimal? target) => Cell.Of(target, metric is { IsWhole: true } ? Cell.Whole : Cell.General);
}
