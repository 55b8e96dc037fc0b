using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>花脸稿 or 清稿 of two revisions of a package, set now: the same two give the same bytes.</summary>
[SetsPages]
public sealed class ChangesPdfModel(WorkReportDb db, CurrentPerson person, ChineseFonts fonts, IStringLocalizer<SharedResource> text) : ChangesFilePage(db, person, text)
{
    public async Task<IActionResult> OnGetAsync(int from, int to, bool clean, CancellationToken cancel) =>
        await CompareAsync(from, to, cancel) is { } comparison ? ChangesFiles.Pdf(this, comparison, clean, fonts) : NotFound();
}
