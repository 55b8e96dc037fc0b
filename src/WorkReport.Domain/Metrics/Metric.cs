using System.Globalization;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Prose.Quantities;

namespace WorkReport.Domain.Metrics;

/// <summary>How figures of several units become one.</summary>
public enum RollUp
{
    /// <summary>Events and objects: added up.</summary>
    Sum,

    /// <summary>Stock at the end of the year: the latest values, added up.</summary>
    Snapshot,

    /// <summary>Share: numerators and denominators are added up and divided anew; shares are never averaged.</summary>
    Rate,

    /// <summary>People who may take part in several activities: added up over units, never over metrics.</summary>
    Head,

    /// <summary>Stays at its unit.</summary>
    None,
}

/// <summary>指标: an entry of the catalogue.</summary>
public sealed class Metric : Aggregate
{
    public const int CodeLength = 10;
    public const int NameLength = 60;
    public const int DefinitionLength = 300;
    public const int UnitLength = 10;
    public const int TopicLength = 20;

    private Metric(string code, string name, string unit, RollUp rollUp) => (Code, Name, Unit, RollUp) = (code, name, unit, rollUp);

    public int Id { get; private init; }

    /// <summary>Unique, stays for ever.</summary>
    public string Code { get; private init; }

    public string Name { get; private set; }

    /// <summary>口径: what is counted and what is not.</summary>
    public string Definition { get; private set; } = "";

    /// <summary>领域: under which heading it stands in the sheet; may be empty.</summary>
    public string Topic { get; private set; } = "";

    /// <summary>名, 个, 场次, 元 …; a rate is in %.</summary>
    public string Unit { get; private set; }

    /// <summary>Cannot change: figures already collected would change their meaning.</summary>
    public RollUp RollUp { get; private init; }

    /// <summary>How its figures are printed; the same everywhere.</summary>
    public QuantityStyle Style { get; private set; } = QuantityStyle.Exact;

    /// <summary>Which levels fill it in.</summary>
    public IReadOnlyList<UnitLevel> Levels { get; private set; } = [];

    /// <summary>False once it is no longer asked for; what was reported stays.</summary>
    public bool IsActive { get; private set; } = true;

    public static Metric Define(string code, string name, string unit, RollUp rollUp, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var metric = new Metric(code, name, unit, rollUp);
        metric.Tell(by.Did("metric.defined", after: new { code, name, unit, rollUp }));
        return metric;
    }

    /// <summary>Changes what is printed and explained; figures stay what they are.</summary>
    public void Describe(string name, string topic, string definition, string unit, QuantityStyle style, IReadOnlyList<UnitLevel> levels, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Tell(by.Did("metric.described", new { Name, Topic, Definition, Unit, Style, Levels }, new { name, topic, definition, unit, style, levels }));
        (Name, Topic, Definition, Unit, Style, Levels) = (name, topic, definition, unit, style, levels);
    }

    /// <summary>Is asked for no longer, or again.</summary>
    public void Ask(bool isActive, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (isActive == IsActive)
            return;
        Tell(by.Did(isActive ? "metric.revived" : "metric.retired"));
        IsActive = isActive;
    }

    /// <summary>A figure of this metric as it is printed, unit included; null where there is nothing to print.</summary>
    /// <remarks>A share is printed to one place behind the point.</remarks>
    public string? Print(Figure? figure) => figure?.Shown is { } shown
        ? QuantityFormat.Print(RollUp == RollUp.Rate ? Math.Round(shown, 1, MidpointRounding.AwayFromZero) : shown, Unit, Style)
        : null;

    /// <summary>The figure itself, for who has to judge it: 4238名, and of a share both numbers, 17/20; null where there is none.</summary>
    public string? Exactly(Figure? figure) => figure switch
    {
        null => null,
        { Base: { } whole, Value: var part } => string.Create(CultureInfo.InvariantCulture, $"{part:0.########}/{whole:0.########}"),
        { Value: var value } => QuantityFormat.Print(value, Unit, QuantityStyle.Exact),
    };

    /// <summary>Are its figures whole numbers? Its unit says so.</summary>
    public bool IsWhole => MeasureWords.AreWhole(Unit);

    /// <summary>May this be one of its figures, reported or aimed at?</summary>
    public Verdict CanBe(decimal figure) => IsWhole && figure != decimal.Truncate(figure) ? Verdict.No("Metric.NotWhole", Name, Unit) : Verdict.Yes;

    /// <summary>May its unit become another? What was reported in 元 would say something else in 万元.</summary>
    /// <param name="unit">The other unit.</param>
    /// <param name="hasFigures">Has anybody reported a figure of it?</param>
    public Verdict CanBeIn(string unit, bool hasFigures) => hasFigures && unit != Unit ? Verdict.No("Metric.UnitStays", Name, Unit) : Verdict.Yes;

    public bool IsFilledBy(UnitLevel level) => Levels.Contains(level);
}
