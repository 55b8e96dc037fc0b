using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.SuperiorForms;
using WorkReport.Web.Data;

namespace WorkReport.Web.Demonstration;

/// <summary>Keeps the <see cref="DemonstrationForm"/> for the city, with what goes into its cells.</summary>
internal static class LoadDemonstrationForm
{
    public static async Task RunAsync(WorkReportDb db, int unitId, Act by, CancellationToken cancel)
    {
        var (drawn, metrics) = (DemonstrationForm.Read(), await db.Metrics.IgnoreAutoIncludes().ToDictionaryAsync(metric => metric.Code, metric => metric.Id, cancel));
        var form = SuperiorForm.Keep(unitId, drawn.Name, drawn.FileName, drawn.Bytes, by);
        form.Bind([.. drawn.Targets.Select(one => one.Target with { MetricId = metrics[one.Metric] })], by);
        db.Add(form);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }
}
