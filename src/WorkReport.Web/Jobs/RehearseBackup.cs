using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Web.Backups;
using WorkReport.Web.Data;

namespace WorkReport.Web.Jobs;

/// <summary>恢复演练 of one file, when somebody asks for it.</summary>
public sealed class RehearseBackup(BackupSettings settings, BackupShelf shelf, TimeProvider time) : SiteJob(nameof(RehearseBackup))
{
    public override DateTimeOffset? FirstDue(DateTimeOffset now) => null;

    public override DateTimeOffset? DueAfter(DateTimeOffset now) => null;

    public override Task<JobResult> RunAsync(JobTurn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var backup = shelf.Find(turn.Row.AskedFor) ?? throw new RefusedException(Verdict.No("Backup.NoFile", turn.Row.AskedFor ?? ""));
        var passphrase = backup.IsSealed ? BackupSettings.Passphrase(settings.PassphraseFile) : null;
        return RehearseAsync(turn, backup.Path, backup.Note, passphrase, time, cancel);
    }

    /// <summary>Rehearses a file, writes down beside it what was found, and leaves a line in the log.</summary>
    internal static async Task<JobResult> RehearseAsync(JobTurn turn, string path, BackupNote? note, string? passphrase, TimeProvider time, CancellationToken cancel)
    {
        IReadOnlyList<Sentence> faults, notes = [];
        try
        {
            var rehearsed = await turn.Services.GetRequiredService<Rehearsal>().RunAsync(path, passphrase, cancel);
            (faults, notes) = (rehearsed.Faults, rehearsed.Notes);
            note ??= new BackupNote(
                new FileInfo(path).Length, await BackupMaker.HashAsync(path, cancel), rehearsed.Manifest.Version, rehearsed.Manifest.LogLine, rehearsed.Manifest.AllRows, rehearsed.Manifest.HasKeys, "");
        }
        catch (RefusedException refused)
        {
            faults = [Sentence.Of(refused.Verdict)];
        }

        note ??= new BackupNote(new FileInfo(path).Length, "", "", 0, 0, false, "");
        BackupShelf.Keep(path, note with { RehearsedAt = time.GetUtcNow(), Faults = faults, Notes = notes });
        var db = turn.Services.GetRequiredService<WorkReportDb>();
        db.Record(
            new Happening(time.GetUtcNow(), turn.Who, Rehearsal.Event, null, Happening.Facts(new
            {
                fileName = Path.GetFileName(path),
                reason = faults.Count > 0 ? string.Join('\n', faults.Select(fault => SharedResource.Official(fault.Key, [.. fault.Values]))) : null,
            })),
            BackupMaker.Subject);
        await db.SaveChangesAsync(cancel);
        return faults.Count > 0 ? new JobResult(false, faults) : new JobResult(true, new Sentence("Backup.Rehearsed"));
    }
}
