using WorkReport.Domain.Metrics;
using WorkReport.Domain.Plans;
using WorkReport.Prose.Quantities;

namespace WorkReport.Web.Reporting;

/// <summary>By what a task is measured.</summary>
public static class PlanAim
{
    /// <summary>宣讲场次 120场次: by what a task is measured, and how much of it; null where it is not.</summary>
    /// <param name="task">The task.</param>
    /// <param name="metrics">Every metric, in the wording of the period.</param>
    public static string? Aim(this PlanTask task, IReadOnlyDictionary<int, AskedMetric> metrics)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(metrics);
        return task is { MetricId: { } id, Target: { } target } && metrics.TryGetValue(id, out var metric)
            ? $"{metric.Name} {QuantityFormat.Print(target, metric.Unit, QuantityStyle.Exact)}" : null;
    }
}
