using Microsoft.AspNetCore.Mvc;
using WorkReport.Web.Backups;
using WorkReport.Web.Data;
using WorkReport.Web.Jobs;

namespace WorkReport.Web.Pages.Backups;

/// <summary>备份与恢复: the last good backup, all that lie in the folder, one more now, and how one comes back.</summary>
public sealed class IndexModel(FormRoom room, JobRunner runner, BackupShelf shelf, BackupSettings settings, DatabaseChoice choice) : BackupPage(room, runner)
{
    [FromQuery(Name = "asked")]
    public bool WasAsked { get; set; }

    public IReadOnlyList<ShelvedBackup> All { get; private set; } = [];

    /// <summary>Why the folder cannot be read; null where it can.</summary>
    public string? Unreadable { get; private set; }

    public ShelvedBackup? LastGood { get; private set; }

    public bool IsOld => shelf.IsOld(LastGood, Now);

    public BackupSettings Settings => settings;

    public bool IsSqlServer => choice.Provider is DatabaseProvider.SqlServer;

    protected override string JobName => nameof(MakeBackup);

    protected override string Address => "/backup";

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        (All, Unreadable) = OnShelf(shelf);
        LastGood = All.FirstOrDefault(backup => backup.IsGood);
        return true;
    }
}
