using Microsoft.AspNetCore.Mvc;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>The draft as a file, set now.</summary>
[SetsPages]
public sealed class DraftFileModel(WorkReportDb db, CurrentPerson person, DraftPages pages) : ReportFilePage(db, person)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await FactsAsync(cancel) is not { } facts)
            return NotFound();
        return pages.Of(Id, facts) is { } set ? Pdf(set.File(), facts.Head.Title) : NoFace();
    }
}
