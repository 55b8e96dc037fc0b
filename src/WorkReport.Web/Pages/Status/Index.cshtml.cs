using System.Data.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Fonts;
using WorkReport.Domain;
using WorkReport.Web.Backups;
using WorkReport.Web.Data;
using WorkReport.Web.Jobs;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Status;

/// <summary>系统状态: the version, the store, the last good backup, what the site does by itself, the faces; what is not as it should be says what to do.</summary>
[Authorize(Policies.Administrator)]
public sealed class IndexModel(WorkReportDb db, DatabaseChoice choice, ChineseFonts fonts, BackupShelf shelf, BackupSettings backups, TrailCheck trail, CurrentPerson person, MailSettings mail, TimeProvider time) : PageModel
{
    /// <summary>Below this the page warns, in bytes.</summary>
    public const long LittleSpace = 1L << 30;

    public string Version => BackupMaker.Version;

    public DatabaseProvider Provider => choice.Provider;

    /// <summary>Null where the database cannot be reached.</summary>
    public bool? IsUpToDate { get; private set; }

    /// <summary>Which guards of the log are not there; none where all are, and where nobody can tell.</summary>
    public IReadOnlyList<Verdict> Unguarded { get; private set; } = [];

    /// <summary>Bytes free where the data are kept; null where the system does not tell.</summary>
    public long? FreeSpace { get; private set; }

    /// <summary>The last backup that a rehearsal found whole; null where there is none.</summary>
    public ShelvedBackup? LastGood { get; private set; }

    /// <summary>It is missing or too old.</summary>
    public bool IsBackupOld { get; private set; }

    /// <summary>After so many hours it is.</summary>
    public int OldAfterHours => backups.OldAfterHours;

    /// <summary>Does the person administer everything? What jobs said may name anything.</summary>
    public bool KeepsAll { get; private set; }

    /// <summary>The mail server; null where none is set.</summary>
    public string? MailHost => mail.IsSet ? mail.Host : null;

    /// <summary>What became of letters; null where nobody could be asked.</summary>
    public LettersSoFar? Letters { get; private set; }

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>What the site does by itself.</summary>
    public IReadOnlyList<Job> Jobs { get; private set; } = [];

    /// <summary>The faces by role; null where there is no Chinese face at all.</summary>
    public IReadOnlyList<FontChoice>? Faces { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Faces = fonts.Find()?.Choices;
        FreeSpace = DiskSpace.Free(choice.Folder);
        LastGood = Good();
        IsBackupOld = shelf.IsOld(LastGood, Now);
        try
        {
            IsUpToDate = !(await db.Database.GetPendingMigrationsAsync(cancel)).Any();
            KeepsAll = await db.AdministersAllAsync(person.Id, person.Today, cancel);
            Unguarded = await trail.GuardsAsync(cancel);
            Letters = await LettersSoFar.LoadAsync(db, cancel);
            Jobs = await db.Jobs.AsNoTracking().OrderBy(j => j.Name).ToListAsync(cancel);
        }
        catch (DbException)
        {
            IsUpToDate = null;
        }
    }

    private ShelvedBackup? Good()
    {
        try
        {
            return shelf.LastGood();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be read holds nothing that could be relied on.
            return null;
        }
    }
}
