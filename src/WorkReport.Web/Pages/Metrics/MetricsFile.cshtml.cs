using Microsoft.AspNetCore.Mvc;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting.Workbooks;

namespace WorkReport.Web.Pages.Metrics;

/// <summary>指标目录 as a workbook.</summary>
[SetsPages]
public sealed class MetricsFileModel(WorkReportDb db) : MetricList(db)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => this.Serve(await MetricsWorkbook.LoadAsync(Db, await FindAsync(cancel), cancel));
}
