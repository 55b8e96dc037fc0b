using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Data;

/// <summary>
/// Whether the trail and what lies beside it are as they were written: the guards in the database, the chain, the seals of it that stand outside
/// the database, the bytes of evidence and of issued files, and the rows that the trail had the last word on. It only reads.
/// </summary>
public sealed class TrailCheck(WorkReportDb db, TrailSeals seals)
{
    private const string Head = "AuditHeads";
    private const string NoHead = "Trail.NoHead";

    // The guards that the schema made, by the name of each database.
    private static readonly string[] OfSqlite = ["AuditEntries_are_only_added_update", "AuditEntries_are_only_added_delete", "AuditHeads_stays", "AuditHeads_goes_forward"];
    private static readonly string[] OfSqlServer = ["AuditEntries_are_only_added", "AuditHeads_stays", "AuditHeads_goes_forward"];

    /// <summary>Everything that is not as it was written, each as a sentence; empty: all is.</summary>
    /// <param name="told">Is told now and then how many lines were followed, and of how many.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<Verdict>> RunAsync(Func<long, long, Task>? told = null, CancellationToken cancel = default)
    {
        List<Verdict> found = [.. await GuardsAsync(cancel)];
        // Without its head nobody knows how far the trail should go: that is said once.
        if (!found.Exists(fault => fault.Reason == NoHead) && await db.VerifyAuditAsync(told, cancel) is { } broken)
            found.Add(Verdict.No("Trail.Chain", broken.Sequence, SharedResource.Text($"LogFault.{broken.Fault}")));
        found.AddRange(await SealsAsync(cancel));
        found.AddRange(await BytesAsync(cancel));
        found.AddRange(await new LastWords(db).DifferingAsync(cancel));
        // A file that is not what came may be found by its bytes and by the trail's word: once is enough.
        return [.. found.DistinctBy(fault => string.Join('\n', fault.Values.Prepend(fault.Reason)))];
    }

    /// <summary>Seals the trail as it is now.</summary>
    public async Task<TrailSeal?> SealAsync(DateTimeOffset at, CancellationToken cancel = default) =>
        await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(cancel) is { } head ? await seals.SealAsync(head.Sequence, head.Hash, at, cancel) : null;

    /// <summary>Which guards of the trail are not in the database, and whether its head is: one question, asked at every start and on 系统状态. None is put back: who took it away has had a reason.</summary>
    public async Task<IReadOnlyList<Verdict>> GuardsAsync(CancellationToken cancel = default)
    {
        var isSqlite = db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);
        var there = await db.Database.SqlQueryRaw<string>(isSqlite
            ? $"SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' UNION ALL SELECT '{Head}' FROM \"AuditHeads\""
            : $"SELECT name AS Value FROM sys.triggers WHERE is_disabled = 0 UNION ALL SELECT N'{Head}' FROM [AuditHeads]").ToListAsync(cancel);
        return [.. there.Contains(Head) ? [] : new[] { Verdict.No(NoHead) }, .. (isSqlite ? OfSqlite : OfSqlServer).Except(there).Select(name => Verdict.No("Trail.NoGuard", name))];
    }

    private async Task<List<Verdict>> SealsAsync(CancellationToken cancel)
    {
        List<Verdict> found = [];
        TrailSeal? before = null;
        var end = await db.AuditEntries.MaxAsync(e => (long?)e.Sequence, cancel) ?? 0;
        foreach (var seal in await seals.ReadAsync(cancel))
        {
            if (seal is null || !seals.IsOurs(seal, before))
                return [.. found, Verdict.No("Trail.ForeignSeal", before?.Sequence ?? 0)];
            if (seal.Sequence > end)
                return [.. found, Verdict.No("Trail.Cut", end, seal.Sequence, Day(seal))];
            if (!await db.AuditEntries.AnyAsync(e => e.Sequence == seal.Sequence && e.Hash == seal.Hash, cancel))
                found.Add(Verdict.No("Trail.Rewritten", before?.Sequence + 1 ?? 1, seal.Sequence, Day(seal)));
            before = seal;
        }

        return found;
    }

    private async Task<List<Verdict>> BytesAsync(CancellationToken cancel)
    {
        List<Verdict> found = [];
        await foreach (var file in db.Set<Attachment>().AsNoTracking().AsSingleQuery().OrderBy(a => a.Id).Select(a => new { a.Id, a.FileName, a.Sha256, a.Content!.Bytes }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (file.Sha256 != HashOf(file.Bytes))
                found.Add(Verdict.No("Trail.File", file.FileName, file.Id));
        }

        await foreach (var file in db.Set<EditionFile>().AsNoTracking().AsSingleQuery().OrderBy(f => f.Id).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (file.Sha256 != HashOf(file.Bytes))
                found.Add(Verdict.No("Trail.Edition", file.Id));
        }

        return found;
    }

    private static string Day(TrailSeal seal) => ChinaTime.DayOf(seal.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Of a file whose bytes are gone the hash is that of none.
    private static string HashOf(byte[]? bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes ?? []));
}
