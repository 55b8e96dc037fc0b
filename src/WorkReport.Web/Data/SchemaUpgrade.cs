using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using WorkReport.Domain.Audit;
using WorkReport.Web.Data.Search;

namespace WorkReport.Web.Data;

/// <summary>
/// Brings the schema up to this program's: one process at a time, with a backup of a SQLite file before, within a time
/// limit, and with a line in the audit trail. Quiet when there is nothing to do.
/// </summary>
public sealed class SchemaUpgrade(WorkReportDb db, DatabaseChoice choice, TimeProvider time)
{
    /// <summary>The event that an upgrade leaves in the audit trail.</summary>
    public const string Upgraded = "schema.upgraded";

    private const string Subject = "Database";

    /// <summary>How long to wait for another process that is upgrading.</summary>
    public TimeSpan WaitForOthers { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the upgrade itself may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Is the file copied before it is upgraded? Not where it is a copy itself.</summary>
    public bool IsCopiedBefore { get; init; } = true;

    /// <summary>Where the copies made before an upgrade are; null for SQL Server, which has its own backups.</summary>
    public string? Backups => choice.File is { } file ? Path.Combine(Path.GetDirectoryName(file)!, "backups") : null;

    /// <summary>Upgrades if need be, then checks that the database keeps what it acknowledges.</summary>
    /// <param name="who">Who asked for it, for the audit trail: <c>migrate</c>, <c>serve</c>.</param>
    /// <param name="cancel">Stops between two migrations.</param>
    /// <exception cref="DatabaseRefusedException">It cannot be done; the message says why and what to do.</exception>
    public async Task<SchemaUpgraded> RunAsync(string who, CancellationToken cancel = default)
    {
        using var alone = choice.File is { } file ? await LockAsync(file, cancel) : null;
        string? backup = null;
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            await using var turn = choice.File is null ? await PrepareServerAsync(either.Token) : null;
            var stale = choice.File is not null && await PrepareFileAsync(either.Token);
            var known = db.Database.GetMigrations().ToList();
            var before = (await db.Database.GetAppliedMigrationsAsync(either.Token)).ToList();
            if (before.Except(known).LastOrDefault() is { } unknown)
                throw new DatabaseRefusedException("Newer", choice.Shown, unknown);

            var pending = known.Except(before).ToList();
            if (pending.Count > 0)
            {
                if (before.Count > 0 && choice.File is not null && IsCopiedBefore)
                    backup = await BackUpAsync(before[^1], either.Token);
                db.Database.SetCommandTimeout(Limit);
                await db.Database.MigrateAsync(either.Token);
            }

            var recorded = await RecordedAsync(either.Token);
            db.AddsUpAtTheEnd = IsBehind(KeptTotals.Migration);
            if (known.Exists(name => name.EndsWith(SupplyPast.Migration, StringComparison.Ordinal)))
                await new SupplyPast(db, time).RunAsync(who, either.Token);
            if (db.AddsUpAtTheEnd)
                await KeptTotals.AddUpAnewAsync(db, either.Token);
            db.AddsUpAtTheEnd = false;
            if (IsBehind(SupplyDuties.Migration))
                await new SupplyDuties(db, time).RunAsync(who, either.Token);
            if (IsBehind(SearchedTexts.Migration))
                await SearchedTexts.BuildAsync(db, either.Token);
            await RecordAsync(who, before.LastOrDefault(), known[^1], pending, backup, either.Token);
            await db.AssertDurableAsync(either.Token);
            if (choice.File is { } store)
                StoreFolder.KeepToOwner(store);
            return new SchemaUpgraded(before.LastOrDefault(), known[^1], pending, backup, stale);

            // The last upgrade that came to its end did not know of it.
            bool IsBehind(string migration) => known.Find(name => name.EndsWith(migration, StringComparison.Ordinal)) is { } step && string.CompareOrdinal(recorded, step) < 0;
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested)
        {
            throw new DatabaseRefusedException("TookTooLong", late, choice.Shown, Limit.TotalMinutes, backup ?? "-");
        }
        catch (Exception refused) when (Databases.Fault(refused) is DatabaseFault.Damaged)
        {
            throw new DatabaseRefusedException("Damaged", refused, choice.Shown, Backups ?? "-");
        }
        catch (Exception refused) when (Databases.Fault(refused) is DatabaseFault.Denied)
        {
            throw new DatabaseRefusedException("NoRights", refused, choice.Shown, refused.GetBaseException().Message);
        }
        catch (Exception refused) when (Databases.Fault(refused) is DatabaseFault.Unreachable or DatabaseFault.Full or DatabaseFault.Busy)
        {
            // What SQL Server may get over by itself EF wraps in advice to its own programmer: what the server said stands at the bottom.
            throw new DatabaseRefusedException("Unreachable", refused, choice.Shown, refused.GetBaseException().Message);
        }
    }

    private async Task<FileStream> LockAsync(string file, CancellationToken cancel)
    {
        // The lock file stays: deleting it would let one process lock the old file while another locks a new one.
        var path = file + ".upgrading";
        var until = time.GetTimestamp();
        while (true)
        {
            try
            {
                StoreFolder.Make(Path.GetDirectoryName(file)!);
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path) && time.GetElapsedTime(until) < WaitForOthers)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancel);
            }
            catch (IOException held) when (File.Exists(path))
            {
                throw new DatabaseRefusedException("UpgradeRunning", held, choice.Shown, WaitForOthers.TotalSeconds);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                throw new DatabaseRefusedException("NoFolder", refused, Path.GetDirectoryName(file)!, refused.Message);
            }
        }
    }

    /// <summary>
    /// A database that somebody made, under its name, and that is set as it has to be; then one process at a time, whatever node it runs on. None is
    /// made here: a name typed wrongly would open an empty site beside the full one.
    /// </summary>
    private async Task<IAsyncDisposable> PrepareServerAsync(CancellationToken cancel)
    {
        if (!await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancel))
            throw new DatabaseRefusedException("NoDatabase", choice.Shown);
        await db.AssertFitAsync(choice.Shown, cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var turn = new ServerTurn(db);
        if (!await turn.TakeAsync(WaitForOthers, cancel))
        {
            await turn.DisposeAsync();
            throw new DatabaseRefusedException("UpgradeRunning", choice.Shown, WaitForOthers.TotalSeconds);
        }

        return turn;
    }

    /// <summary>A lock on the server that the open connection has, and that ends with it whatever happens.</summary>
    private sealed class ServerTurn(WorkReportDb db) : IAsyncDisposable
    {
        private bool taken;

        public async Task<bool> TakeAsync(TimeSpan within, CancellationToken cancel)
        {
            var said = await db.Database.SqlQueryRaw<int>(
                "DECLARE @said int; EXEC @said = sp_getapplock @Resource = N'WorkReport.Upgrade', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = {0}; SELECT @said AS Value;",
                (int)within.TotalMilliseconds).ToListAsync(cancel);
            return taken = said is not [< 0, ..];
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                if (taken)
                    await db.Database.ExecuteSqlRawAsync("EXEC sp_releaseapplock @Resource = N'WorkReport.Upgrade', @LockOwner = N'Session'");
            }
            catch (DbException)
            {
                // The connection is gone, and the lock with it.
            }
            finally
            {
                await db.Database.CloseConnectionAsync();
            }
        }
    }

    /// <summary>Sets WAL, which a restored copy lacks, and clears a lock row that a crash left; true when there was one.</summary>
    private async Task<bool> PrepareFileAsync(CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancel);
            var locks = await db.Database
                .SqlQuery<long>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancel);
            // We hold the file lock, so no program of ours is migrating: a row in here would make EF wait for ever.
            return locks > 0 && await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancel) > 0;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<string> BackUpAsync(string from, CancellationToken cancel)
    {
        StoreFolder.Make(Backups!);
        var stamp = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var name = $"{Path.GetFileNameWithoutExtension(choice.File)}-{stamp}-{from}";
        var path = Path.Combine(Backups!, name + ".db");
        for (var n = 2; File.Exists(path); n++)
            path = Path.Combine(Backups!, string.Create(CultureInfo.InvariantCulture, $"{name}-{n}.db"));

        // Half a copy must never look like a copy: it gets its name when it is whole, checked and on the disk.
        var part = path + ".part";
        File.Delete(part);
        if (await StoreCopy.TakeAsync(db, part, cancel) is not null)
            throw new DatabaseRefusedException("Damaged", choice.Shown, Backups!);
        File.Move(part, path);
        return path;
    }

    /// <summary>
    /// Writes the audit line. It asks the trail, not this run, whether one is due: the run before may have broken off
    /// between the last migration and its line.
    /// </summary>
    private async Task RecordAsync(
        string who, string? from, string to, List<string> applied, string? backup, CancellationToken cancel)
    {
        if (await RecordedAsync(cancel) == to)
            return;

        // Behind the head row: of two that come to their end at once the second sees the line of the first.
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.TakeTurnAsync(cancel);
        var recorded = await RecordedAsync(cancel);
        if (recorded == to)
            return;

        from = applied.Count > 0 ? from : recorded;
        db.Record(
            new Happening(time.GetUtcNow(), who, Upgraded,
                from is null ? null : Happening.Facts(new { schema = from }),
                Happening.Facts(new { schema = to, applied, backup = Path.GetFileName(backup) })),
            Subject);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
    }

    /// <summary>The schema of the last upgrade that came to its end; null before the first.</summary>
    private async Task<string?> RecordedAsync(CancellationToken cancel)
    {
        var last = await db.AuditEntries.AsNoTracking().Where(e => e.What == Upgraded)
            .OrderByDescending(e => e.Sequence).Select(e => e.After).FirstOrDefaultAsync(cancel);
        return last is null ? null : JsonDocument.Parse(last).RootElement.GetProperty("schema").GetString();
    }
}
