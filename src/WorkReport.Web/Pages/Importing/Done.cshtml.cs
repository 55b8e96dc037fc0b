using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Importing;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Importing;

/// <summary>导入记录: what came in, newest first; one's own, and for whoever administers the whole everybody's.</summary>
public sealed class DoneModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromQuery(Name = "p")]
    public int? PageAsked { get; set; }

    public IReadOnlyList<PastImport> Imports { get; private set; } = [];

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    /// <summary>Are those of others among them?</summary>
    public bool IsOfAll { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        IsOfAll = await db.AdministersAllAsync(person.Id, person.Today, cancel);
        var seen = ImportAccess.Seen(db, person, IsOfAll).AsNoTracking();
        Paging = Paging.Of(PageAsked, await seen.CountAsync(cancel));
        Imports = await seen.OrderByDescending(i => i.Id).Skip(Paging.Skip).Take(Paging.Size).ToListAsync(cancel);
    }
}
