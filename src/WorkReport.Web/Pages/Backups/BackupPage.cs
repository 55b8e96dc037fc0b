using WorkReport.Web.Backups;
using WorkReport.Web.Jobs;

namespace WorkReport.Web.Pages.Backups;

/// <summary>A page of backups, for whoever administers the whole: a backup holds everybody's data.</summary>
public abstract class BackupPage(FormRoom room, JobRunner runner) : JobPage(room, runner)
{
    public override string NotDone => "Backup.NotDone";

    protected override string UnderWay => "Backup.UnderWay";

    protected override IReadOnlyList<string> JobNames => [nameof(MakeBackup), nameof(RehearseBackup)];

    /// <summary>The backups in the folder; none, and the reason, where it cannot be read.</summary>
    protected (IReadOnlyList<ShelvedBackup> All, string? Unreadable) OnShelf(BackupShelf shelf)
    {
        try
        {
            return (shelf.List(), null);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return ([], refused.Message);
        }
    }
}
