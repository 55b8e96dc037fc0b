using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Tests.Organisation;

namespace WorkReport.Domain.Tests.Metrics;

/// <summary>Metrics with keys, as the store would give them.</summary>
internal static class Measures
{
    public static Metric Saved(int id, RollUp rollUp = RollUp.Sum, string unit = "个", params IReadOnlyList<UnitLevel> levels)
    {
        var metric = Metric.Define($"M{id:00}", $"第{id}项", unit, rollUp, Units.By);
        Units.Key(metric, nameof(Metric.Id), id);
        if (levels.Count > 0)
            metric.Become(terms => terms with { Levels = levels });
        metric.Recorded();
        return metric;
    }

    /// <summary>Words it anew, the rest of its wording as it was.</summary>
    public static void Become(this Metric metric, Func<MetricTerms, MetricTerms> become, Act? by = null) =>
        metric.Describe(become(metric.Wording.Terms), by ?? Units.By);

    /// <summary>The metric as the catalogue asks for it, the way the store reads it.</summary>
    public static AskedMetric Asked(this Catalogue catalogue, Metric metric)
    {
        var entry = catalogue.Entries.Single(entry => entry.MetricId == metric.Id);
        return new AskedMetric(metric.Id, metric.Code, entry.Wording!, entry.Levels, entry.StoppedAt is null, entry.AskedAt, entry.WordedAt);
    }
}
