using WorkReport.Domain;
using WorkReport.Web.Data;

namespace WorkReport.Web.Backups;

/// <summary>Where backups go, when, and how many are kept.</summary>
/// <param name="Folder">Where; <c>Backup:Folder</c>, better on another disk.</param>
/// <param name="IsChosen">Did somebody say where? Else they lie beside the store.</param>
/// <param name="Hour">At which hour of the night, in China; <c>Backup:Hour</c>.</param>
/// <param name="Keep">How many are kept; <c>Backup:Keep</c>.</param>
/// <param name="PassphraseFile">The file with the passphrase, null for none; <c>Backup:PassphraseFile</c>.</param>
/// <param name="OldAfter">When the last good one is so old that it is warned of; <c>Backup:WarnHours</c>.</param>
public sealed record BackupSettings(string Folder, bool IsChosen, int Hour, int Keep, string? PassphraseFile, TimeSpan OldAfter)
{
    public const int ShortestPassphrase = 12;

    /// <summary><see cref="OldAfter"/> in whole hours, as it is set and said.</summary>
    public int OldAfterHours => (int)OldAfter.TotalHours;

    /// <exception cref="DatabaseRefusedException">A setting makes no sense.</exception>
    public static BackupSettings From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var chosen = Filled(configuration["Backup:Folder"]);
        return new BackupSettings(
            Path.GetFullPath(chosen ?? Path.Combine(DatabaseChoice.From(configuration).Folder, "backups")), chosen is not null,
            Number(configuration, "Backup:Hour", 2, 0, 23), Number(configuration, "Backup:Keep", 7, 1, 1000),
            Filled(configuration["Backup:PassphraseFile"]) is { } file ? Path.GetFullPath(file) : null,
            TimeSpan.FromHours(Number(configuration, "Backup:WarnHours", 48, 1, 10_000)));
    }

    /// <summary>The first line of the file with the passphrase; null where none is set.</summary>
    /// <exception cref="RefusedException">The file cannot be read, or has no passphrase in it.</exception>
    public static string? Passphrase(string? file)
    {
        if (file is null)
            return null;
        try
        {
            var passphrase = File.ReadLines(file).FirstOrDefault()?.Trim('\uFEFF', ' ', '\t') ?? "";
            return passphrase.Length > 0 ? passphrase.Normalize() : throw new RefusedException(Verdict.No("Backup.EmptyPassphrase", file));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Verdict.No("Backup.NoPassphraseFile", file, unreadable.Message));
        }
    }

    /// <summary>As <see cref="Passphrase"/>, for a backup that is to be made: short ones are guessed.</summary>
    /// <exception cref="RefusedException">It is too short, or there is none in the file.</exception>
    public static string? NewPassphrase(string? file) => Passphrase(file) is { Length: < ShortestPassphrase }
        ? throw new RefusedException(Verdict.No("Backup.ShortPassphrase", file!, ShortestPassphrase)) : Passphrase(file);

    private static string? Filled(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting.Trim();

    private static int Number(IConfiguration configuration, string key, int otherwise, int least, int most) =>
        SettingNumber.Read(configuration, key, least, most) ?? otherwise;
}
