using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Notices;

/// <summary>The notice as PDF: byte for byte as it was issued; of a draft, set now.</summary>
[SetsPages]
public sealed class PdfModel(WorkReportDb db, CurrentPerson person, NoticePages pages) : NoticeFilePage(db, person)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } year)
            return NotFound();
        if (year.Notice.FileId is { } kept)
        {
            var file = await Db.Set<EditionFile>().AsNoTracking().SingleAsync(f => f.Id == kept, cancel);
            return year.Notice.Holds(file.Bytes) ? Named(file.Bytes, MediaTypeNames.Application.Pdf, year.Notice.Title, ".pdf") : this.Altered();
        }

        return pages.Of(Id, await FactsAsync(year, cancel)) is { } set ? Named(set.File(), MediaTypeNames.Application.Pdf, year.Notice.Title, ".pdf") : NoFace();
    }
}
