using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Domain.Attachments;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.WorkItems;

/// <summary>A picture of an item, seen in place: without what the camera wrote beside it.</summary>
public sealed class PictureModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, [FromRoute(Name = "file")] int fileId, CancellationToken cancel)
    {
        if (await db.EvidenceAsync(person.Id, person.Today, id, fileId, cancel) is not { } found)
            return NotFound();
        if (!found.IsWhole)
            return this.Altered();
        if (ShownPicture.Of(found.Bytes, found.MediaType) is not { } picture)
            return NotFound();
        return File(picture, found.MediaType);
    }
}
