using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Plans;

/// <summary>N+1年工作安排 of one unit, section by section.</summary>
public sealed class IndexModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    private ILookup<int, PlanRow> rows = null!;

    [FromRoute]
    public int Id { get; set; }

    [FromRoute(Name = "period")]
    public string PeriodCode { get; set; } = "";

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public PlanDone? WasDone => DoneInAddress.Read<PlanDone>(Done);

    public UnitYear Year { get; private set; } = null!;

    /// <summary>The year that is planned.</summary>
    public int Planned => Year.Period.Year + 1;

    public IReadOnlyList<OutlineSection> Sections => SectionList.Of(Year.Period, OutlinePart.Plan);

    /// <summary>May a task be added?</summary>
    public Verdict MayAdd => Sections.Count == 0 ? Verdict.No("Plans.NoOutline") : Year.MayEdit(new SubmittedPiece(PieceKind.PlanItem, 0));

    public IEnumerable<PlanRow> Of(OutlineSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return rows[section.Id];
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await db.UnitYearAsync(person.Id, person.Today, Id, PeriodCode, cancel) is not { Round: Round.First } year)
            return NotFound();
        Year = year;
        var metrics = await db.EveryMetricAsync(year.Period, cancel);
        var found = await db.PlanItems.AsNoTracking().Where(plan => plan.UnitId == Id && plan.PeriodId == year.Period.Id).OrderBy(plan => plan.Id).ToListAsync(cancel);
        rows = found.ToLookup(p => p.SectionId, p => new PlanRow(p.Id, p.Task, p.Task.Aim(metrics), p.State, Year.ReasonFor(new SubmittedPiece(PieceKind.PlanItem, p.Id))));
        return Page();
    }
}

/// <summary>A task in the list.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Task">What it says.</param>
/// <param name="Aim">What it is measured by and how much of it; null where it is not counted.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Returned">Why it came back to be mended; null where it did not.</param>
public sealed record PlanRow(int Id, PlanTask Task, string? Aim, PlanState State, string? Returned);
