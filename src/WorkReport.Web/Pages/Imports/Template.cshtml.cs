using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Imports;

/// <summary>The template of a kind of sheet.</summary>
[SetsPages]
public sealed class TemplateModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public string Kind { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        (await ImportAccess.KindsAsync(db, person, cancel)).Cast<ImportKind?>().FirstOrDefault(kind => kind.ToString()!.ToLowerInvariant() == Kind) is { } kind
            ? this.Serve(ImportTemplate.Of(kind)) : NotFound();
}
