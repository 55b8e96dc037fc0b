using Microsoft.AspNetCore.Mvc;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Notices;

/// <summary>One page of it as a picture, from the same layout as the file.</summary>
[SetsPages]
public sealed class PictureModel(WorkReportDb db, CurrentPerson person, NoticePages pages) : NoticeFilePage(db, person)
{
    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } year)
            return NotFound();
        if (pages.Of(Id, await FactsAsync(year, cancel)) is not { } set)
            return NoFace();
        return set.Picture(number) is { } picture ? File(picture, "image/svg+xml") : NotFound();
    }
}
