using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reports;

/// <summary>A version as a Word file, written anew from its frozen facts: the same facts give the same bytes. What was signed is the PDF.</summary>
[SetsPages]
public sealed class EditionWordModel(WorkReportDb db, CurrentPerson person) : ReportFilePage(db, person)
{
    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancel)
    {
        if (await EditionAsync(number, cancel) is not { } edition)
            return NotFound();
        return edition.IsWhole ? Word(ReportFacts.FromJson(edition.Facts)) : this.Altered();
    }
}
