using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.WorkItems;

/// <summary>A file of an item, to take away and never to be shown in place.</summary>
public sealed class DownloadModel(WorkReportDb db, CurrentPerson person, IStringLocalizer<SharedResource> text) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, [FromRoute(Name = "file")] int fileId, CancellationToken cancel)
    {
        if (await db.BarePeriods().SingleOrDefaultAsync(p => db.WorkItems.Any(i => i.Id == id && i.PeriodId == p.Id), cancel) is not { } period)
            return NotFound();
        var mine = db.UnitsReadIn(person.Id, person.Today, period);
        var found = await db.WorkItems.Where(i => i.Id == id && mine.Any(u => u.Id == i.UnitId)).SelectMany(i => i.Attachments).Where(a => a.Id == fileId)
            .Select(a => new { a.FileName, a.MediaType, a.Content!.Bytes }).SingleOrDefaultAsync(cancel);
        if (found is null)
            return NotFound();
        Response.Headers.CacheControl = "private, no-store";
        var extension = Path.GetExtension(found.FileName);
        return File(found.Bytes, found.MediaType, DownloadName.For(found.FileName[..^extension.Length], extension, text["Evidence.Title"]));
    }
}
