using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>The packages that wait for a person: to be read where they are the reviewer, to be accepted or answered where they are the office above.</summary>
public static class Waiting
{
    /// <summary>Those of all periods that are open.</summary>
    public static async Task<IQueryable<Submission>> WaitingForAsync(this WorkReportDb db, int personId, DateOnly today, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        // One or two, as a rule.
        var waiting = (await db.OpenPeriodsAsync(cancel))
            .Select(p => db.WaitingFor(personId, today, p).Select(s => s.Id)).ToList();
        if (waiting.Count == 0)
            return db.Submissions.Where(_ => false);
        var ids = waiting.Aggregate(Queryable.Concat);
        return db.Submissions.Where(s => ids.Contains(s.Id));
    }

    /// <summary>The periods that are filled in, in the order of their codes.</summary>
    internal static Task<List<ReportingPeriod>> OpenPeriodsAsync(this WorkReportDb db, CancellationToken cancel) =>
        db.OnceAsync(nameof(OpenPeriodsAsync), () => db.SeldomAsync(nameof(OpenPeriodsAsync), () => db.BarePeriods().Where(p => p.State == PeriodState.Open).OrderBy(p => p.Code).ToListAsync(cancel)));

    /// <summary>Those of one period; what was closed in its course is read and received like the rest.</summary>
    public static IQueryable<Submission> WaitingFor(this WorkReportDb db, int personId, DateOnly today, ReportingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        if (db.HeldBy(personId) is { } held && held.All(m => m.Role is not (Role.Reviewer or Role.Office)))
            return db.Submissions.Where(_ => false);
        // Asked of each package that stands so, of which there are few: what somebody reviews may be a whole city.
        var (reviewed, received) = (db.UnitsReviewedBy(personId, period.TreeOn(today)), db.UnitsReceivedBy(personId, period.TreeOn(today)));
        var asking = db.Submissions.Asking();
        return db.Submissions.Where(s => s.PeriodId == period.Id
            && ((s.State == SubmissionState.InReview && reviewed.Any(u => u.Id == s.UnitId))
                || (s.State == SubmissionState.Forwarded && received.Any(u => u.Id == s.UnitId))
                || (s.State == SubmissionState.Accepted && asking.Any(x => x.Id == s.Id) && received.Any(u => u.Id == s.UnitId))));
    }

    /// <summary>Of which units of which open period one press of a person approves and accepts: what <see cref="UnitYears.RelationAsync"/> says of one, for many.</summary>
    public static async Task<IReadOnlySet<(int Period, int Unit)>> ReceivingAsync(this WorkReportDb db, int personId, DateOnly today, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        HashSet<(int Period, int Unit)> all = [];
        foreach (var period in await db.OpenPeriodsAsync(cancel))
        {
            var tree = period.TreeOn(today);
            var received = db.UnitsReceivedBy(personId, tree).Select(u => u.Id);
            var both = db.UnitsReviewedBy(personId, tree).Where(u => u.ForwardsItself && received.Contains(u.Id)).Select(u => u.Id);
            all.UnionWith((await db.UnitsReadAndReceivedBy(personId, tree).Select(u => u.Id).Concat(both).ToListAsync(cancel)).Select(unit => (period.Id, unit)));
        }

        return all;
    }

    /// <summary>Those whose unit asks for what it handed in, and has no answer yet: what the aggregate calls asked, as the store says it.</summary>
    public static IQueryable<Submission> Asking(this IQueryable<Submission> packages) =>
        packages.Where(s => s.Moves.Any(m => (m.Move == nameof(SubmissionMove.AskBack) || m.Move == nameof(SubmissionMove.AskCorrection))
            && !s.Moves.Any(later => later.Id > m.Id
                && (later.Move == nameof(SubmissionMove.Return) || later.Move == nameof(SubmissionMove.Decline) || later.Move == nameof(SubmissionMove.TakeBack)))));
}
