using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Backups;

/// <summary>What is known of a backup beside the file itself: who made it, and what a rehearsal found. It is no secret, and lies beside the file.</summary>
/// <param name="Bytes">How large it was when it was made.</param>
/// <param name="Sha256">Its hash then.</param>
/// <param name="Version">The program that made it.</param>
/// <param name="LogLine">The last line of the log in it.</param>
/// <param name="Rows">All rows in it.</param>
/// <param name="HasKeys">Are keys in it?</param>
/// <param name="By">Who made it.</param>
/// <param name="RehearsedAt">When it was rehearsed last; null: never.</param>
/// <param name="Faults">What was found wrong then.</param>
/// <param name="Notes">What a restore would have changed then.</param>
public sealed record BackupNote(
    long Bytes, string Sha256, string Version, long LogLine, long Rows, bool HasKeys, string By,
    DateTimeOffset? RehearsedAt = null, IReadOnlyList<Sentence>? Faults = null, IReadOnlyList<Sentence>? Notes = null)
{
    public static BackupNote Of(BackupMade made, string by)
    {
        ArgumentNullException.ThrowIfNull(made);
        return new BackupNote(made.Bytes, made.Sha256, made.Manifest.Version, made.Manifest.LogLine, made.Manifest.AllRows, made.Manifest.HasKeys, by);
    }
}

/// <summary>A backup that lies in the folder.</summary>
/// <param name="Name">Its name, which tells when it was made.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="TakenAt">When it was made.</param>
/// <param name="Note">What is known of it; null where nothing is.</param>
public sealed record ShelvedBackup(string Name, string Path, long Bytes, DateTimeOffset TakenAt, BackupNote? Note)
{
    public bool IsSealed => Name.EndsWith(BackupShelf.SealedExtension, StringComparison.Ordinal);

    public IReadOnlyList<Sentence> Faults => Note?.Faults ?? [];

    /// <summary>It was rehearsed and nothing was wrong, and its size is still what it was.</summary>
    public bool IsGood => Note is { RehearsedAt: not null } && Faults.Count == 0 && Note.Bytes == Bytes;
}

/// <summary>The folder of backups.</summary>
public sealed partial class BackupShelf(BackupSettings settings)
{
    public const string Extension = ".zip";
    public const string SealedExtension = ".zip.sealed";

    private const string NoteExtension = ".json";
    private const string Stamp = "yyyyMMdd'T'HHmmss'Z'";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Where a backup goes that is made now. None has this name yet.</summary>
    public string NewPath(DateTimeOffset now, bool isSealed)
    {
        var name = "workreport-" + now.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture);
        var extension = isSealed ? SealedExtension : Extension;
        var path = Path.Combine(settings.Folder, name + extension);
        for (var n = 2; File.Exists(path); n++)
            path = Path.Combine(settings.Folder, FormattableString.Invariant($"{name}-{n}{extension}"));
        return path;
    }

    /// <summary>All of them, the newest first.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public IReadOnlyList<ShelvedBackup> List() => !Directory.Exists(settings.Folder) ? [] :
    [
        .. new DirectoryInfo(settings.Folder).EnumerateFiles("workreport-*").Select(file => (File: file, Name: Named().Match(file.Name))).Where(found => found.Name.Success)
            .Select(found => new ShelvedBackup(found.File.Name, found.File.FullName, found.File.Length, At(found.Name.Groups["at"].Value), Read(found.File.FullName)))
            .OrderByDescending(backup => backup.TakenAt).ThenByDescending(backup => backup.Name, StringComparer.Ordinal),
    ];

    /// <summary>The one of this name; null where there is none.</summary>
    public ShelvedBackup? Find(string? name) => List().FirstOrDefault(backup => backup.Name == name);

    /// <summary>The newest that was rehearsed and found whole.</summary>
    public ShelvedBackup? LastGood() => List().FirstOrDefault(backup => backup.IsGood);

    /// <summary>Is the last good one missing, or older than it may be?</summary>
    public bool IsOld(ShelvedBackup? lastGood, DateTimeOffset now) => lastGood is null || now - lastGood.TakenAt > settings.OldAfter;

    /// <summary>Writes down what is known of a backup.</summary>
    public static void Keep(string path, BackupNote note)
    {
        var part = path + NoteExtension + ".part";
        File.WriteAllText(part, JsonSerializer.Serialize(note, Readable));
        File.Move(part, path + NoteExtension, overwrite: true);
    }

    /// <summary>Removes the oldest beyond the number that is kept; never the last good one.</summary>
    /// <returns>How many.</returns>
    public int Prune()
    {
        var all = List();
        var good = all.FirstOrDefault(backup => backup.IsGood);
        var old = all.Skip(settings.Keep).Where(backup => backup != good).ToList();
        foreach (var backup in old)
        {
            File.Delete(backup.Path);
            File.Delete(backup.Path + NoteExtension);
        }

        return old.Count;
    }

    private static BackupNote? Read(string path)
    {
        try
        {
            var note = File.Exists(path + NoteExtension) ? JsonSerializer.Deserialize<BackupNote>(File.ReadAllText(path + NoteExtension), Readable) : null;
            return note is null ? null : note with { Faults = note.Faults?.Select(Sentence.Plain).ToList(), Notes = note.Notes?.Select(Sentence.Plain).ToList() };
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static DateTimeOffset At(string stamp) => DateTimeOffset.TryParseExact(stamp, Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : default;

    [GeneratedRegex(@"^workreport-(?<at>\d{8}T\d{6}Z)(-\d{1,4})?\.zip(\.sealed)?$")]
    private static partial Regex Named();
}
