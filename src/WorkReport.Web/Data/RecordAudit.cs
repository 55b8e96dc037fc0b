using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using WorkReport.Domain;
using WorkReport.Domain.Audit;

namespace WorkReport.Web.Data;

/// <summary>Writes what happened into the audit trail, inside the transaction of the change.</summary>
internal static class RecordAudit
{
    /// <summary>The aggregates that have something to tell.</summary>
    /// <exception cref="InvalidOperationException">
    /// An aggregate is about to change without having told what happened, or a written line of the trail is about to change.
    /// </exception>
    public static List<EntityEntry<Aggregate>> Gather(ChangeTracker changes)
    {
        foreach (var entry in changes.Entries())
        {
            if (entry is { Entity: AuditEntry or AuditHead, State: not EntityState.Unchanged })
                throw new InvalidOperationException("The audit trail is only ever added to, and only by a save that has something to tell.");
            if (entry is { Entity: Aggregate { Happened.Count: 0 }, State: not EntityState.Unchanged } && !OnlyExpected(entry))
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} would change without a word in the audit trail: its method has to Tell what happened.");
        }

        return [.. changes.Entries<Aggregate>().Where(e => e.Entity.Happened.Count > 0)];
    }

    /// <summary>A form that changes nothing but was filled in from an old version: the database will refuse it.</summary>
    private static bool OnlyExpected(EntityEntry entry) =>
        entry.State is EntityState.Modified && entry.Properties.All(p => !p.IsModified || p.Metadata.Name == nameof(Aggregate.Version));

    /// <summary>What an aggregate tells, with the name of the row it happened to: <c>WorkItem/42</c>.</summary>
    public static IEnumerable<(Happening, string)> Named(EntityEntry<Aggregate> entry)
    {
        var subject = Subject(entry);
        return entry.Entity.Happened.Select(h => (h, subject));
    }

    /// <summary>How the trail names a row.</summary>
    public static string Subject(EntityEntry entry)
    {
        var key = entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Convert.ToString(entry.Property(p.Name).CurrentValue, CultureInfo.InvariantCulture));
        return $"{entry.Metadata.ClrType.Name}/{string.Join('/', key)}";
    }

    /// <summary>
    /// Takes the end of the trail for this transaction, which is open. Whoever changes something in the trail's sight waits from here
    /// on, so what is read now is still so at the commit: for a judgement that must not be overtaken. SQLite has let nobody else in already.
    /// </summary>
    /// <exception cref="TrailHeadMissingException">There is no such row to take.</exception>
    public static async Task TakeEndAsync(WorkReportDb db, CancellationToken cancel)
    {
        if (await db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Hash, h => h.Hash), cancel) != 1)
            throw new TrailHeadMissingException();
    }

    /// <summary>Adds lines at the end of the trail. A transaction is open.</summary>
    public static async Task AppendAsync(
        WorkReportDb db, IReadOnlyList<(Happening Happening, string Subject)> happened, bool changesRights, Func<Task> save, CancellationToken cancel)
    {
        // Writing the one head row first is what makes writers wait for each other: SQL Server locks the row until the
        // commit, SQLite has let only one writer in at all. So each reads the end that the one before it left.
        if (db.TakenEnd is null)
            await TakeEndAsync(db, cancel);
        var end = db.TakenEnd ?? await EndAsync(db, cancel);
        var (sequence, hash) = end;
        var lines = new List<AuditEntry>(happened.Count);
        foreach (var (happening, subject) in happened)
        {
            var line = AuditEntry.Next(sequence, hash, happening, subject);
            (sequence, hash) = (line.Sequence, line.Hash);
            lines.Add(line);
        }

        // Before the lines: none may ever stand beyond the head.
        var head = db.AuditHeads.Where(h => h.Sequence == end.Sequence);
        var moved = changesRights
            ? await head.ExecuteUpdateAsync(set => set.SetProperty(h => h.Sequence, sequence).SetProperty(h => h.Hash, hash).SetProperty(h => h.Rights, h => h.Rights + 1), cancel)
            : await head.ExecuteUpdateAsync(set => set.SetProperty(h => h.Sequence, sequence).SetProperty(h => h.Hash, hash), cancel);
        if (moved != 1)
            throw new TrailHeadMissingException();
        db.TakenEnd = (sequence, hash);
        if (lines.Count >= ManyRows<AuditEntry>.Many)
        {
            await using var rows = new ManyRows<AuditEntry>(db);
            await rows.InsertAsync(lines, cancel: cancel);
            return;
        }

        db.AddRange(lines);
        await save();
        foreach (var line in lines)
            db.Entry(line).State = EntityState.Detached;
    }

    // No more of it than the trail needs: a store that is behind has no more.
    private static async Task<(long Sequence, string Hash)> EndAsync(WorkReportDb db, CancellationToken cancel) =>
        await db.AuditHeads.Select(h => new { h.Sequence, h.Hash }).SingleAsync(cancel) is { } head ? (head.Sequence, head.Hash) : throw new TrailHeadMissingException();
}
