using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Jottings;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Jottings;

/// <summary>The photo of a jotting, without what the camera wrote beside it.</summary>
public sealed class PhotoModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, [FromRoute(Name = "jotting")] int jottingId, CancellationToken cancel)
    {
        var entered = db.UnitsEnteredBy(person.Id, person.Today);
        var found = await db.Set<JottingPhoto>().Where(p => p.JottingId == jottingId && db.Jottings.Any(j => j.Id == jottingId && j.UnitId == id && entered.Any(u => u.Id == j.UnitId)))
            .Select(p => new StoredFile(p.FileName, p.MediaType, p.Bytes, p.Sha256)).SingleOrDefaultAsync(cancel);
        if (found is null)
            return NotFound();
        if (!found.IsWhole)
            return this.Altered();
        return ShownPicture.Of(found.Bytes, found.MediaType) is { } picture ? File(picture, found.MediaType) : NotFound();
    }
}
