using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>Any two revisions of a package, compared, for whoever reads the package.</summary>
public sealed class ChangesModel(WorkReportDb db, CurrentPerson person, IStringLocalizer<SharedResource> text) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    [FromQuery]
    public int? From { get; set; }

    [FromQuery]
    public int? To { get; set; }

    [FromQuery]
    public bool Clean { get; set; }

    public UnitYear Year { get; private set; } = null!;

    public ChangesView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await db.UnitYearOfAsync(person.Id, person.Today, Id, cancel) is not { Submission: not null } year)
            return NotFound();
        var past = await db.PastAsync(year, cancel);
        ComparedVersion[] versions = [.. past.Revisions.Select(revision => new ComparedVersion(revision.Number, text.Called(revision), revision.Who, revision.At))];
        var asked = ChangesView.Asked(versions, From, To);
        if (asked is null && versions.Length > 0)
            return NotFound();
        Year = year;
        View = new ChangesView(
            FormattableString.Invariant($"/submissions/{Id}/changes"), versions,
            asked is var (from, to) && from < to ? await PackageComparison.LoadAsync(db, year, from, to, text, past, cancel) : null, Clean);
        return Page();
    }
}
