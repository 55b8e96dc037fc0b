using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>A report as a person finds it: what every page about a report begins with.</summary>
/// <param name="Report">The report; the person reads for its unit, or is of its office.</param>
/// <param name="Unit">Whose it is.</param>
/// <param name="Period">What it is about.</param>
/// <param name="Who">What the person is to it.</param>
public sealed record ReportYear(Report Report, OrgUnit Unit, ReportingPeriod Period, ReportRelation Who)
{
    /// <summary>Who else could approve it, by name; looked for where who sent it could otherwise.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>May the person move it so?</summary>
    public Verdict Can(ReportMove move) => Report.Can(move, Who, Period.State, Others);

    /// <summary>May the person change the text?</summary>
    public Verdict MayWrite => !Who.HasFlag(ReportRelation.Office) ? Verdict.No("Reports.WriteNotYours", UnitName) : Report.CanEdit;

    /// <summary>What the unit was called on the period's day.</summary>
    public string UnitName => Unit.NameOn(Period.CountedUntil);
}

/// <summary>Finds reports through what a person may see.</summary>
public static class ReportYears
{
    /// <summary>The reports about a period of the units that a person reads there as 审核人 or 办公室.</summary>
    public static IQueryable<Report> ReportsWithin(this WorkReportDb db, int personId, DateOnly today, ReportingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var units = db.UnitsReadIn(personId, today, period, Role.Reviewer, Role.Office);
        return db.Reports.Where(report => report.PeriodId == period.Id && units.Any(unit => unit.Id == report.UnitId));
    }

    /// <summary>The dates of the period that a report is about; null where there is no such report.</summary>
    public static Task<ReportingPeriod?> PeriodOfReportAsync(this WorkReportDb db, int id, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        // A report stays with its period; the period's own dates are among what is kept.
        return db.SeldomAsync((nameof(PeriodOfReportAsync), id), () => db.Periods.AsNoTracking().AsSingleQuery().SingleOrDefaultAsync(p => db.Reports.Any(r => r.Id == id && r.PeriodId == p.Id), cancel));
    }

    /// <summary>A report; null where the person reaches no such one.</summary>
    public static async Task<ReportYear?> ReportYearAsync(this WorkReportDb db, int personId, DateOnly today, int id, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.PeriodOfReportAsync(id, cancel) is not { } period)
            return null;
        if (await db.ReportsWithin(personId, today, period).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } report)
            return null;
        var unit = await db.SeldomAsync((nameof(ReportYearAsync), report.UnitId), () => db.OrgUnits.AsNoTracking().AsSingleQuery().SingleAsync(u => u.Id == report.UnitId, cancel));
        var tree = period.TreeOn(today);
        var (within, reviewed, signed) = (db.UnitsWithin(personId, tree, Role.Office), db.UnitsReviewedBy(personId, tree), db.UnitsSignedBy(personId, tree));
        var who = await db.SeldomAsync((nameof(ReportRelation), personId, tree, unit.Id), () => db.OrgUnits.Where(u => u.Id == unit.Id).Select(u => new
        {
            Office = within.Any(x => x.Id == u.Id)
                && db.Memberships.Any(m => m.PersonId == personId && m.UnitId == u.Id && m.Role == Role.Office),
            Reviewer = reviewed.Any(x => x.Id == u.Id),
            Signer = signed.Any(x => x.Id == u.Id),
        }).SingleAsync(cancel));
        var hasSent = report.LastSending?.PersonId == personId;
        List<string> others = [];
        if (hasSent && who.Signer)
            others = await db.ReadersOf([unit.Id], tree, signing: true).Where(reader => reader.PersonId != personId).OrderBy(reader => reader.Name).Select(reader => reader.Name).ToListAsync(cancel);
        // Who signs from above, where nobody nearer may, reads and gives back as well.
        var relation = (who.Office ? ReportRelation.Office : 0) | (who.Reviewer || who.Signer ? ReportRelation.Reviewer : 0) | (who.Signer ? ReportRelation.Signer : 0)
            | (hasSent && (who.Office || who.Reviewer || who.Signer) ? ReportRelation.Sender : 0);
        return new ReportYear(report, unit, period, relation) { Others = others };
    }

    /// <summary>The keys of the units that stood below one in the tree that the period shows.</summary>
    public static IQueryable<int> UnitsBelow(this WorkReportDb db, int unitId, ReportingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        return db.ReachesOn(period.Tree()).Where(r => r.AncestorId == unitId && r.Depth > 0).Select(r => r.UnitId);
    }

    /// <summary>
    /// Of the units below one, those from which something is expected: what was closed before the period's last day only once it has handed in
    /// what the round collects. Whoever counts is expected, so that there are never more reported than expected.
    /// </summary>
    public static IQueryable<int> UnitsExpectedBelow(this WorkReportDb db, int unitId, ReportingPeriod period, int round)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var counted = db.UnitsCountedBelow(unitId, period, round);
        return db.ReachesOn(period.Tree()).Where(r => r.AncestorId == unitId && r.Depth > 0)
            .Where(r => r.ClosedOn == null || counted.Contains(r.UnitId)
                || db.Submissions.Any(s => s.UnitId == r.UnitId && s.PeriodId == period.Id && s.Round == round && s.State != SubmissionState.Drafting))
            .Select(r => r.UnitId);
    }

    /// <summary>The units below one whose figures count in a round; of a year from before the product those with any.</summary>
    public static IQueryable<int> UnitsCountedBelow(this WorkReportDb db, int unitId, ReportingPeriod period, int round)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var (id, isBackfill) = (period.Id, period.IsBackfill);
        return db.ReachesOn(period.Tree()).Where(r => r.AncestorId == unitId && r.Depth > 0)
            .Where(r => isBackfill
                ? db.MetricSheets.Any(s => s.UnitId == r.UnitId && s.PeriodId == id && s.Round == round && s.Values.Any())
                : db.Submissions.Any(s => s.UnitId == r.UnitId && s.PeriodId == id && s.Round == round && s.AcceptedRevision != null))
            .Select(r => r.UnitId);
    }
}
