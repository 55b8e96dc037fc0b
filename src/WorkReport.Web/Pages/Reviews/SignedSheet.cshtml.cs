using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reviews;

/// <summary>The picture of a sheet that a unit's leader has signed. Whoever reads the package sees it.</summary>
public sealed class SignedSheetModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    public async Task<IActionResult> OnGetAsync(int file, CancellationToken cancel)
    {
        if (await db.UnitYearOfAsync(person.Id, person.Today, Id, cancel) is null)
            return NotFound();
        var sheet = await db.Submissions.Where(s => s.Id == Id).SelectMany(s => s.Attachments).Where(a => a.Id == file)
            .Select(a => new StoredFile(a.FileName, a.MediaType, a.Content!.Bytes, a.Sha256)).SingleOrDefaultAsync(cancel);
        return this.Serve(sheet, SharedResource.Official("Reports.Record"));
    }
}
