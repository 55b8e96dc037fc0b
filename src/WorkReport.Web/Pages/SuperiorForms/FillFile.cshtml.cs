using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.SuperiorForms;

/// <summary>The form filled in, to take away: the file that came, with the figures in it.</summary>
[SetsPages]
public sealed class FillFileModel(WorkReportDb db, CurrentPerson person, FormChild child) : PageModel
{
    private const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task<IActionResult> OnGetAsync(int id, string period, int form, CancellationToken cancel)
    {
        if (await FormAccess.TreeAsync(db, person, id, period, cancel) is not { } tree || await FormAccess.FindAsync(db, id, form, cancel) is not { } kept
            || await FormAccess.FillAsync(db, person, child, tree, kept, cancel) is not { } fill)
        {
            return NotFound();
        }

        if (fill.Filled.Bytes is { } bytes)
            return File(bytes, MediaType, DownloadName.For($"{tree.Root.Name} {kept.Name} {tree.Code}", ".xlsx", kept.Name));
        HttpContext.Refuse(StatusCodes.Status422UnprocessableEntity, "SuperiorForms.CannotFill");
        return new EmptyResult();
    }
}
