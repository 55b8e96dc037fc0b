using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WorkReport.Domain;
using WorkReport.Web.Data;

namespace WorkReport.Web.Backups;

/// <summary>Reads a backup: it is unpacked only as what it says it is, byte for byte, or refused with a sentence.</summary>
internal static class BackupReader
{
    private const int MostManifestBytes = 4 << 20;

    /// <summary>The parts that a backup may have.</summary>
    public static IReadOnlyList<string> PartNames { get; } = [DatabaseChoice.FileName, TrailSeals.FileName, TrailSeals.KeyFileName, Keys.FileName];

    /// <summary>The hashes of all parts and of what the backup says of itself, as sha256sum writes them.</summary>
    public static string Sums(BackupManifest manifest, byte[] written) => string.Concat(
        manifest.Parts.Select(part => $"{part.Sha256}  {part.Name}\n").Append($"{Convert.ToHexStringLower(SHA256.HashData(written))}  {BackupManifest.FileName}\n"));

    /// <summary>Unpacks it into an empty folder.</summary>
    /// <exception cref="RefusedException">It is none, is not whole, or the passphrase does not open it.</exception>
    public static async Task<BackupManifest> UnpackAsync(string path, string? passphrase, string folder, CancellationToken cancel)
    {
        if (!File.Exists(path))
            throw new RefusedException(Verdict.No("Backup.NoFile", path));
        try
        {
            if (!SealedFile.IsSealed(path))
                return await UnpackZipAsync(path, folder, cancel);
            var opened = Path.Combine(folder, "opened.zip");
            await using (var file = new FileStream(opened, FileMode.CreateNew, FileAccess.Write))
                await SealedFile.OpenAsync(path, passphrase ?? throw new RefusedException(Verdict.No("Backup.NeedsPassphrase")), file, cancel);
            var manifest = await UnpackZipAsync(opened, folder, cancel);
            File.Delete(opened);
            return manifest;
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException)
        {
            throw new RefusedException(Verdict.No("Backup.Changed"));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Verdict.No("Backup.CannotRead", path, refused.Message));
        }
    }

    private static async Task<BackupManifest> UnpackZipAsync(string path, string folder, CancellationToken cancel)
    {
        await using var zip = await ZipFile.OpenReadAsync(path, cancel);
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        if (!names.Contains(BackupManifest.FileName) || !names.Contains(BackupManifest.SumsName))
            throw new RefusedException(Verdict.No("Backup.NotABackup"));
        var written = await ReadAsync(zip.GetEntry(BackupManifest.FileName)!, cancel);
        if (BackupManifest.FormOf(written) is var form and > BackupManifest.LatestForm)
            throw new RefusedException(Verdict.No("Backup.NewerForm", form));
        var manifest = BackupManifest.Read(written);
        IEnumerable<string> told = [.. manifest.Parts.Select(part => part.Name), BackupManifest.FileName, BackupManifest.SumsName];
        // Nothing more and nothing less than it says, and nothing that would land elsewhere.
        if (!told.Order(StringComparer.Ordinal).SequenceEqual(names.Order(StringComparer.Ordinal)) || manifest.Parts.Any(part => !PartNames.Contains(part.Name)))
            throw new RefusedException(Verdict.No("Backup.Changed"));
        if (Encoding.UTF8.GetString(await ReadAsync(zip.GetEntry(BackupManifest.SumsName)!, cancel)) != Sums(manifest, written))
            throw new RefusedException(Verdict.No("Backup.Changed"));
        foreach (var part in manifest.Parts)
            await UnpackAsync(zip.GetEntry(part.Name)!, part, Path.Combine(folder, part.Name), cancel);
        return manifest;
    }

    private static async Task UnpackAsync(ZipArchiveEntry entry, BackupPart part, string to, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var from = await entry.OpenAsync(cancel);
        await using var file = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[1 << 17];
        var bytes = 0L;
        while (await from.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            // No more is written than it says that there is.
            if ((bytes += read) > part.Bytes)
                break;
            hash.AppendData(buffer.AsSpan(0, read));
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        if (bytes != part.Bytes || Convert.ToHexStringLower(hash.GetHashAndReset()) != part.Sha256)
            throw new RefusedException(Verdict.No("Backup.PartChanged", part.Name));
        file.Close();
        StoreFolder.KeepToOwner(to);
    }

    private static async Task<byte[]> ReadAsync(ZipArchiveEntry entry, CancellationToken cancel)
    {
        await using var from = await entry.OpenAsync(cancel);
        var buffer = new byte[MostManifestBytes];
        var read = await from.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return buffer[..read];
    }
}
