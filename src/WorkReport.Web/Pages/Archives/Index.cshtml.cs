using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Archives;

/// <summary>A report of some year, with its versions.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Title">What it is called.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Period">Its period.</param>
/// <param name="Editions">The latest first.</param>
public sealed record PastReport(int Id, string Title, ReportState State, ReportingPeriod Period, IReadOnlyList<EditionRow> Editions);

/// <summary>历年报告: every version of every report of a unit, the latest year first.</summary>
public sealed class IndexModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    /// <summary>What the unit is called today.</summary>
    public string UnitName { get; private set; } = "";

    public IReadOnlyList<PastReport> Reports { get; private set; } = [];

    /// <summary>Its own office takes a year away as one file.</summary>
    public bool MayTake { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var periods = await db.PeriodsReadAt(db.Periods, person.Id, person.Today, Id, Role.Reviewer, Role.Office).AsNoTracking().IgnoreAutoIncludes().ToDictionaryAsync(period => period.Id, cancel);
        if (periods.Count == 0 || await db.OrgUnits.AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(unit => unit.Id == Id, cancel) is not { } unit)
            return NotFound();
        UnitName = unit.Name;
        var read = periods.Keys.ToList();
        var reports = await db.Reports.AsNoTracking().IgnoreAutoIncludes().Where(report => report.UnitId == Id && read.Contains(report.PeriodId))
            .Select(report => new { report.Id, report.Title, report.State, report.PeriodId }).ToListAsync(cancel);
        var ids = reports.Select(report => report.Id).ToList();
        var editions = (await db.Set<Edition>().Where(edition => ids.Contains(edition.ReportId)).OrderByDescending(edition => edition.Number)
            .Select(edition => new { edition.ReportId, Row = new EditionRow(edition.Number, edition.Kind, edition.FrozenAt, edition.FrozenBy, edition.Pages, edition.Checksum) }).ToListAsync(cancel))
            .ToLookup(edition => edition.ReportId, edition => edition.Row);
        Reports = [.. from report in reports
                      let period = periods[report.PeriodId]
                      orderby period.Year descending, period.CountedUntil descending, period.Code
                      select new PastReport(report.Id, report.Title, report.State, period, [.. editions[report.Id]])];
        MayTake = await db.UnitsWithin(person.Id, TreeDay.WithAll(person.Today), Role.Office).AnyAsync(u => u.Id == Id && db.Memberships.Any(m => m.PersonId == person.Id && m.UnitId == u.Id && m.Role == Role.Office), cancel);
        return Page();
    }
}
