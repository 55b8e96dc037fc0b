using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Importing;

/// <summary>The template of a kind of sheet.</summary>
[SetsPages]
public sealed class TemplateModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public string Kind { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await ImportAccess.FindAsync(db, person, Kind, cancel) is { } kind
            ? this.Serve(ImportTemplate.Of(kind)) : NotFound();
}
