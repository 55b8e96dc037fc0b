using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Plans;

/// <summary>What writing a task needs beside its fields: under which sections it may stand, by what it may be measured, and for which year it is.</summary>
/// <param name="Year">The year it is for.</param>
/// <param name="Sections">The plan's part of the outline.</param>
/// <param name="Metrics">What is counted, and what this task is measured by already.</param>
public sealed record PlanWriting(int Year, IReadOnlyList<OutlineSection> Sections, IReadOnlyList<AskedMetric> Metrics)
{
    public static async Task<PlanWriting> LoadAsync(WorkReportDb db, ReportingPeriod period, int? measuredBy, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var metrics = (await db.EveryMetricAsync(period, cancel)).Values.Where(m => m.IsAsked || m.Id == measuredBy).OrderBy(m => m.Code, StringComparer.Ordinal);
        return new PlanWriting(period.Year + 1, SectionList.Of(period, OutlinePart.Plan), [.. metrics]);
    }

    public IEnumerable<SelectListItem> SectionItems() => SectionList.Items(Sections, _ => "");

    public IEnumerable<SelectListItem> MetricItems(IStringLocalizer<SharedResource> text) =>
        Metrics.Select(metric => new SelectListItem(text["Plans.MetricIn", metric.Name, metric.Unit], FormattableString.Invariant($"{metric.Id}")))
            .Prepend(new SelectListItem(text["Plans.NotCounted"], ""));

    /// <summary>What the aim of a task counts; null for another field, and for an aim without a metric.</summary>
    public CountedIn? Counted(string field, int? metricId) =>
        field == $"Form.{nameof(PlanForm.Target)}" && Metrics.FirstOrDefault(metric => metric.Id == metricId) is { } measured ? new CountedIn(measured.Unit, measured.IsWhole) : null;

    /// <summary>A value of the form in words; null where its own do.</summary>
    public string? Said(string field, object? value) => field switch
    {
        nameof(PlanForm.SectionId) => Sections.FirstOrDefault(section => section.Id == value as int?) is { } section ? SectionList.Heading(section) : "",
        nameof(PlanForm.MetricId) => Metrics.FirstOrDefault(metric => metric.Id == value as int?)?.Name ?? "",
        nameof(PlanForm.Target) => value is decimal number ? number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) : "",
        _ => null,
    };
}
