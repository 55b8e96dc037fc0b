using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Domain.Importing;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Importing;

/// <summary>导入: what can come in from Excel, each with its template.</summary>
public sealed class IndexModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    public IReadOnlyList<ImportKind> Kinds { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Kinds = await ImportAccess.KindsAsync(db, person, cancel);
}
