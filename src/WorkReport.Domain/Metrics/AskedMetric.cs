using WorkReport.Domain.Organisation;
using WorkReport.Prose.Quantities;

namespace WorkReport.Domain.Metrics;

/// <summary>
/// A metric as a period asks for it: in the wording of that period and of the levels of that period. Whatever prints or judges a figure of a
/// period asks this, so that what has ended does not change with the catalogue.
/// </summary>
/// <param name="Id">The key of the metric.</param>
/// <param name="Code">Its code.</param>
/// <param name="Wording">The wording that the period took.</param>
/// <param name="Levels">The levels that fill it in.</param>
/// <param name="IsAsked">False where the period does not ask it (any more): what was reported is still printed.</param>
/// <param name="AskedAt">Since when the period asks it.</param>
/// <param name="WordedAt">Since when in this wording.</param>
/// <param name="StoppedAt">Since when the period asks it no longer; null while it does, or never did.</param>
public sealed record AskedMetric(
    int Id, string Code, MetricWording Wording, IReadOnlyList<UnitLevel> Levels, bool IsAsked = true, DateTimeOffset AskedAt = default, DateTimeOffset WordedAt = default,
    DateTimeOffset? StoppedAt = null)
{
    public string Name => Wording.Name;

    public string Topic => Wording.Topic;

    public string Definition => Wording.Definition;

    public string Unit => Wording.Unit;

    public RollUp RollUp => Wording.RollUp;

    public QuantityStyle Style => Wording.Style;

    public MetricRules Rules => Wording.Rules;

    public bool IsWhole => Wording.IsWhole;

    public string? Print(Figure? figure) => Wording.Print(figure);

    public string? Exactly(Figure? figure) => Wording.Exactly(figure);

    public Verdict CanBe(decimal figure) => Wording.CanBe(figure);

    public bool IsFilledBy(UnitLevel level) => IsAsked && Levels.Contains(level);
}
