using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.WorkItems;

/// <summary>A file of an item, to take away as it came.</summary>
public sealed class DownloadModel(WorkReportDb db, CurrentPerson person, IStringLocalizer<SharedResource> text) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, [FromRoute(Name = "file")] int fileId, CancellationToken cancel) =>
        this.Serve(await db.EvidenceAsync(person.Id, person.Today, id, fileId, cancel), text["Evidence.Title"]);
}
