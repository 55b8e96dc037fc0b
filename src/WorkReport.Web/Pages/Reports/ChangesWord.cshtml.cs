using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reports;

/// <summary>The same as a Word file: what is marked are changes that Word takes or throws out.</summary>
[SetsPages]
public sealed class ChangesWordModel(WorkReportDb db, CurrentPerson person, IStringLocalizer<SharedResource> text) : ChangesPage(db, person, text)
{
    public async Task<IActionResult> OnGetAsync(int from, int to, bool clean, CancellationToken cancel) =>
        await CompareAsync(from, to, cancel) is { } comparison ? ChangesFiles.Word(comparison, clean) : NotFound();
}
