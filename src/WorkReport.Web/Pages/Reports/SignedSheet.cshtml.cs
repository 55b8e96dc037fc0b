using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reports;

/// <summary>The picture of a signed sheet.</summary>
public sealed class SignedSheetModel(WorkReportDb db, CurrentPerson person) : ReportFilePage(db, person)
{
    public async Task<IActionResult> OnGetAsync(int file, CancellationToken cancel)
    {
        var sheet = await (await ReportsAsync(cancel)).SelectMany(r => r.Attachments).Where(a => a.Id == file)
            .Select(a => new { a.FileName, a.MediaType, a.Content!.Bytes }).SingleOrDefaultAsync(cancel);
        if (sheet is null)
            return NotFound();
        var extension = Path.GetExtension(sheet.FileName);
        return File(sheet.Bytes, sheet.MediaType, DownloadName.For(sheet.FileName[..^extension.Length], extension, SharedResource.Official("Reports.Title")));
    }
}
