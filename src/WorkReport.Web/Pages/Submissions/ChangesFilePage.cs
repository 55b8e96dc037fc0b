using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>A file of two revisions of a package that the person may read.</summary>
public abstract class ChangesFilePage(WorkReportDb db, CurrentPerson person, IStringLocalizer<SharedResource> text) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    /// <summary>The two; null where one of them is not there, or the person does not read the package.</summary>
    protected async Task<Comparison?> CompareAsync(int from, int to, CancellationToken cancel)
    {
        // A document is Chinese, whoever reads the screen.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        return from <= to && await db.UnitYearOfAsync(person.Id, person.Today, Id, cancel) is { Submission: not null } year
            ? await PackageComparison.LoadAsync(db, year, from, to, text, await db.PastAsync(year, cancel), cancel) : null;
    }
}
