using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>What a unit that fills in for another has handed in, and whether that other has confirmed it: what the aggregate calls confirmed, as the store says it.</summary>
public static class Confirming
{
    /// <summary>The packages that lie above, handed in by another unit than their own.</summary>
    public static IQueryable<Submission> HandedInForIt(this IQueryable<Submission> packages) =>
        packages.Where(s => s.HandedInById != null && s.State != SubmissionState.Drafting && s.State != SubmissionState.Returned);

    /// <summary>Those of one round that were handed in for a person's own units by somebody else, and that nobody there has confirmed.</summary>
    public static IQueryable<Submission> ToConfirm(this WorkReportDb db, int personId, DateOnly today, ReportingPeriod period, int round)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var own = db.UnitsOwnedBy(personId, period.TreeOn(today)).Select(u => u.Id);
        return db.Submissions.HandedInForIt().Where(s => s.PeriodId == period.Id && s.Round == round && own.Contains(s.UnitId) && s.SubmittedById != personId
            && !s.Moves.Any(m => m.Move == nameof(SubmissionMove.Confirm) && m.Revision == s.LatestRevision));
    }

    /// <summary>已确认 or 未确认, by package, in one command; a unit that has nobody who could confirm is asked nothing and is not there.</summary>
    public static async Task<IReadOnlyDictionary<int, bool>> ConfirmedAsync(this WorkReportDb db, IReadOnlyCollection<int> packageIds, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await db.Submissions.HandedInForIt().Where(s => packageIds.Contains(s.Id)).Select(s => new
        {
            s.Id,
            IsConfirmed = s.Moves.Any(m => m.Move == nameof(SubmissionMove.Confirm) && m.Revision == s.LatestRevision),
            MayBe = db.Memberships.Any(m => m.UnitId == s.UnitId && m.Role != Role.Administrator && m.PersonId != s.SubmittedById && db.People.Any(p => p.Id == m.PersonId && p.IsActive)),
        }).ToListAsync(cancel);
        return rows.Where(row => row.IsConfirmed || row.MayBe).ToDictionary(row => row.Id, row => row.IsConfirmed);
    }
}
