using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting.Workbooks;

namespace WorkReport.Web.Pages.Plans;

/// <summary>工作安排 of one unit as a workbook.</summary>
[SetsPages]
public sealed class PlansFileModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, string period, CancellationToken cancel) =>
        await db.UnitYearAsync(person.Id, person.Today, id, period, cancel) is { Round: Round.First } year
            ? this.Serve(await PlansWorkbook.LoadAsync(db, year.Period, year.UnitName, db.OrgUnits.Where(u => u.Id == id), cancel), year.UnitName) : NotFound();
}
