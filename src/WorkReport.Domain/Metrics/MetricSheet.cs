using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Metrics;

/// <summary>统计表: what one unit reports for all metrics of one period, its own figures only.</summary>
public sealed class MetricSheet : Aggregate
{
    private readonly List<MetricValue> values = [];

    private MetricSheet(int unitId, int periodId) => (UnitId, PeriodId) = (unitId, periodId);

    public int Id { get; private init; }

    public int UnitId { get; private init; }

    public int PeriodId { get; private init; }

    public IReadOnlyList<MetricValue> Values => values;

    public static MetricSheet Begin(int unitId, int periodId, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var sheet = new MetricSheet(unitId, periodId);
        sheet.Tell(by.Did("sheet.begun", after: new { unitId, periodId }));
        return sheet;
    }

    public MetricValue? Of(int metricId) => values.Find(value => value.MetricId == metricId);

    /// <summary>Enters what differs from what is there; what is not among the entries stays. One audit line for all of it.</summary>
    /// <exception cref="RefusedException">A share is larger than its whole.</exception>
    public void Fill(IEnumerable<MetricEntry> entries, Act by)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(by);
        var changed = entries.Where(entry => entry.Differs(Of(entry.Metric.Id))).ToList();
        if (changed.Count == 0)
            return;
        foreach (var entry in changed)
            entry.CanStand.Demand();
        Tell(by.Did("sheet.filled", changed.ToDictionary(e => e.Metric.Code, e => MetricEntry.Facts(Of(e.Metric.Id))), changed.ToDictionary(e => e.Metric.Code, e => e.Facts())));
        foreach (var entry in changed)
        {
            values.RemoveAll(value => value.MetricId == entry.Metric.Id && entry.IsBlank);
            if (entry.IsBlank)
                continue;
            if (Of(entry.Metric.Id) is { } there)
                there.Become(entry, by);
            else
                values.Add(new MetricValue(entry, by));
        }
    }
}

/// <summary>指标值: what a unit reports for one metric. An exact value, or a printed form of which the exact value is not known.</summary>
public sealed class MetricValue
{
    public const int PrintedLength = 40;
    public const int NoteLength = 200;

    private MetricValue()
    {
    }

    internal MetricValue(MetricEntry entry, Act by)
    {
        MetricId = entry.Metric.Id;
        Become(entry, by);
    }

    public int Id { get; private init; }

    public int SheetId { get; private init; }

    public int MetricId { get; private init; }

    /// <summary>The exact figure, of a share the part; null where only a printed form is known.</summary>
    public decimal? Value { get; private set; }

    /// <summary>The whole of a share; null of everything else.</summary>
    public decimal? Base { get; private set; }

    /// <summary>The printed form of a figure whose exact value is not known (4200多); null where the value speaks.</summary>
    public string? Printed { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Who entered it as it stands; null where it was entered before that was kept beside it.</summary>
    public string? EnteredBy { get; private set; }

    /// <summary>When, by the clock of due dates.</summary>
    public DateTimeOffset? EnteredAt { get; private set; }

    /// <summary>What can be added up; null where only a printed form is known.</summary>
    public Figure? Figure => Value is { } value ? new Figure(value, Base) : null;

    internal void Become(MetricEntry entry, Act by) =>
        (Value, Base, Printed, Note, EnteredBy, EnteredAt) = (entry.Figure?.Value, entry.Figure?.Base, entry.Printed, entry.Note, by.Who, by.Dated);
}

/// <summary>What a person enters for one metric; all null takes the value away.</summary>
/// <param name="Metric">Which.</param>
/// <param name="Figure">The exact figure.</param>
/// <param name="Note">What stands behind it.</param>
/// <param name="Printed">The printed form alone, where the exact figure is not known.</param>
public sealed record MetricEntry(Metric Metric, Figure? Figure, string? Note = null, string? Printed = null)
{
    public bool IsBlank => Figure is null && Printed is null && Note is null;

    /// <summary>No share exceeds its whole, nothing is a share that the metric does not count so, and what is counted one by one is whole.</summary>
    public Verdict CanStand => Figure switch
    {
        null => Verdict.Yes,
        { Base: null } when Metric.RollUp == RollUp.Rate => Verdict.No("Metric.NeedsWhole", Metric.Name),
        { Base: not null } when Metric.RollUp != RollUp.Rate => throw new InvalidOperationException("Only a rate has a whole."),
        { Base: <= 0 } => Verdict.No("Metric.WholeIsNothing", Metric.Name),
        { Base: { } whole, Value: var part } when part > whole => Verdict.No("Metric.PartAboveWhole", Metric.Name),
        { Value: var value } => Metric.CanBe(value),
    };

    internal bool Differs(MetricValue? there) =>
        (there?.Value, there?.Base, there?.Printed, there?.Note) != (Figure?.Value, Figure?.Base, Printed, Note);

    internal object? Facts() => IsBlank ? null : new { value = Figure?.Value, whole = Figure?.Base, Printed, Note };

    internal static object? Facts(MetricValue? value) => value is null ? null : new { value = value.Value, whole = value.Base, value.Printed, value.Note };
}
