using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Messages;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Data;

/// <summary>A reminder that went out by mail: of which of the days before or after, and when.</summary>
public sealed record MailedMark(int UnitId, int Mark, DateTimeOffset At);

/// <summary>How many letters are where, and when the last one was sent.</summary>
/// <param name="Count">By their state.</param>
/// <param name="LastSent">Null while none was.</param>
public sealed record LettersSoFar(IReadOnlyDictionary<LetterState, int> Count, DateTimeOffset? LastSent)
{
    /// <summary>Reads it in one command.</summary>
    public static async Task<LettersSoFar> LoadAsync(WorkReportDb db, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await db.Letters.GroupBy(l => l.State).Select(g => new { g.Key, Count = g.Count(), Last = g.Max(l => l.EndedAt) }).ToListAsync(cancel);
        return new LettersSoFar(rows.ToDictionary(row => row.Key, row => row.Count), rows.Find(row => row.Key is LetterState.Sent)?.Last);
    }

    /// <summary>Which reminders of its due day some units were sent, the earliest first.</summary>
    public static async Task<ILookup<int, MailedMark>> OfUnitsAsync(WorkReportDb db, ReportingPeriod period, int round, IReadOnlyCollection<int> unitIds, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var rows = await (from m in db.Messages
                          where m.PeriodId == period.Id && m.Round == round && m.Kind == MessageKind.Owed && m.Mark != null && unitIds.Contains(m.UnitId)
                          join l in db.Letters on m.LetterId equals l.Id
                          where l.State == LetterState.Sent
                          group l by new { m.UnitId, m.Mark } into sent
                          select new { sent.Key.UnitId, sent.Key.Mark, At = sent.Min(l => l.EndedAt) }).ToListAsync(cancel);
        return rows.OrderBy(row => row.At).ToLookup(row => row.UnitId, row => new MailedMark(row.UnitId, row.Mark!.Value, row.At!.Value));
    }
}
