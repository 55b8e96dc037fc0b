using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Web.Data;

namespace WorkReport.Web.Backups;

/// <summary>What a restore did.</summary>
/// <param name="Manifest">What was restored.</param>
/// <param name="Notes">What changed here.</param>
/// <param name="Aside">The folder with what stood here before.</param>
public sealed record Restored(BackupManifest Manifest, IReadOnlyList<Sentence> Notes, string Aside);

/// <summary>
/// 恢复: puts a backup in the place of the store, after it has stood the whole rehearsal. What stood here is put aside; all sessions end, since
/// some of the backup's may have been ended meanwhile; a line of the log says what happened.
/// </summary>
public sealed class StoreRestore(IServiceScopeFactory scopes, DatabaseChoice choice, TrailSeals seals, TimeProvider time)
{
    /// <summary>The event that a restore leaves in the log.</summary>
    public const string Event = "backup.restored";

    /// <summary>Called after each step of the change of stores, for who wants to break it off there.</summary>
    internal Action? AfterEach { get; set; }

    /// <exception cref="RefusedException">It was not done, and nothing was touched; the sentences say why.</exception>
    public async Task<Restored> RunAsync(string path, string? passphrase, string who, CancellationToken cancel)
    {
        using var alone = StoreInUse.Alone(choice) ?? throw new RefusedException(Verdict.No("Backup.SiteRuns", choice.Shown));
        using var work = WorkFolder.Beside(choice);
        var manifest = await BackupReader.UnpackAsync(path, passphrase, work.Path, cancel);
        List<Sentence> notes;
        Happening happening;
        await using (var scope = scopes.CreateAsyncScope())
        {
            (var faults, notes) = await scope.ServiceProvider.GetRequiredService<Rehearsal>().CheckAsync(work, manifest, cancel);
            if (faults.Count > 0)
                throw new RefusedException(Verdict.No("Backup.NotRestored", string.Join(Environment.NewLine, faults)));
            happening = new Happening(
                time.GetUtcNow(), who, Event, await LineHereAsync(scope.ServiceProvider, cancel) is { } here ? Happening.Facts(new { lines = here }) : null,
                Happening.Facts(new { lines = manifest.LogLine, fileName = Path.GetFileName(path) }));
            if (choice.File is null)
            {
                var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
                db.Record(happening, BackupMaker.Subject);
                await db.SaveChangesAsync(cancel);
            }
        }

        var ready = await MakeReadyAsync(work, happening, notes, cancel);
        // A connection that is still open would write into what is moved away.
        SqliteConnection.ClearAllPools();
        cancel.ThrowIfCancellationRequested();
        var aside = StoreSwap.Decide(choice, ready, time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture), AfterEach);
        return new Restored(manifest, notes, aside);
    }

    private async Task<long?> LineHereAsync(IServiceProvider services, CancellationToken cancel)
    {
        try
        {
            return choice.File is { } file && !File.Exists(file) ? null : (await BackupMaker.StateAsync(services.GetRequiredService<WorkReportDb>(), cancel)).Line;
        }
        catch (DbException)
        {
            return null;
        }
    }

    /// <summary>Writes into the copy what has to stand in it when it is opened, and lays ready what takes the place of something here.</summary>
    private async Task<string> MakeReadyAsync(WorkFolder work, Happening happening, List<Sentence> notes, CancellationToken cancel)
    {
        var ready = work.Of("ready");
        StoreFolder.Make(ready);
        if (choice.File is not null)
        {
            await using (var unpacked = UnpackedStore.Open(work.Path, trailKey: null))
                await unpacked.With((db, c) => EnterAsync(db, happening, c), cancel);
            await StoreCopy.SettleAsync(work.Of(DatabaseChoice.FileName), cancel);
            File.Move(work.Of(DatabaseChoice.FileName), Path.Combine(ready, DatabaseChoice.FileName));
        }

        // Without seals of its own it begins with none: those that stand here reach beyond the end of its log.
        var restored = Path.Combine(ready, TrailSeals.FileName);
        if (File.Exists(work.Of(TrailSeals.FileName)))
            File.Move(work.Of(TrailSeals.FileName), restored);
        else
            await File.WriteAllTextAsync(restored, "", cancel);
        if (File.Exists(work.Of(Keys.FileName)))
            File.Move(work.Of(Keys.FileName), Path.Combine(ready, Keys.FileName));
        if (File.Exists(work.Of(TrailSeals.KeyFileName)))
        {
            // A key that is kept elsewhere stays where it is.
            if (seals.KeyFile == Path.Combine(choice.Folder, TrailSeals.KeyFileName))
                File.Move(work.Of(TrailSeals.KeyFileName), Path.Combine(ready, TrailSeals.KeyFileName));
            else
                notes.Add(new Sentence("Backup.KeyElsewhere", seals.KeyFile));
        }

        return ready;
    }

    private static async Task<int> EnterAsync(WorkReportDb db, Happening happening, CancellationToken cancel)
    {
        await db.Sessions.ExecuteDeleteAsync(cancel);
        // It was copied while the backup was being made: nobody is at it any more.
        await db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.TakenBy, (Guid?)null).SetProperty(j => j.TakenUntil, (DateTimeOffset?)null)
            .SetProperty(j => j.AskedBy, (string?)null).SetProperty(j => j.AskedFor, (string?)null), cancel);
        db.Record(happening, BackupMaker.Subject);
        return await db.SaveChangesAsync(cancel);
    }
}
