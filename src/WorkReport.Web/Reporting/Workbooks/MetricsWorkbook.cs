using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Metrics;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting.Workbooks;

/// <summary>指标目录: every metric in its newest wording, with all that it is held against.</summary>
public static class MetricsWorkbook
{
    /// <param name="db">The store.</param>
    /// <param name="listed">The metrics, in their order.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Workbook> LoadAsync(WorkReportDb db, IReadOnlyList<Metric> listed, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(listed);
        var codes = await db.Metrics.IgnoreAutoIncludes().Select(m => new { m.Id, m.Code }).ToDictionaryAsync(m => m.Id, m => m.Code, cancel);
        List<int> owning = [.. listed.Select(metric => metric.Rules.OwnerId).OfType<int>().Distinct()];
        var owners = owning.Count == 0 ? [] : await db.OrgUnits.IgnoreAutoIncludes().Where(u => owning.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        return Heads.Book(SharedResource.Text("Metrics.Title"), [],
        [
            Heads.Mark("Export.MetricCode", 10), Heads.Words("Export.Metric", 28), Heads.Mark("Export.Topic", 12), Heads.Words("Export.Definition", 44), Heads.Mark("Export.MeasuredIn", 10),
            Heads.Mark("Export.RollUp", 18), Heads.Words("Export.Levels", 24), Heads.Mark("Export.Scale", 14), Heads.Mark("Export.Qualifier", 10), Heads.Figure("Export.Step", 10),
            Heads.Figure("Export.Least", 10), Heads.Figure("Export.Most", 10), Heads.Figure("Export.ChangePercent", 12), Heads.Mark("Export.PartOf", 10), Heads.Mark("Export.PartsAddUp", 12),
            Heads.Words("Export.Owner", 18), Heads.Mark("Export.IsActive", 10),
        ], listed.Select(metric => (Cell[])
        [
            Cell.Of(metric.Code), Cell.Of(metric.Name), Cell.Of(metric.Topic), Cell.Of(metric.Definition), Cell.Of(metric.Unit), Cell.Of(SharedResource.Text($"RollUp.{metric.RollUp}")),
            Cell.Of(string.Join(SharedResource.Text("List.Comma"), metric.Levels.Select(Heads.Level))), Cell.Of(metric.Style.Scale is Scale.One ? null : SharedResource.Text($"Metrics.Scale.{metric.Style.Scale}")),
            Cell.Of(metric.Style.Qualifier is Qualifier.None ? null : SharedResource.Text($"Metrics.Qualifier.{metric.Style.Qualifier}")), Cell.Of(metric.Style.Step),
            Cell.Of(metric.Rules.Least), Cell.Of(metric.Rules.Most), Cell.Of(metric.Rules.ChangePercent), Cell.Of(metric.Rules.PartOfId is { } whole ? codes.GetValueOrDefault(whole) : null),
            Heads.Yes(metric.Rules.PartsAddUp), Cell.Of(metric.Rules.OwnerId is { } owner ? owners.GetValueOrDefault(owner) : null), Cell.Of(SharedResource.Text(metric.IsActive ? "Metrics.IsAsked" : "Metrics.IsRetired")),
        ]));
    }
}
