using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting.Workbooks;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>统计表 of one unit as a workbook.</summary>
[SetsPages]
public sealed class SheetFileModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, string period, CancellationToken cancel) =>
        await db.UnitYearAsync(person.Id, person.Today, id, period, cancel) is { } year
            ? this.Serve(await ValuesWorkbook.LoadAsync(db, year.Period, year.Round, year.UnitName, db.OrgUnits.Where(u => u.Id == id), cancel), year.UnitName) : NotFound();
}
