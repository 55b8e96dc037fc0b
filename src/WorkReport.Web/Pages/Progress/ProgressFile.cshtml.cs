using Microsoft.AspNetCore.Mvc;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting.Workbooks;

namespace WorkReport.Web.Pages.Progress;

/// <summary>报送进度 as a workbook: the list that the page pages through.</summary>
[SetsPages]
public sealed class ProgressFileModel(WorkReportDb db, CurrentPerson person) : ProgressList(db, person)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await FindAsync(cancel) is { } listed ? this.Serve(ProgressWorkbook.Of(Progress, HasBegun ? listed : []), Progress.Tree.Root.Name) : NotFound();
}
