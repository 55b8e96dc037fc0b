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
            .Select(a => new StoredFile(a.FileName, a.MediaType, a.Content!.Bytes, a.Sha256)).SingleOrDefaultAsync(cancel);
        return this.Serve(sheet, SharedResource.Official("Reports.Title"));
    }
}
