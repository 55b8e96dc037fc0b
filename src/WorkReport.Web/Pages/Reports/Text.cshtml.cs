using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>全文: the outline and every paragraph without the pages, which cost more to set. What one drafts on asks for it after each step, and now and then for what others did.</summary>
public sealed class TextModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    [FromQuery(Name = "section")]
    public int? SectionAsked { get; set; }

    [FromQuery(Name = "place")]
    public BlockPlace? PlaceAsked { get; set; }

    /// <summary>The version that the browser shows: where it is the one that stands, there is nothing to say.</summary>
    [FromQuery(Name = "seen")]
    public long? Seen { get; set; }

    public Desk Desk { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await db.ReportYearAsync(person.Id, person.Today, Id, cancel) is not { } year)
            return NotFound();
        if (year.Report.Version == Seen)
            return new NoContentResult();
        var basis = await db.ReportBasisAsync(year.Report, year.Unit, year.Period, cancel);
        Desk = await Desk.LoadAsync(db, basis, Contents.Of(basis, SectionAsked, PlaceAsked), year.MayWrite, person.Id, cancel);
        return Page();
    }
}
