using Microsoft.AspNetCore.Mvc;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Totals;

/// <summary>交叉表 as a workbook, with every unit of the level.</summary>
[SetsPages]
public sealed class CrossFileModel(WorkReportDb db, CurrentPerson person) : CrossPage(db, person)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await FindAsync(cancel) ? this.Serve((await TableAsync(Units, cancel)).Workbook(), Tree.Root.Name) : NotFound();
}
