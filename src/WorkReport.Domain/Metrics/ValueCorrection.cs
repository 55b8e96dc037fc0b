using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Metrics;

/// <summary>个别更正: one figure that was changed after its period had ended. Never changed afterwards.</summary>
public sealed class ValueCorrection
{
    public const int ReasonLength = 200;

    private ValueCorrection()
    {
    }

    internal ValueCorrection(MetricValue? there, MetricEntry entry, string reason, Act by)
    {
        MetricId = entry.Metric.Id;
        (OldValue, OldBase, OldPrinted) = (there?.Value, there?.Base, there?.Printed);
        (NewValue, NewBase, NewPrinted) = (entry.Figure?.Value, entry.Figure?.Base, entry.Printed);
        (Reason, Who, At) = (reason, by.Who, by.Dated);
    }

    public int Id { get; private init; }

    public int SheetId { get; private init; }

    public int MetricId { get; private init; }

    public decimal? OldValue { get; private init; }

    public decimal? OldBase { get; private init; }

    public string? OldPrinted { get; private init; }

    public decimal? NewValue { get; private init; }

    public decimal? NewBase { get; private init; }

    public string? NewPrinted { get; private init; }

    public string Reason { get; private init; } = "";

    public string Who { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    /// <summary>What stood before; null where nothing did, or only a printed form.</summary>
    public Figure? Old => OldValue is { } value ? new Figure(value, OldBase) : null;

    public Figure? New => NewValue is { } value ? new Figure(value, NewBase) : null;
}
