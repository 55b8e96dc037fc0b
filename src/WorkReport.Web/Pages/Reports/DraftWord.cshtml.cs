using Microsoft.AspNetCore.Mvc;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reports;

/// <summary>The draft as a Word file, for whoever goes on in Word; where a version is read, that version.</summary>
[SetsPages]
public sealed class DraftWordModel(WorkReportDb db, CurrentPerson person) : ReportFilePage(db, person)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FactsAsync(cancel) is { } facts ? Word(facts) : NotFound();
}
