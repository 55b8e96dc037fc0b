using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting.Workbooks;

namespace WorkReport.Web.Pages.Notices;

/// <summary>空白统计表 of the units right below the one that asks, or of those of them that the person reaches: a file each, in one.</summary>
[SetsPages]
public sealed class BlanksModel(WorkReportDb db, CurrentPerson person) : NoticeFilePage(db, person)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } year)
            return NotFound();
        var below = Db.ReachesOn(year.Period.Tree()).Where(r => r.AncestorId == year.Notice.UnitId && r.Depth == 1);
        var units = Db.UnitsReadIn(Person.Id, Person.Today, year.Period).Where(u => below.Any(r => r.UnitId == u.Id));
        var blanks = await BlankWorkbook.LoadAsync(Db, year.Period, year.Notice.Round, units, cancel);
        return Named(BlankWorkbook.Packed(blanks), MediaTypeNames.Application.Zip, SharedResource.Text("Blank.AllOf", year.UnitName), ".zip");
    }
}
