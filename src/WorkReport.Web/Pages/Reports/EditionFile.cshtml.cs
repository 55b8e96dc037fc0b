using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reports;

/// <summary>The file of a version, byte for byte as it was frozen.</summary>
public sealed class EditionFileModel(WorkReportDb db, CurrentPerson person) : ReportFilePage(db, person)
{
    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancel)
    {
        if (await EditionAsync(number, cancel) is not { } edition)
            return NotFound();
        var file = await Db.Set<EditionFile>().AsNoTracking().SingleAsync(f => f.Id == edition.FileId, cancel);
        return !edition.Holds(file.Bytes) ? this.Altered() : Pdf(file.Bytes, ReportFacts.FromJson(edition.Facts).Head.Title);
    }
}
