using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Reviews;

/// <summary>What to order the queue by.</summary>
public enum QueueOrder
{
    Due,
    Since,
}

/// <summary>A package that waits for the person.</summary>
public sealed class QueueRow
{
    public int Id { get; init; }

    public required string Unit { get; init; }

    public UnitLevel Level { get; init; }

    public required string Period { get; init; }

    public PeriodKind PeriodKind { get; init; }

    public string PeriodName { get; init; } = "";

    public int Year { get; init; }

    public int Round { get; init; }

    /// <summary>Is its period collected twice, so that one has to say which?</summary>
    public bool HasTwoRounds { get; init; }

    public SubmissionState State { get; init; }

    public string? SubmittedBy { get; init; }

    /// <summary>Since when it waits.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Work items, figures and plan items.</summary>
    public int Pieces { get; init; }

    /// <summary>It was sent back before and has come again.</summary>
    public bool IsAgain { get; init; }

    /// <summary>The unit asks for what it handed in.</summary>
    public bool IsAsked { get; init; }

    /// <summary>本人经办: whoever recorded the signature on paper had written in it.</summary>
    public bool IsOwnRecord { get; init; }

    public DateOnly? Due { get; init; }

    /// <summary>What the form carries, so that nothing is decided that has moved since.</summary>
    public long Mark => Since?.UtcTicks ?? 0;
}

/// <summary>第几份，共几份: the place of a package in the queue.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many wait.</param>
/// <param name="Before">The package before it; null for the first.</param>
/// <param name="Next">The package after it; null for the last.</param>
public sealed record QueueTurn(int Number, int Count, int? Before, int? Next);

/// <summary>Packages as the queue shows them.</summary>
public static class QueueQuery
{
    /// <summary>The moves that approve, on the screen or on paper.</summary>
    internal static readonly string[] Approvals = [nameof(SubmissionMove.Approve), nameof(SubmissionMove.Record)];

    /// <summary>What is due first comes first, and of the same day what has waited longest.</summary>
    public static IOrderedQueryable<QueueRow> ByDue(this IQueryable<QueueRow> rows) => rows.OrderBy(r => r.Due == null).ThenBy(r => r.Due).ThenBy(r => r.Since).ThenBy(r => r.Id);

    /// <summary>The place of a package among those that wait for a person; null where it does not.</summary>
    public static async Task<QueueTurn?> TurnAsync(this WorkReportDb db, int personId, DateOnly today, int packageId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var ids = await db.LatelyAsync(
            (nameof(TurnAsync), personId, today), (_, line) => !line.IsWork || line.IsOfPackage, async () => await db.Rows(await db.WaitingForAsync(personId, today, cancel)).ByDue().Select(r => r.Id).ToListAsync(cancel));
        return ids.IndexOf(packageId) is >= 0 and var at ? new QueueTurn(at + 1, ids.Count, at > 0 ? ids[at - 1] : null, at + 1 < ids.Count ? ids[at + 1] : null) : null;
    }

    public static IQueryable<QueueRow> Rows(this WorkReportDb db, IQueryable<Submission> packages)
    {
        ArgumentNullException.ThrowIfNull(db);
        return from s in packages
               join u in db.OrgUnits on s.UnitId equals u.Id
               join p in db.Periods on s.PeriodId equals p.Id
               select new QueueRow
               {
                   Id = s.Id,
                   Unit = u.FormerNames.Where(f => f.Until > p.CountedUntil).OrderBy(f => f.Until).Select(f => f.Name).FirstOrDefault() ?? u.Name,
                   Level = u.Level,
                   Period = p.Code,
                   PeriodKind = p.Kind,
                   PeriodName = p.Name,
                   Year = p.Year,
                   Round = s.Round,
                   HasTwoRounds = p.Rounds.Any(round => round.Number > Round.First),
                   State = s.State,
                   SubmittedBy = db.People.Where(x => x.Id == s.SubmittedById).Select(x => x.Name).SingleOrDefault(),
                   Since = s.MovedAt,
                   Pieces = db.WorkItems.Count(i => s.Round == Round.First && i.UnitId == s.UnitId && i.PeriodId == s.PeriodId)
                       + db.PlanItems.Count(i => s.Round == Round.First && i.UnitId == s.UnitId && i.PeriodId == s.PeriodId)
                       + db.MetricSheets.Where(m => m.UnitId == s.UnitId && m.PeriodId == s.PeriodId && m.Round == s.Round).SelectMany(m => m.Values).Count(),
                   IsAgain = s.Moves.Any(m => m.Move == nameof(SubmissionMove.Return)),
                   IsAsked = db.Submissions.Asking().Any(x => x.Id == s.Id),
                   IsOwnRecord = s.State == SubmissionState.Forwarded && s.Moves.Where(m => Approvals.Contains(m.Move)).OrderByDescending(m => m.Id).Select(m => m.IsOwn).FirstOrDefault(),
                   Due = p.DueDates.Where(d => d.Round == s.Round && d.Level == u.Level).Select(d => (DateOnly?)d.Day).SingleOrDefault(),
               };
    }
}
