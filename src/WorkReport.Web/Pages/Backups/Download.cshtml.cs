using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Domain.Audit;
using WorkReport.Web.Backups;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Backups;

/// <summary>A backup, to be taken to another machine. Who took it stands in the log before the first byte goes out.</summary>
public sealed class DownloadModel(WorkReportDb db, CurrentPerson person, BackupShelf shelf) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancel)
    {
        if (!await db.AdministersAllAsync(person.Id, person.Today, cancel) || shelf.Find(name) is not { } backup)
            return NotFound();
        var by = person.Act();
        db.Record(new Happening(by.At, by.Who, "backup.downloaded", null, Happening.Facts(new { fileName = backup.Name })), BackupMaker.Subject);
        await db.SaveChangesAsync(cancel);
        return PhysicalFile(backup.Path, MediaTypeNames.Application.Octet, backup.Name);
    }
}
