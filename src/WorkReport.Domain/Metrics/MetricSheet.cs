using WorkReport.Domain.Audit;
using WorkReport.Domain.Periods;

namespace WorkReport.Domain.Metrics;

/// <summary>统计表: what one unit reports for all metrics in one round of a period, its own figures only.</summary>
public sealed class MetricSheet : Aggregate
{
    private readonly List<MetricValue> values = [];
    private readonly List<ValueCorrection> corrections = [];

    private MetricSheet(int unitId, int periodId, int round) => (UnitId, PeriodId, Round) = (unitId, periodId, round);

    public int Id { get; private init; }

    public int UnitId { get; private init; }

    public int PeriodId { get; private init; }

    /// <summary>Which collecting of the period, 1 or 2.</summary>
    public int Round { get; private init; }

    public IReadOnlyList<MetricValue> Values => values;

    /// <summary>个别更正, oldest first: what was changed after the period had ended.</summary>
    public IReadOnlyList<ValueCorrection> Corrections => [.. corrections.OrderBy(correction => correction.Id)];

    public static MetricSheet Begin(int unitId, int periodId, Act by, int round = Periods.Round.First)
    {
        ArgumentNullException.ThrowIfNull(by);
        var sheet = new MetricSheet(unitId, periodId, round);
        sheet.Tell(by.Did("sheet.begun", after: new { unitId, periodId, round }));
        return sheet;
    }

    public MetricValue? Of(int metricId) => values.Find(value => value.MetricId == metricId);

    /// <summary>Enters what differs from what is there; what is not among the entries stays. One audit line for all of it.</summary>
    /// <exception cref="RefusedException">A figure cannot be one of its metric.</exception>
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
            Put(entry, by);
    }

    /// <summary>个别更正 of one figure of a period that has ended: the new one stands, the old one is kept beside it with the reason.</summary>
    /// <exception cref="RefusedException">No reason, nothing changed, or a figure that cannot be one of its metric.</exception>
    public void Correct(ReportingPeriod period, MetricEntry entry, string reason, Act by)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(by);
        if (period.State != PeriodState.Ended)
            Verdict.No("Period.NotEnded", period.Code).Demand();
        if (string.IsNullOrWhiteSpace(reason))
            Verdict.No("Sheet.CorrectionNeedsReason").Demand();
        var there = Of(entry.Metric.Id);
        if (!entry.Differs(there))
            Verdict.No("Sheet.NothingCorrected").Demand();
        entry.CanStand.Demand();
        Tell(by.Did("sheet.corrected", new { entry.Metric.Code, was = MetricEntry.Facts(there) }, new { entry.Metric.Code, becomes = entry.Facts(), reason }));
        corrections.Add(new ValueCorrection(there, entry, reason, by));
        Put(entry, by);
    }

    /// <summary>An import is taken back: what it had put there is what it was before, entered by whom it was.</summary>
    /// <param name="before">By the keys of the metrics; null where there was nothing.</param>
    /// <param name="codes">The codes of the metrics, for the log.</param>
    /// <param name="by">Who takes it back.</param>
    public void TakeBack(IReadOnlyDictionary<int, EnteredValue?> before, IReadOnlyDictionary<int, string> codes, Act by)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(by);
        Tell(by.Did("sheet.takenBack", before.Keys.ToDictionary(id => codes[id], id => MetricEntry.Facts(Of(id))), before.ToDictionary(was => codes[was.Key], was => MetricEntry.Facts(was.Value))));
        foreach (var (id, was) in before)
        {
            if (was is null)
                values.RemoveAll(value => value.MetricId == id);
            else
                Of(id)!.BecomeAgain(was);
        }
    }

    private void Put(MetricEntry entry, Act by)
    {
        if (entry.IsBlank)
            values.RemoveAll(value => value.MetricId == entry.Metric.Id);
        else if (Of(entry.Metric.Id) is { } there)
            there.Become(entry, by);
        else
            values.Add(new MetricValue(entry, by));
    }
}

/// <summary>指标值: what a unit reports for one metric. An exact value, or a printed form of which the exact value is not known.</summary>
public sealed class MetricValue
{
    public const int PrintedLength = 40;
    public const int NoteLength = 200;
    public const int SourceUnitLength = 60;
    public const int EnteredFromLength = 120;

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

    /// <summary>来源单位: the department without an account that gave the figure; null where the unit counted itself.</summary>
    public string? SourceUnit { get; private set; }

    /// <summary>总数直报: the figure holds all units below, which then do not add.</summary>
    public bool IsTotal { get; private set; }

    /// <summary>Who entered it as it stands; null where it was entered before that was kept beside it.</summary>
    public string? EnteredBy { get; private set; }

    /// <summary>When, by the clock of due dates.</summary>
    public DateTimeOffset? EnteredAt { get; private set; }

    /// <summary>The file from which it was imported as it stands; null where somebody typed it.</summary>
    public string? EnteredFrom { get; private set; }

    /// <summary>What can be added up; null where only a printed form is known.</summary>
    public Figure? Figure => Value is { } value ? new Figure(value, Base) : null;

    /// <summary>Is there a figure at all? A note alone is none.</summary>
    public bool IsFilled => Value is not null || Printed is not null;

    internal void BecomeAgain(EnteredValue was) =>
        (Value, Base, Printed, Note, SourceUnit, IsTotal, EnteredBy, EnteredAt, EnteredFrom) =
        (was.Value, was.Base, was.Printed, was.Note, was.SourceUnit, was.IsTotal, was.EnteredBy, was.EnteredAt, was.EnteredFrom);

    internal void Become(MetricEntry entry, Act by) =>
        (Value, Base, Printed, Note, SourceUnit, IsTotal, EnteredBy, EnteredAt, EnteredFrom) =
        (entry.Figure?.Value, entry.Figure?.Base, entry.Printed, entry.Note, entry.SourceUnit, entry.IsTotal, by.Who, by.Dated, by.From);
}

/// <summary>A value as it once stood, with who had entered it: what an import that is taken back leaves.</summary>
public sealed record EnteredValue(
    decimal? Value, decimal? Base, string? Printed, string? Note, string? SourceUnit, bool IsTotal, string? EnteredBy, DateTimeOffset? EnteredAt, string? EnteredFrom)
{
    public static EnteredValue? Of(MetricValue? value) =>
        value is null ? null : new EnteredValue(value.Value, value.Base, value.Printed, value.Note, value.SourceUnit, value.IsTotal, value.EnteredBy, value.EnteredAt, value.EnteredFrom);
}

/// <summary>What a person enters for one metric; all null takes the value away.</summary>
/// <param name="Metric">Which, as the period asks it.</param>
/// <param name="Figure">The exact figure.</param>
/// <param name="Note">What stands behind it.</param>
/// <param name="Printed">The printed form alone, where the exact figure is not known.</param>
/// <param name="SourceUnit">来源单位.</param>
/// <param name="IsTotal">总数直报.</param>
public sealed record MetricEntry(AskedMetric Metric, Figure? Figure, string? Note = null, string? Printed = null, string? SourceUnit = null, bool IsTotal = false)
{
    public bool IsBlank => Figure is null && Printed is null && Note is null && SourceUnit is null;

    /// <summary>No share exceeds its whole, nothing is a share that the metric does not count so, and the figure keeps to the rules of its metric.</summary>
    public Verdict CanStand => Figure switch
    {
        null => Verdict.Yes,
        { Base: null } when Metric.RollUp == RollUp.Rate => Verdict.No("Metric.NeedsWhole", Metric.Name),
        { Base: not null } when Metric.RollUp != RollUp.Rate => throw new InvalidOperationException("Only a rate has a whole."),
        { Base: <= 0 } => Verdict.No("Metric.WholeIsNothing", Metric.Name),
        { Base: { } whole, Value: var part } when part > whole => Verdict.No("Metric.PartAboveWhole", Metric.Name),
        // The bounds of a share are per cents, as it is printed.
        { Shown: var shown } => Metric.CanBe(shown!.Value),
    };

    /// <summary>The same figure again, as it was entered in another round or year.</summary>
    public static MetricEntry Again(AskedMetric metric, MetricValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new MetricEntry(metric, value.Figure, value.Note, value.Printed, value.SourceUnit, value.IsTotal);
    }

    /// <summary>Says it something else than what is there?</summary>
    public bool Differs(MetricValue? there) =>
        (there?.Value, there?.Base, there?.Printed, there?.Note, there?.SourceUnit, there?.IsTotal ?? false) != (Figure?.Value, Figure?.Base, Printed, Note, SourceUnit, IsTotal && !IsBlank);

    internal object? Facts() => IsBlank ? null : new { value = Figure?.Value, whole = Figure?.Base, Printed, Note, SourceUnit, IsTotal };

    internal static object? Facts(EnteredValue? value) =>
        value is null ? null : new { value = value.Value, whole = value.Base, value.Printed, value.Note, value.SourceUnit, value.IsTotal };

    internal static object? Facts(MetricValue? value) =>
        value is null ? null : new { value = value.Value, whole = value.Base, value.Printed, value.Note, value.SourceUnit, value.IsTotal };
}
