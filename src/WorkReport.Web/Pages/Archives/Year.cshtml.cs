using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;
using WorkReport.Web.Reporting.Archives;

namespace WorkReport.Web.Pages.Archives;

/// <summary>归档包: a unit's year as one file, for its own office.</summary>
[SetsPages]
public sealed class YearModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel)
    {
        // What is put away is Chinese, whoever reads the screen.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        if (await db.ReportYearAsync(person.Id, person.Today, id, cancel) is not { } year || !year.Who.HasFlag(ReportRelation.Office) || !YearArchive.CanLoad(year.Report).IsYes)
            return NotFound();
        var totals = await TotalsLook.LoadAsync(db, person.Id, person.Today, year.Unit.Id, Round.AddressOf(year.Period.Code, year.Period.CurrentRound), cancel);
        var archive = await YearArchive.LoadAsync(db, year, totals?.Table, cancel);
        return File(archive.ToBytes(), MediaTypeNames.Application.Zip, DownloadName.For(archive.Title, ".zip", SharedResource.Official("Archive.Years")));
    }
}
