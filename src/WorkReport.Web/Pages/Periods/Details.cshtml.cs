using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Periods;

/// <summary>One period: how far it is, its dates, what it asks, its outline part by part, and what may be done next.</summary>
public sealed class DetailsModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>What was just done here.</summary>
    public PeriodDone? WasDone => DoneInAddress.Read<PeriodDone>(Done);

    public ReportingPeriod Period { get; private set; } = null!;

    public PeriodDemand Demand { get; private set; } = null!;

    /// <summary>The parts in order, with the year that each speaks of.</summary>
    public IEnumerable<(OutlinePart Part, int Year, IReadOnlyList<OutlineSection> Sections)> Parts =>
        from part in Enum.GetValues<OutlinePart>()
        select (part, part is OutlinePart.Plan ? Period.Year + 1 : Period.Year, (IReadOnlyList<OutlineSection>)[.. Period.Sections.Where(s => s.Part == part)]);

    /// <summary>Characters in all; 0 where no section has a budget.</summary>
    public int Budget => Period.Sections.Sum(s => s.Budget);

    /// <summary>Minutes that it takes to read them out.</summary>
    public int Minutes => Length.Minutes(Budget);

    public Verdict MayChange => Period.CanChange;

    /// <summary>The unit whose office opens the year, for 布置报送.</summary>
    public int OfficeId { get; private set; }

    public Verdict MayReopen { get; private set; } = Verdict.Yes;

    /// <summary>Has nobody entered anything for it?</summary>
    public Verdict MayRemove { get; private set; } = Verdict.Yes;

    /// <summary>The levels that hand in to one another, with the day of a round where one is set; none where nothing is set at all.</summary>
    public IEnumerable<(UnitLevel Level, DateOnly? Day)> Dues(int round) =>
        Period.DueDates.Any(due => due.Round == round) ? DatesForm.Levels.Reverse().Select(level => (level, Period.DueFor(level, round))) : [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await db.MayOpenYearsAsync(person.Id, person.Today, cancel))
            return NotFound();
        Period = (await db.Periods.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id, cancel))!;
        if (Period is null)
            return NotFound();
        Demand = await PeriodDemand.OfAsync(db, Period, cancel);
        var entered = await db.Periods.Where(p => p.Id == Id).Select(p => new
        {
            HasIssued = db.Reports.Any(r => r.PeriodId == Id && r.State == ReportState.Issued),
            IsTouched = db.TouchedPeriods().Any(touched => touched.Id == Id),
            OfficeId = db.UnitsOpenedBy(person.Id, person.Today).OrderBy(u => u.Code).Select(u => u.Id).FirstOrDefault(),
        }).SingleAsync(cancel);
        MayReopen = Period.CanReopen(entered.HasIssued);
        MayRemove = Period.CanDiscard(entered.IsTouched);
        OfficeId = entered.OfficeId;
        return Page();
    }
}
