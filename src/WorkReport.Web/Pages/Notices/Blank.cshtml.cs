using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting.Workbooks;

namespace WorkReport.Web.Pages.Notices;

/// <summary>空白统计表 of one unit, its code filled in.</summary>
[SetsPages]
public sealed class BlankModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, string period, CancellationToken cancel)
    {
        if (await db.UnitYearAsync(person.Id, person.Today, id, period, cancel) is not { } year)
            return NotFound();
        if (await BlankWorkbook.LoadAsync(db, year.Period, year.Round, db.OrgUnits.Where(u => u.Id == id), cancel) is [var blank])
            return this.Serve(blank.Workbook, year.UnitName);
        HttpContext.Refuse(StatusCodes.Status404NotFound, "Blank.Nothing");
        return new EmptyResult();
    }
}
