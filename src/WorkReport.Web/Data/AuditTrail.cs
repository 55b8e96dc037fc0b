using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Data;

/// <summary>Reading the audit trail as a whole.</summary>
public static class AuditTrail
{
    /// <summary>So often is told how far one is.</summary>
    private const int LinesAtATime = 5000;

    /// <summary>Who last did something to a thing, as the trail names them; null where nobody is known.</summary>
    public static Task<string?> LastWhoAsync(this WorkReportDb db, Aggregate thing, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var subject = RecordAudit.Subject(db.Entry(thing));
        return db.AuditEntries.Where(e => e.Subject == subject).OrderByDescending(e => e.Sequence).Select(e => e.Who).FirstOrDefaultAsync(cancel);
    }

    /// <summary>
    /// What the lines are about that an administrator reads: their units, also those that are no more or to come, and the people there with their
    /// accounts. Null: of whoever administers the top unit every line; an empty list: of who administers none no line.
    /// </summary>
    public static async Task<IReadOnlyList<string>?> SubjectsReadAsync(this WorkReportDb db, int personId, DateOnly today, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.HeldBy(personId)?.Any(held => held.Role is Role.Administrator) is false)
            return [];
        var units = await db.UnitsWithin(personId, TreeDay.WithAll(today), Role.Administrator).Select(u => new { u.Id, IsTop = u.Places.Any(p => p.ParentId == null) }).ToListAsync(cancel);
        if (units.Count == 0)
            return [];
        if (units.Exists(u => u.IsTop))
            return null;
        var people = await db.PeopleAdministeredBy(personId, today)
            .Select(p => new { p.Id, Account = db.Accounts.Where(a => a.PersonId == p.Id).Select(a => (int?)a.Id).SingleOrDefault() }).ToListAsync(cancel);
        return
        [
            .. units.Select(u => Named(nameof(OrgUnit), u.Id)),
            .. people.Select(p => Named(nameof(Person), p.Id)),
            .. people.Select(p => p.Account).OfType<int>().Select(id => Named(nameof(Account), id)),
        ];

        static string Named(string noun, int id) => FormattableString.Invariant($"{noun}/{id}");
    }

    /// <summary>
    /// Follows the chain from the first line to the head, a line at a time. Null means that it is whole. Others go on saving: a
    /// transaction would be one that writes, on SQLite, and stop them for as long as the trail is.
    /// </summary>
    /// <param name="db">The store.</param>
    /// <param name="told">Is told now and then how many lines were followed, and of how many.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<AuditBreak?> VerifyAuditAsync(this WorkReportDb db, Func<long, long, Task>? told = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        // The head first: up to it every line stands and stays, and what is added meanwhile is not read.
        var head = await HeadAsync();
        var last = head?.Sequence ?? 0;
        var chain = new AuditChain();
        // As a single query: of one that might be split, SQL Server's provider holds all rows in memory before it gives the first.
        await foreach (var entry in db.AuditEntries.AsNoTracking().AsSingleQuery().Where(e => e.Sequence <= last).OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!chain.Follow(entry))
                break;
            if (told is not null && chain.Length % LinesAtATime == 0)
                await told(chain.Length, last);
        }

        if (chain.EndAt(head) is { } broken)
            return broken;
        // Now the last line first: a save moves the head before it adds its lines, so none may stand beyond the head that is read after it.
        var end = await db.AuditEntries.MaxAsync(e => (long?)e.Sequence, cancel) ?? 0;
        return await HeadAsync() is { } now && end <= now.Sequence ? null : new AuditBreak(last + 1, AuditFault.End);

        // No more of it than the trail needs: a store that is behind has no more.
        async Task<(long Sequence, string Hash)?> HeadAsync() =>
            await db.AuditHeads.Select(h => new { h.Sequence, h.Hash }).SingleOrDefaultAsync(cancel) is { } head ? (head.Sequence, head.Hash) : null;
    }
}
