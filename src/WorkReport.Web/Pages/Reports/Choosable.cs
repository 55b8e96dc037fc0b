using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Reports;

/// <summary>Something reported that a paragraph can be made from.</summary>
/// <param name="Id">Its key among those of its kind.</param>
/// <param name="UnitId">Whose it is.</param>
/// <param name="Unit">The name of that unit.</param>
/// <param name="Lead">段首句; empty for a task of the plan.</param>
/// <param name="Stored">The stored form of its text.</param>
public sealed record Choosable(int Id, int UnitId, string Unit, string Lead, string Stored)
{
    public FigureText Text => FigureText.Parse(Stored);
}

/// <summary>
/// What may be chosen for a section of a report: what the unit itself has written, and what the units below it have reported and
/// had accepted. For a section of the review these are work items, for one of the plan tasks.
/// </summary>
public static class Choosables
{
    public static SourceKind KindOf(OutlineSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return section.Part is OutlinePart.Review ? SourceKind.WorkItem : SourceKind.PlanItem;
    }

    public static IQueryable<Choosable> ChoosableFor(this WorkReportDb db, OrgUnit unit, ReportingPeriod period, OutlineSection section, string? words)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(period);
        var below = db.UnitsBelow(unit.Id, period);
        var accepted = db.Submissions.Where(s => s.PeriodId == period.Id && s.State == SubmissionState.Accepted && below.Contains(s.UnitId)).Select(s => s.UnitId);
        var units = db.OrgUnits.Where(u => u.Id == unit.Id || accepted.Contains(u.Id));
        var choosable = KindOf(section) is SourceKind.WorkItem
            ? from item in db.WorkItems
              where item.PeriodId == period.Id && item.SectionId == section.Id
              join u in units on item.UnitId equals u.Id
              where words == null || item.Lead.Contains(words) || item.Body.Contains(words) || u.Name.Contains(words)
              orderby u.Code, item.Id
              select new Choosable(item.Id, u.Id, u.Name, item.Lead, item.Body)
            : from plan in db.PlanItems
              where plan.PeriodId == period.Id && plan.SectionId == section.Id
              join u in units on plan.UnitId equals u.Id
              where words == null || plan.Text.Contains(words) || u.Name.Contains(words)
              orderby u.Code, plan.Id
              select new Choosable(plan.Id, u.Id, u.Name, "", plan.Text);
        return choosable.AsNoTracking();
    }
}
