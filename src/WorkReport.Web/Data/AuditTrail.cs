using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Audit;

namespace WorkReport.Web.Data;

/// <summary>Reading the audit trail as a whole.</summary>
public static class AuditTrail
{
    /// <summary>Who last did something to a thing, as the trail names them; null where nobody is known.</summary>
    public static Task<string?> LastWhoAsync(this WorkReportDb db, Aggregate thing, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var subject = RecordAudit.Subject(db.Entry(thing));
        return db.AuditEntries.Where(e => e.Subject == subject).OrderByDescending(e => e.Sequence).Select(e => e.Who).FirstOrDefaultAsync(cancel);
    }

    /// <summary>
    /// Takes the head row, so that of several who judge or compute across rows one does at a time: whoever comes second waits here until the
    /// first has committed. On SQLite a transaction has let in one writer anyway. A transaction is open.
    /// </summary>
    public static Task TakeTurnAsync(this WorkReportDb db, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Sequence, h => h.Sequence), cancel);
    }

    /// <summary>Follows the chain from the first line to the head, a line at a time. Null means that it is whole.</summary>
    public static async Task<AuditBreak?> VerifyAuditAsync(this WorkReportDb db, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        // One transaction: a line that is added meanwhile must not look like a trail that goes on past its head.
        await using var reading = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(cancel);
        var chain = new AuditChain();
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!chain.Follow(entry))
                break;
        }

        return chain.EndAt(head);
    }
}
