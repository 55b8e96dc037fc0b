using WorkReport.Web.Backups;
using WorkReport.Web.Data;

namespace WorkReport.Web.Jobs;

/// <summary>备份: every night and when somebody asks, rehearsed at once: only what came through that is a good one.</summary>
public sealed class MakeBackup(BackupSettings settings, BackupShelf shelf, TimeProvider time) : SiteJob(nameof(MakeBackup))
{
    public override DateTimeOffset? FirstDue(DateTimeOffset now) => Nightly(now, settings.Hour);

    public override DateTimeOffset? DueAfter(DateTimeOffset now) => Nightly(now, settings.Hour);

    public override async Task<JobResult> RunAsync(JobTurn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var passphrase = BackupSettings.NewPassphrase(settings.PassphraseFile);
        var made = await turn.Services.GetRequiredService<BackupMaker>().MakeAsync(shelf.NewPath(turn.Now, passphrase is not null), passphrase, turn.Who, cancel);
        var note = BackupNote.Of(made, turn.Who);
        BackupShelf.Keep(made.Path, note);
        var result = await RehearseBackup.RehearseAsync(turn, made.Path, note, passphrase, time, cancel);
        var removed = result.WentWell ? shelf.Prune() : 0;
        return result with
        {
            Said =
            [
                new Sentence("Backup.Made", Path.GetFileName(made.Path), Math.Round(made.Bytes / 1e6m, 1)), .. result.Said,
                .. removed > 0 ? new[] { new Sentence("Backup.Pruned", removed, settings.Keep) } : [],
            ],
        };
    }
}
