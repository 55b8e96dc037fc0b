using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;
using WorkReport.Web.Reporting.Workbooks;

namespace WorkReport.Web.Pages.Totals;

/// <summary>汇总 as a workbook: what the page shows, of the heading it shows.</summary>
[SetsPages]
public sealed class TotalsFileModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, string period, string? topic, CancellationToken cancel) =>
        await TotalsLook.LoadAsync(db, person.Id, person.Today, id, period, cancel) is { } look ? this.Serve(TotalsWorkbook.Of(look.Table, topic), look.Table.Tree.Root.Name) : NotFound();
}
