using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reports;

/// <summary>Any two versions of a report, compared: a paragraph that stands elsewhere now is known as moved.</summary>
public sealed class ChangesModel(WorkReportDb db, CurrentPerson person, IStringLocalizer<SharedResource> text) : ChangesPage(db, person, text)
{
    [FromQuery]
    public int? From { get; set; }

    [FromQuery]
    public int? To { get; set; }

    [FromQuery]
    public bool Clean { get; set; }

    public string Title { get; private set; } = "";

    public ChangesView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var reports = await ReportsAsync(cancel);
        if (await reports.Select(report => report.Head.Title).FirstOrDefaultAsync(cancel) is not { } title || await VersionsAsync(cancel) is not { } versions)
            return NotFound();
        var asked = ChangesView.Asked(versions, From, To);
        if (asked is null && versions.Count > 0)
            return NotFound();
        Title = title;
        View = new ChangesView(
            FormattableString.Invariant($"/reports/{Id}/changes"), versions,
            asked is var (from, to) && from < to ? await CompareAsync(versions.Single(v => v.Number == from), versions.Single(v => v.Number == to), cancel) : null, Clean);
        return Page();
    }
}
