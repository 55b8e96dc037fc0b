using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Periods;

/// <summary>年度设置: all periods, the newest first.</summary>
public sealed class IndexModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromQuery(Name = "p")]
    public int? PageAsked { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>Was one deleted just now?</summary>
    public bool WasRemoved => DoneInAddress.Read<PeriodDone>(Done) is PeriodDone.Removed;

    public IReadOnlyList<PeriodRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await db.MayOpenYearsAsync(person.Id, person.Today, cancel))
            return NotFound();
        Paging = Paging.Of(PageAsked, await db.Periods.CountAsync(cancel));
        Rows = await db.PeriodsToTurnTo(opensYears: true).Skip(Paging.Skip).Take(Paging.Size)
            .Select(p => new PeriodRow(
                p.Id, p.Code, p.Year, p.Kind, p.Name, p.CountedFrom, p.CountedUntil, p.State, p.IsBackfill,
                db.Set<OutlineSection>().Count(s => EF.Property<int>(s, "PeriodId") == p.Id),
                db.Catalogues.Where(c => c.PeriodId == p.Id).SelectMany(c => c.Entries).Count(e => e.StoppedAt == null)))
            .ToListAsync(cancel);
        return Page();
    }
}

/// <summary>A period in the list, with how many headings its outline has and how many metrics it asks.</summary>
public sealed record PeriodRow(
    int Id, string Code, int Year, PeriodKind Kind, string Name, DateOnly CountedFrom, DateOnly CountedUntil, PeriodState State, bool IsBackfill, int Sections, int Metrics);
