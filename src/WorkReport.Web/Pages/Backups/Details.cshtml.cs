using Microsoft.AspNetCore.Mvc;
using WorkReport.Web.Backups;
using WorkReport.Web.Data;
using WorkReport.Web.Jobs;

namespace WorkReport.Web.Pages.Backups;

/// <summary>One backup: what is in it, what a rehearsal found, and the command that restores it.</summary>
public sealed class DetailsModel(FormRoom room, JobRunner runner, BackupShelf shelf, DatabaseChoice choice) : BackupPage(room, runner)
{
    [FromRoute]
    public string Name { get; set; } = "";

    [FromQuery(Name = "asked")]
    public bool WasAsked { get; set; }

    public ShelvedBackup Backup { get; private set; } = null!;

    /// <summary>To be typed on the machine, with the site stopped.</summary>
    public string Command => $"WorkReport.Web restore \"{Backup.Path}\" --data \"{choice.Folder}\"";

    /// <summary>The rehearsal of this very backup is under way.</summary>
    public bool IsRehearsing => Row(nameof(RehearseBackup)) is { } job && job.IsUnderWay(Now) && job.AskedFor == Backup.Name;

    protected override string JobName => nameof(RehearseBackup);

    protected override string JobFor => Backup.Name;

    protected override string Address => $"/backup/{Backup.Name}";

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel) || OnShelf(shelf).All.FirstOrDefault(backup => backup.Name == Name) is not { } found)
            return false;
        Backup = found;
        return true;
    }
}
