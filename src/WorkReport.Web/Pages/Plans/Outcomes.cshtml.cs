using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Plans;

/// <summary>N年工作安排完成情况 of one unit: what was planned for the year and what became of it, what is overdue first.</summary>
public sealed class OutcomesModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    [FromRoute(Name = "period")]
    public string PeriodCode { get; set; } = "";

    public UnitYear Year { get; private set; } = null!;

    public IReadOnlyList<OutcomeRow> Rows { get; private set; } = [];

    /// <summary>How many nobody has said anything of.</summary>
    public int Open => Rows.Count(row => row.Outcome is null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await db.UnitYearAsync(person.Id, person.Today, Id, PeriodCode, cancel) is not { Round: Round.First } year)
            return NotFound();
        Year = year;
        if (await db.PeriodPlanningAsync(year.Period, cancel) is not { } planning)
            return Page();
        var plans = await db.PlanItems.AsNoTracking().Include(plan => plan.Outcomes).Where(plan => plan.UnitId == Id && plan.PeriodId == planning.Id).OrderBy(plan => plan.Id).ToListAsync(cancel);
        var metrics = await db.EveryMetricAsync(planning, cancel);
        var figures = await FigureBook.FollowedAsync(db, year.Period, Id, cancel);
        Rows = [.. plans.Select(plan => new OutcomeRow(
            plan.Id, plan.Task, plan.Task.Aim(metrics), plan.MetricId is { } metric ? figures.Print(new BoundFigure(metric, Id, FigureAspect.All)) : null, plan.Outcome,
            plan.DueOn < person.Today && plan.Outcome?.Result is null or PlanResult.Underway)).OrderByDescending(row => row.IsOverdue).ThenBy(row => row.Outcome is not null).ThenBy(row => row.Task.DueOn ?? DateOnly.MaxValue).ThenBy(row => row.Id)];
        return Page();
    }
}

/// <summary>A task in the list.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Task">What it says.</param>
/// <param name="Aim">What it was to reach; null where it is not counted.</param>
/// <param name="Reached">What the year reports of it; null where nothing is known.</param>
/// <param name="Outcome">What was said last; null where nobody has said anything.</param>
/// <param name="IsOverdue">Its day has passed and it is not done.</param>
public sealed record OutcomeRow(int Id, PlanTask Task, string? Aim, string? Reached, PlanOutcome? Outcome, bool IsOverdue);
