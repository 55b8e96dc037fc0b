using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;

namespace WorkReport.Domain.Metrics;

/// <summary>本期指标目录: which wording of which metric a period asks of which level. It follows the metrics until the period has ended.</summary>
public sealed class Catalogue : Aggregate
{
    private readonly List<CatalogueEntry> entries = [];

    private Catalogue()
    {
    }

    public int Id { get; private init; }

    public int PeriodId { get; private init; }

    /// <summary>Set while the period may not have its key yet.</summary>
    public ReportingPeriod? Period { get; private init; }

    public IReadOnlyList<CatalogueEntry> Entries => entries;

    /// <summary>The catalogue of a period that was just set up: every metric that is active and that a level fills in.</summary>
    public static Catalogue Of(ReportingPeriod period, IEnumerable<Metric> metrics, Act by)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(by);
        var catalogue = new Catalogue { Period = period, PeriodId = period.Id };
        catalogue.entries.AddRange(metrics.Where(IsWanted).Select(metric => new CatalogueEntry(metric, by.Dated)));
        catalogue.Tell(by.Did("catalogue.begun", after: new { period = period.Code, metrics = catalogue.entries.Count }));
        return catalogue;
    }

    /// <summary>Its last word in the log, before its period is deleted; the caller takes the row out.</summary>
    public void Discard(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Tell(by.Did("catalogue.discarded", new { metrics = entries.Count }));
    }

    /// <summary>Does the period ask it now?</summary>
    public CatalogueEntry? Of(int metricId) => entries.Find(entry => entry.MetricId == metricId && entry.StoppedAt is null);

    /// <summary>
    /// Asks a metric as it is worded now, of the levels that fill it in now; stops asking one that is retired or filled in by none. What did
    /// not change is left, and so is what was taken out of this period alone.
    /// </summary>
    public void Follow(ReportingPeriod period, Metric metric, Act by)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(metric);
        if (!IsWanted(metric))
            Stop(period, metric, by);
        else if (entries.Find(e => e.Is(metric)) is not { IsLeftOut: true })
            Ask(period, metric, metric.Levels, by);
    }

    /// <summary>May a metric be asked in this period, whatever the others ask?</summary>
    public static Verdict CanAsk(ReportingPeriod period, Metric metric)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(metric);
        return !period.CanChange.IsYes ? period.CanChange : IsWanted(metric) ? Verdict.Yes : Verdict.No("Metric.IsRetired", metric.Wording.Name);
    }

    /// <summary>Asks a metric of these levels, in its newest wording.</summary>
    public void Ask(ReportingPeriod period, Metric metric, IReadOnlyList<UnitLevel> levels, Act by)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(by);
        var entry = entries.Find(e => e.Is(metric));
        if (entry is { StoppedAt: null } && entry.Wording?.Number == metric.Wording.Number && entry.Levels.SequenceEqual(levels))
            return;
        period.CanChange.Demand();
        Tell(by.Did(
            entry is { StoppedAt: null } ? "catalogue.reworded" : "catalogue.asked",
            entry is { StoppedAt: null } ? new { metric.Code, wording = entry.Wording?.Number, entry.Levels } : null,
            new { metric.Code, wording = metric.Wording.Number, levels }));
        if (entry is null)
            entries.Add(entry = new CatalogueEntry(metric, by.Dated));
        entry.Take(metric.Wording, levels, by.Dated);
    }

    /// <summary>Asks a metric no longer; what was reported of it stays.</summary>
    public void Stop(ReportingPeriod period, Metric metric, Act by) => Stop(period, metric, by, isLeftOut: false);

    /// <summary>Takes a metric out of this period alone, until somebody asks it here again; what was reported of it stays.</summary>
    public void LeaveOut(ReportingPeriod period, Metric metric, Act by) => Stop(period, metric, by, isLeftOut: true);

    /// <summary>The metric is taken back as if it had never been there.</summary>
    public void Forget(ReportingPeriod period, Metric metric, Act by)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(by);
        if (entries.Find(e => e.Is(metric)) is not { } entry)
            return;
        period.CanChange.Demand();
        entries.Remove(entry);
        Tell(by.Did("catalogue.forgotten", new { metric.Code }));
    }

    private void Stop(ReportingPeriod period, Metric metric, Act by, bool isLeftOut)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(by);
        if (entries.Find(e => e.Is(metric)) is not { StoppedAt: null } entry)
            return;
        period.CanChange.Demand();
        Tell(by.Did("catalogue.stopped", new { metric.Code, wording = entry.Wording?.Number, entry.Levels }));
        entry.Stop(by.Dated, isLeftOut);
    }

    private static bool IsWanted(Metric metric) => metric.IsActive && metric.Levels.Count > 0;
}

/// <summary>One metric that a period asks, or asked for a while.</summary>
public sealed class CatalogueEntry
{
    private CatalogueEntry()
    {
    }

    internal CatalogueEntry(Metric metric, DateTimeOffset at)
    {
        (Metric, MetricId, AskedAt) = (metric, metric.Id, at);
        Take(metric.Wording, metric.Levels, at);
    }

    public int Id { get; private init; }

    public int MetricId { get; private init; }

    /// <summary>Set while the metric may not have its key yet.</summary>
    public Metric? Metric { get; private init; }

    public int WordingId { get; private set; }

    /// <summary>The wording that the period took.</summary>
    public MetricWording? Wording { get; private set; }

    /// <summary>The levels that fill it in.</summary>
    public IReadOnlyList<UnitLevel> Levels { get; private set; } = [];

    /// <summary>Since when it is asked.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Since when in this wording, of these levels.</summary>
    public DateTimeOffset WordedAt { get; private set; }

    /// <summary>Since when it is asked no longer; null while it is.</summary>
    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>Was it taken out of this period alone? Then it does not come back with the next wording of the metric.</summary>
    public bool IsLeftOut { get; private set; }

    internal bool Is(Metric metric) => Metric == metric || (metric.Id != 0 && MetricId == metric.Id);

    internal void Take(MetricWording wording, IReadOnlyList<UnitLevel> levels, DateTimeOffset at)
    {
        if (StoppedAt is not null)
            AskedAt = at;
        (Wording, WordingId, Levels, WordedAt, StoppedAt, IsLeftOut) = (wording, wording.Id, levels, at, null, false);
    }

    internal void Stop(DateTimeOffset at, bool isLeftOut) => (StoppedAt, IsLeftOut) = (at, isLeftOut);
}
