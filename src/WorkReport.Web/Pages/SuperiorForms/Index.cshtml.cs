using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.SuperiorForms;

/// <summary>A form as the list shows it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="FileName">Its file.</param>
/// <param name="Bound">Cells that something goes into.</param>
/// <param name="IsRetired">Is it not sent any more?</param>
/// <param name="AddedAt">Since when this file lies here.</param>
/// <param name="AddedBy">Who brought it.</param>
public sealed record FormRow(int Id, string Name, string FileName, int Bound, bool IsRetired, DateTimeOffset AddedAt, string AddedBy);

/// <summary>上级报表: the forms that superior offices send, each kept under a name.</summary>
public sealed class IndexModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    public UnitTree Tree { get; private set; } = null!;

    /// <summary>Does the person belong to the unit's own office?</summary>
    public bool Keeps { get; private set; }

    public IReadOnlyList<FormRow> Forms { get; private set; } = [];

    public string Here => FormAccess.Address(Tree);

    public async Task<IActionResult> OnGetAsync(int id, string period, CancellationToken cancel)
    {
        if (await FormAccess.TreeAsync(db, person, id, period, cancel) is not { } tree)
            return NotFound();
        (Tree, Keeps) = (tree, await FormAccess.KeepsAsync(db, person, id, cancel));
        Forms = await db.SuperiorForms.AsNoTracking().Where(f => f.UnitId == id).OrderBy(f => f.IsRetired).ThenBy(f => f.Name)
            .Select(f => new FormRow(f.Id, f.Name, f.FileName, f.Bindings.Count, f.IsRetired, f.AddedAt, f.AddedBy)).ToListAsync(cancel);
        return Page();
    }
}
