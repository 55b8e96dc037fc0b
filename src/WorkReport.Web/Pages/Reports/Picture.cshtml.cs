using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>One page of what the report says now, drawn from the same layout as the file.</summary>
[SetsPages]
public sealed class PictureModel(WorkReportDb db, CurrentPerson person, DraftPages pages) : ReportFilePage(db, person)
{
    /// <summary>Names the pages that the browser has in mind; without it, those of now.</summary>
    [FromQuery(Name = "v")]
    public string? Mark { get; set; }

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancel)
    {
        if (pages.Find(Id, Mark) is { } kept && await (await ReportsAsync(cancel)).AnyAsync(cancel))
        {
            Response.Headers.CacheControl = "private, max-age=1800, immutable";
            return Drawn(kept.Picture(number));
        }

        if (await FactsAsync(cancel) is not { } facts)
            return NotFound();
        return pages.Of(Id, facts) is { } set ? Drawn(set.Picture(number)) : NoFace();
    }
}
