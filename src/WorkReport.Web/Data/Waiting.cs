using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reviews;
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
        IQueryable<int>? ids = null;
        foreach (var period in await db.OpenPeriodsAsync(cancel))
        {
            var those = (await db.WaitingForAsync(personId, today, period, cancel)).Select(s => s.Id);
            ids = ids is null ? those : ids.Concat(those);
        }

        return ids is null ? db.Submissions.Where(_ => false) : db.Submissions.Where(s => ids.Contains(s.Id));
    }

    /// <summary>The periods that are filled in, in the order of their codes.</summary>
    internal static Task<List<ReportingPeriod>> OpenPeriodsAsync(this WorkReportDb db, CancellationToken cancel) =>
        db.OnceAsync(nameof(OpenPeriodsAsync), () => db.SeldomAsync(nameof(OpenPeriodsAsync), () => db.BarePeriods().Where(p => p.State == PeriodState.Open).OrderBy(p => p.Code).ToListAsync(cancel)));

    /// <summary>Those of one period; what was closed in its course is read and received like the rest.</summary>
    public static async Task<IQueryable<Submission>> WaitingForAsync(this WorkReportDb db, int personId, DateOnly today, ReportingPeriod period, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        if (db.HeldBy(personId) is { } held && held.All(m => m.Role is not (Role.Reviewer or Role.Office)))
            return db.Submissions.Where(_ => false);
        var (reviewed, received) = (await db.ReviewedAsync(personId, period.TreeOn(today), cancel), await db.ReceivedAsync(personId, period.TreeOn(today), cancel));
        var asking = db.Submissions.Asking();
        int[] routed = [.. (await db.RoutedAsync(personId, period.TreeOn(today), cancel)).Keys];
        return db.Submissions.Where(s => s.PeriodId == period.Id
            && ((s.State == SubmissionState.InReview && (s.RouteId == null ? reviewed.Contains(s.UnitId) : routed.Contains((s.RouteId.Value * ReviewRoute.MostSteps) + s.Step)))
                || (s.State == SubmissionState.Forwarded && received.Contains(s.UnitId))
                || (s.State == SubmissionState.Accepted && asking.Any(x => x.Id == s.Id) && received.Contains(s.UnitId))));
    }

    /// <summary>The keys of <see cref="Scope.UnitsRecordedBy"/>.</summary>
    internal static Task<int[]> RecordedAsync(this WorkReportDb db, int personId, TreeDay tree, CancellationToken cancel) =>
        db.SeldomAsync((nameof(RecordedAsync), personId, tree), () => db.UnitsRecordedBy(personId, tree).Select(u => u.Id).ToArrayAsync(cancel));

    private static Task<int[]> ReviewedAsync(this WorkReportDb db, int personId, TreeDay tree, CancellationToken cancel) =>
        db.SeldomAsync((nameof(ReviewedAsync), personId, tree), () => db.UnitsReviewedBy(personId, tree).Select(u => u.Id).ToArrayAsync(cancel));

    private static Task<int[]> ReceivedAsync(this WorkReportDb db, int personId, TreeDay tree, CancellationToken cancel) =>
        db.SeldomAsync((nameof(ReceivedAsync), personId, tree), () => db.UnitsReceivedBy(personId, tree).Select(u => u.Id).ToArrayAsync(cancel));

    /// <summary>Of which units of which open period one press of a person approves and accepts: what <see cref="UnitYears.RelationAsync"/> says of one, for many.</summary>
    public static async Task<IReadOnlySet<(int Period, int Unit)>> ReceivingAsync(this WorkReportDb db, int personId, DateOnly today, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        HashSet<(int Period, int Unit)> all = [];
        foreach (var period in await db.OpenPeriodsAsync(cancel))
        {
            var tree = period.TreeOn(today);
            all.UnionWith((await db.SeldomAsync((nameof(ReceivingAsync), personId, tree), () =>
            {
                var received = db.UnitsReceivedBy(personId, tree).Select(u => u.Id);
                var both = db.UnitsReviewedBy(personId, tree).Where(u => u.ForwardsItself && received.Contains(u.Id)).Select(u => u.Id);
                return db.UnitsReadAndReceivedBy(personId, tree).Select(u => u.Id).Concat(both).ToArrayAsync(cancel);
            })).Select(unit => (period.Id, unit)));
        }

        return all;
    }

    /// <summary>Those whose unit asks for what it handed in, and has no answer yet: what the aggregate calls asked, as the store says it.</summary>
    public static IQueryable<Submission> Asking(this IQueryable<Submission> packages) =>
        packages.Where(s => s.Moves.Any(m => (m.Move == nameof(SubmissionMove.AskBack) || m.Move == nameof(SubmissionMove.AskCorrection))
            && !s.Moves.Any(later => later.Id > m.Id
                && (later.Move == nameof(SubmissionMove.Return) || later.Move == nameof(SubmissionMove.Decline) || later.Move == nameof(SubmissionMove.TakeBack)))));
}
