using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Domain.Reviews;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>报送底稿: what a package held at one moment, for whoever reads the package. It says the same for ever.</summary>
public sealed class RevisionModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public int Number { get; set; }

    public UnitYear Year { get; private set; } = null!;

    public PastRevision Revision { get; private set; } = null!;

    public FrozenPackage Package { get; private set; } = null!;

    /// <summary>What was done with it, the first first.</summary>
    public IReadOnlyList<ReviewMove> Moves { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await db.UnitYearOfAsync(person.Id, person.Today, Id, cancel) is not { Submission: not null } year || await db.FrozenAsync(year, Number, cancel) is not { } package)
            return NotFound();
        var past = await db.PastAsync(year, cancel);
        (Year, Package, Revision) = (year, package, past.Revisions.Single(revision => revision.Number == Number));
        Moves = [.. past.Moves.Select(move => move.Move).Where(move => move.Revision == Number).Reverse()];
        return Page();
    }
}
