using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Web.Data;

namespace WorkReport.Web.Backups;

/// <summary>A backup that was made.</summary>
public sealed record BackupMade(string Path, long Bytes, string Sha256, BackupManifest Manifest);

/// <summary>备份: one file with all that a store is, whole as it was at one moment, while others go on writing.</summary>
public sealed class BackupMaker(WorkReportDb db, DatabaseChoice choice, TrailSeals seals, TimeProvider time)
{
    /// <summary>The event that a backup leaves in the log.</summary>
    public const string Made = "backup.made";

    /// <summary>How the log names what backups are made of.</summary>
    public const string Subject = "Database";

    /// <summary>What must be free beside what is written.</summary>
    private const long Spare = 64L << 20;

    /// <summary>The version of this program.</summary>
    public static string Version { get; } = typeof(BackupMaker).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Makes it. It has its name when it is whole and on the disk, and overwrites none.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="passphrase">Closes it; null leaves it open, and then no keys go into it.</param>
    /// <param name="who">For the log.</param>
    /// <param name="cancel">Breaks it off; then nothing is left of it.</param>
    /// <exception cref="RefusedException">It cannot be done; the sentence says why.</exception>
    public async Task<BackupMade> MakeAsync(string path, string? passphrase, string who, CancellationToken cancel)
    {
        var made = await WriteAsync(path, passphrase, cancel);
        try
        {
            db.Record(new Happening(time.GetUtcNow(), who, Made, null, Happening.Facts(new { fileName = Path.GetFileName(path), sha256 = made.Sha256 })), Subject);
            await db.SaveChangesAsync(cancel);
            return made;
        }
        catch (Exception refused)
        {
            // What the log does not know of is not there.
            File.Delete(path);
            throw Databases.Fault(refused) is null ? refused : new RefusedException(Verdict.No("Backup.CannotWrite", path, refused.Message));
        }
    }

    /// <summary>Makes it, and leaves the log alone.</summary>
    internal async Task<BackupMade> WriteAsync(string path, string? passphrase, CancellationToken cancel)
    {
        if (File.Exists(path))
            throw new RefusedException(Verdict.No("Backup.Exists", path));
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            StoreFolder.Make(folder);
            using var work = WorkFolder.Beside(choice);
            DemandSpace(work.Path, folder);
            var manifest = await GatherAsync(work, withKeys: passphrase is not null, cancel);
            WriteFile(part, passphrase, work, manifest);
            var made = new BackupMade(path, new FileInfo(part).Length, await HashAsync(part, cancel), manifest);
            File.Move(part, path);
            return made;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException || Databases.Fault(refused) is not null)
        {
            throw new RefusedException(Verdict.No("Backup.CannotWrite", path, refused.Message));
        }
        finally
        {
            File.Delete(part);
        }
    }

    private void DemandSpace(params ReadOnlySpan<string> folders)
    {
        var bytes = choice.File is { } file && File.Exists(file) ? new FileInfo(file).Length : 0;
        foreach (var folder in folders)
        {
            if (DiskSpace.Free(folder) is { } free && free < bytes + Spare)
                throw new RefusedException(Verdict.No("Backup.NoSpace", folder, Math.Ceiling((bytes + Spare) / 1e6m), Math.Floor(free / 1e6m)));
        }
    }

    /// <summary>Puts all parts into the folder. The seals first: whatever is sealed by then, the store that is copied next has.</summary>
    private async Task<BackupManifest> GatherAsync(WorkFolder work, bool withKeys, CancellationToken cancel)
    {
        Take(seals.File, work.Of(TrailSeals.FileName));
        if (withKeys)
        {
            Take(seals.KeyFile, work.Of(TrailSeals.KeyFileName));
            Take(Path.Combine(choice.Folder, Keys.FileName), work.Of(Keys.FileName));
        }

        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        (string Schema, long Line, string Hash) state;
        if (choice.File is not null)
        {
            var copy = work.Of(DatabaseChoice.FileName);
            if (await StoreCopy.TakeAsync(db, copy, cancel) is { } fault)
                throw new RefusedException(Verdict.No("Backup.StoreDamaged", fault));
            rows = await StoreCopy.RowsAsync(copy, cancel);
            await using var copied = UnpackedStore.Open(work.Path, trailKey: null);
            state = await copied.With(StateAsync, cancel);
        }
        else
        {
            state = await StateAsync(db, cancel);
        }

        List<BackupPart> parts = [];
        foreach (var name in BackupReader.PartNames.Where(name => File.Exists(work.Of(name))))
            parts.Add(new BackupPart(name, new FileInfo(work.Of(name)).Length, await HashAsync(work.Of(name), cancel)));
        return new BackupManifest(
            BackupManifest.LatestForm, Version, choice.Provider, state.Schema, time.GetUtcNow(), state.Line, state.Hash,
            parts.Exists(part => part.Name is TrailSeals.KeyFileName or Keys.FileName), rows, parts);
    }

    internal static async Task<(string Schema, long Line, string Hash)> StateAsync(WorkReportDb db, CancellationToken cancel)
    {
        var schema = (await db.Database.GetAppliedMigrationsAsync(cancel)).LastOrDefault() ?? "";
        var head = schema.Length == 0 ? null : await db.AuditHeads.Select(h => new { h.Sequence, h.Hash }).SingleOrDefaultAsync(cancel);
        return (schema, head?.Sequence ?? 0, head?.Hash ?? AuditEntry.NoHash);
    }

    private static void Take(string from, string to)
    {
        if (File.Exists(from))
            File.Copy(from, to);
    }

    private static void WriteFile(string part, string? passphrase, WorkFolder work, BackupManifest manifest)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(part, options);
        using (var closed = passphrase is null ? null : SealedFile.Seal(file, passphrase))
        using (var zip = new ZipArchive(closed ?? file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in manifest.Parts.Select(p => p.Name))
            {
                using var entry = Entry(name);
                using var from = File.OpenRead(work.Of(name));
                from.CopyTo(entry);
            }

            var written = manifest.Write();
            using (var entry = Entry(BackupManifest.FileName))
                entry.Write(written);
            // As sha256sum -c reads it: whoever has no program of ours can check the parts, too.
            using (var entry = Entry(BackupManifest.SumsName))
                entry.Write(Encoding.UTF8.GetBytes(BackupReader.Sums(manifest, written)));

            Stream Entry(string name)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
                entry.LastWriteTime = ChinaTime.Of(manifest.TakenAt);
                return entry.Open();
            }
        }

        file.Flush(flushToDisk: true);
    }

    internal static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }
}
