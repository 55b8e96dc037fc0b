using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Web.Data;

namespace WorkReport.Web.Backups;

/// <summary>What a rehearsal found.</summary>
/// <param name="Manifest">What the backup says of itself.</param>
/// <param name="Faults">What is not as it says; none: it can be relied on.</param>
/// <param name="Notes">What a restore would change here.</param>
public sealed record Rehearsed(BackupManifest Manifest, IReadOnlyList<Sentence> Faults, IReadOnlyList<Sentence> Notes);

/// <summary>
/// 恢复演练: unpacks a backup beside the store, brings it up to this program, and looks whether everything in it is as it says: hashes, the file of
/// the database, rows, the log with its seals, the bytes of evidence. The store itself is only read, and nothing stays behind.
/// </summary>
public sealed class Rehearsal(WorkReportDb db, DatabaseChoice choice, TrailSeals seals, TimeProvider time)
{
    /// <summary>The event that a rehearsal leaves in the log.</summary>
    public const string Event = "backup.rehearsed";

    /// <exception cref="RefusedException">It is no backup of ours, not whole, or nobody here could use it; the sentence says which.</exception>
    public async Task<Rehearsed> RunAsync(string path, string? passphrase, CancellationToken cancel)
    {
        using var work = WorkFolder.Beside(choice);
        var manifest = await BackupReader.UnpackAsync(path, passphrase, work.Path, cancel);
        var (faults, notes) = await CheckAsync(work, manifest, cancel);
        return new Rehearsed(manifest, faults, notes);
    }

    /// <summary>Looks through what was unpacked. Afterwards it is as this program would have it.</summary>
    internal async Task<(List<Sentence> Faults, List<Sentence> Notes)> CheckAsync(WorkFolder work, BackupManifest manifest, CancellationToken cancel)
    {
        if (manifest.Provider != choice.Provider)
            throw new RefusedException(Verdict.No("Backup.OtherDatabase", $"{manifest.Provider}", $"{choice.Provider}"));
        List<Sentence> faults = [], notes = [];
        if (choice.File is null)
        {
            notes.Add(new Sentence("Backup.FolderOnly"));
            return (faults, notes);
        }

        DemandKnown(manifest, manifest.Schema);
        faults.AddRange(await FileAsync(work, manifest, cancel));
        if (faults.Count == 0)
        {
            notes.AddRange(await HereAsync(manifest, cancel));
            notes.AddRange(await SealsAsync(work, manifest, cancel));
            try
            {
                await using var unpacked = UnpackedStore.Open(work.Path, KeyFor(work));
                var upgraded = await unpacked.With((copy, c) => new SchemaUpgrade(copy, ChoiceOf(work), time) { IsCopiedBefore = false }.RunAsync("restore", c), cancel);
                if (!upgraded.WasUpToDate)
                    notes.Add(new Sentence("Backup.Upgraded", manifest.Version, BackupMaker.Version));
                faults.AddRange((await unpacked.WithServices(s => s.GetRequiredService<TrailCheck>().RunAsync(cancel: cancel))).Select(Sentence.Of));
            }
            catch (Exception refused) when (refused is DatabaseRefusedException or DbException)
            {
                faults.Add(new Sentence("Backup.StoreDamaged", refused.Message));
            }
        }

        return (faults, notes);
    }

    /// <summary>The key for the seals of what was unpacked: its own, or where it has none, the one that is in use here.</summary>
    internal string KeyFor(WorkFolder work) => File.Exists(work.Of(TrailSeals.KeyFileName)) ? work.Of(TrailSeals.KeyFileName) : seals.KeyFile;

    private void DemandKnown(BackupManifest manifest, string schema)
    {
        if (!db.Database.GetMigrations().Contains(schema))
            throw new RefusedException(Verdict.No("Backup.Newer", manifest.Version, BackupMaker.Version));
    }

    private static DatabaseChoice ChoiceOf(WorkFolder work) =>
        DatabaseChoice.From(new ConfigurationManager { ["Data:Folder"] = work.Path });

    /// <summary>Is the file of the database whole, and has it what the backup says?</summary>
    private async Task<List<Sentence>> FileAsync(WorkFolder work, BackupManifest manifest, CancellationToken cancel)
    {
        var file = work.Of(DatabaseChoice.FileName);
        if (!File.Exists(file))
            return [new Sentence("Backup.NoStore")];
        if (await StoreCopy.FaultAsync(file, cancel) is { } broken)
            return [new Sentence("Backup.StoreDamaged", broken)];
        List<Sentence> faults = [];
        var rows = await StoreCopy.RowsAsync(file, cancel);
        faults.AddRange(manifest.Rows.Keys.Union(rows.Keys).Where(table => manifest.Rows.GetValueOrDefault(table, -1) != rows.GetValueOrDefault(table, -1))
            .Select(table => new Sentence("Backup.RowsDiffer", table, manifest.Rows.GetValueOrDefault(table), rows.GetValueOrDefault(table))));
        await using var unpacked = UnpackedStore.Open(work.Path, KeyFor(work));
        var (schema, line, hash) = await unpacked.With(BackupMaker.StateAsync, cancel);
        DemandKnown(manifest, schema);
        if ((schema, line, hash) != (manifest.Schema, manifest.LogLine, manifest.LogHash))
            faults.Add(new Sentence("Backup.LogDiffers", manifest.LogLine, line));
        return faults;
    }

    /// <summary>Seals that were made with a key that neither the backup has nor this machine cannot be judged, and are left out.</summary>
    private async Task<List<Sentence>> SealsAsync(WorkFolder work, BackupManifest manifest, CancellationToken cancel)
    {
        using var theirs = new TrailSeals(ChoiceOf(work), KeyFor(work));
        if (manifest.HasKeys || await theirs.ReadAsync(cancel) is not [{ } first, ..] || (File.Exists(theirs.KeyFile) && theirs.IsOurs(first, null)))
            return [];
        File.Delete(theirs.File);
        return [new Sentence("Backup.SealsLeftOut")];
    }

    /// <summary>What the store here has that the backup has not, by the last lines of the log.</summary>
    private async Task<List<Sentence>> HereAsync(BackupManifest manifest, CancellationToken cancel)
    {
        if (!File.Exists(choice.File))
            return [new Sentence("Backup.NothingHere")];
        try
        {
            var (_, here, hash) = await BackupMaker.StateAsync(db, cancel);
            var there = manifest.LogLine;
            if ((here, hash) == (there, manifest.LogHash))
                return [new Sentence("Backup.SameAsHere", there)];
            var isBefore = there < here && await db.AuditEntries.AnyAsync(e => e.Sequence == there && e.Hash == manifest.LogHash, cancel);
            return [isBefore ? new Sentence("Backup.HereIsAhead", there, here, here - there, Minute(manifest.TakenAt)) : new Sentence("Backup.HereIsOther", there, here)];
        }
        catch (DbException)
        {
            return [new Sentence("Backup.HereUnreadable")];
        }
    }

    /// <summary>A moment as it is said: to the minute, in China.</summary>
    public static string Minute(DateTimeOffset at) => ChinaTime.Of(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
