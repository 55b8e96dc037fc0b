using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Periods;

/// <summary>One period: its dates, and its outline part by part.</summary>
public sealed class DetailsModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    /// <summary>What was just done here.</summary>
    [FromQuery]
    public PeriodDone? Done { get; set; }

    public ReportingPeriod Period { get; private set; } = null!;

    /// <summary>The levels that hand in to one another, with the day where one is set.</summary>
    public IEnumerable<(UnitLevel Level, DateOnly? Day)> Dues =>
        DueForm.Levels.Select(level => (level, Period.DueFor(level)));

    /// <summary>The parts in order, with the year that each speaks of.</summary>
    public IEnumerable<(OutlinePart Part, int Year, IReadOnlyList<OutlineSection> Sections)> Parts =>
        from part in Enum.GetValues<OutlinePart>()
        select (part, part is OutlinePart.Plan ? Period.Year + 1 : Period.Year, (IReadOnlyList<OutlineSection>)[.. Period.Sections.Where(s => s.Part == part)]);

    /// <summary>Characters in all; 0 where no section has a budget.</summary>
    public int Budget => Period.Sections.Sum(s => s.Budget);

    /// <summary>Minutes that it takes to read them out.</summary>
    public int Minutes => Length.Minutes(Budget);

    public Verdict MayChange => Period.CanChange;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await db.MayOpenYearsAsync(person.Id, person.Today, cancel))
            return NotFound();
        Period = (await db.Periods.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id, cancel))!;
        return Period is null ? NotFound() : Page();
    }
}
