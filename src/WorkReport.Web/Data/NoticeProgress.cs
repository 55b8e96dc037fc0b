using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Data;

/// <summary>How often a unit was reminded, and when last.</summary>
public sealed record RemindedSoFar(int Count, DateTimeOffset Last);

/// <summary>What was said to the units below one in a collecting: which have not said that they have the notice, and how often each was reminded.</summary>
/// <param name="NotReceived">Of the notice that was issued last to them; none before there is one.</param>
/// <param name="Reminded">By unit, by whichever unit above; of those that never were, nothing.</param>
public sealed record NoticeProgress(IReadOnlySet<int> NotReceived, IReadOnlyDictionary<int, RemindedSoFar> Reminded)
{
    /// <summary>Reads it in two commands.</summary>
    /// <param name="db">The store.</param>
    /// <param name="period">The period.</param>
    /// <param name="round">Which collecting of it.</param>
    /// <param name="unitId">The unit that asks.</param>
    /// <param name="unitIds">Of which units; as many as a page shows.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<NoticeProgress> LoadAsync(WorkReportDb db, ReportingPeriod period, int round, int unitId, IReadOnlyCollection<int> unitIds, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var issued = db.Notices.Where(n => n.UnitId == unitId && n.PeriodId == period.Id && n.Round == round && n.IssuedAt != null);
        var notReceived = await issued.Where(n => !issued.Any(later => later.Number > n.Number)).SelectMany(n => n.Receipts).Where(r => r.ReceivedAt == null).Select(r => r.UnitId).ToListAsync(cancel);
        var reminded = await db.Remindings.Where(r => r.PeriodId == period.Id && r.Round == round)
            .SelectMany(r => r.Units, (r, u) => new { u.UnitId, r.At }).Where(u => unitIds.Contains(u.UnitId))
            .GroupBy(u => u.UnitId).Select(u => new { u.Key, Count = u.Count(), Last = u.Max(x => x.At) }).ToListAsync(cancel);
        return new NoticeProgress(notReceived.ToHashSet(), reminded.ToDictionary(u => u.Key, u => new RemindedSoFar(u.Count, u.Last)));
    }
}
