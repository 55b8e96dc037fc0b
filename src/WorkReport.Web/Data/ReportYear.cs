using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Data;

/// <summary>A report as a person finds it: what every page about a report begins with.</summary>
/// <param name="Report">The report; the person reads for its unit, or is of its office.</param>
/// <param name="Unit">Whose it is.</param>
/// <param name="Period">What it is about.</param>
/// <param name="Who">What the person is to it.</param>
public sealed record ReportYear(Report Report, OrgUnit Unit, ReportingPeriod Period, ReportRelation Who);

/// <summary>Finds reports through what a person may see.</summary>
public static class ReportYears
{
    /// <summary>The reports of the units that a person reaches as 审核人 or 办公室.</summary>
    public static IQueryable<Report> ReportsWithin(this WorkReportDb db, int personId, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(db);
        var units = db.UnitsWithin(personId, today, Role.Reviewer, Role.Office);
        return db.Reports.Where(report => units.Any(unit => unit.Id == report.UnitId));
    }

    /// <summary>A report; null where the person reaches no such one.</summary>
    public static async Task<ReportYear?> ReportYearAsync(this WorkReportDb db, int personId, DateOnly today, int id, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.ReportsWithin(personId, today).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } report)
            return null;
        var unit = await db.OrgUnits.SingleAsync(u => u.Id == report.UnitId, cancel);
        var period = await db.Periods.SingleAsync(p => p.Id == report.PeriodId, cancel);
        var who = await db.OrgUnits.Where(u => u.Id == unit.Id).Select(u => new
        {
            Office = db.UnitsWithin(personId, today, Role.Office).Any(x => x.Id == u.Id)
                && db.Memberships.Any(m => m.PersonId == personId && m.UnitId == u.Id && m.Role == Role.Office),
            Reviewer = db.UnitsReviewedBy(personId, today).Any(x => x.Id == u.Id),
            Signer = db.UnitsSignedBy(personId, today).Any(x => x.Id == u.Id),
        }).SingleAsync(cancel);
        return new ReportYear(
            report, unit, period,
            // Who signs from above, where nobody nearer may, reads and gives back as well.
            (who.Office ? ReportRelation.Office : 0) | (who.Reviewer || who.Signer ? ReportRelation.Reviewer : 0) | (who.Signer ? ReportRelation.Signer : 0));
    }

    /// <summary>The keys of the units that stood below one on the day up to which the period counts.</summary>
    public static IQueryable<int> UnitsBelow(this WorkReportDb db, int unitId, ReportingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var day = period.CountedUntil;
        return db.OrgReaches.Where(r => r.AncestorId == unitId && r.Depth > 0 && r.From <= day && (r.To == null || r.To > day)).Select(r => r.UnitId);
    }
}
