using System.Globalization;
using WorkReport.Domain.Organisation;
using WorkReport.Prose.Quantities;

namespace WorkReport.Domain.Metrics;

/// <summary>What a metric's figures are held against when they are entered.</summary>
/// <param name="Least">No figure is smaller; null for no bound.</param>
/// <param name="Most">No figure is larger; null for no bound.</param>
/// <param name="ChangePercent">A change against last year of so many per cent or more wants a word of why; null for the usual measure.</param>
/// <param name="PartOfId">分项: the metric it is a part of, and never exceeds; null where it is none.</param>
/// <param name="OwnerId">归口统计单位: the unit that counts what several do together; null where each counts its own.</param>
/// <param name="PartsAddUp">分项之和等于总项: the metrics that are parts of it make up all of it, so their sum is its figure.</param>
public sealed record MetricRules(
    decimal? Least = null, decimal? Most = null, decimal? ChangePercent = null, int? PartOfId = null, int? OwnerId = null, bool PartsAddUp = false)
{
    public static MetricRules None { get; } = new();
}

/// <summary>What a wording says.</summary>
/// <param name="Name">What is counted, in few words.</param>
/// <param name="Topic">类别: under which heading it stands in the sheet; may be empty.</param>
/// <param name="Definition">口径: what is counted and what is not.</param>
/// <param name="Unit">名, 个, 场次, 元 …; a rate is in %.</param>
/// <param name="Style">How its figures are printed; the same everywhere.</param>
/// <param name="Levels">Which levels fill it in, unless a period says otherwise.</param>
/// <param name="Rules">What its figures are held against.</param>
public sealed record MetricTerms(
    string Name, string Topic, string Definition, string Unit, QuantityStyle Style, IReadOnlyList<UnitLevel> Levels, MetricRules Rules)
{
    public bool Equals(MetricTerms? other) => other is not null
        && (Name, Topic, Definition, Unit, Style, Rules) == (other.Name, other.Topic, other.Definition, other.Unit, other.Style, other.Rules)
        && Levels.SequenceEqual(other.Levels);

    public override int GetHashCode() => HashCode.Combine(Name, Topic, Definition, Unit, Style, Rules, Levels.Count);
}

/// <summary>
/// One version of what a metric is called, counts and is printed as. It never changes: a metric that is described anew gets another,
/// and a period that has ended keeps the one it asked.
/// </summary>
public sealed class MetricWording
{
    private MetricWording()
    {
    }

    internal MetricWording(int number, RollUp rollUp, MetricTerms terms, DateTimeOffset at)
    {
        (Number, RollUp, At) = (number, rollUp, at);
        (Name, Topic, Definition, Unit, Style, Levels, Rules) = (terms.Name, terms.Topic, terms.Definition, terms.Unit, terms.Style, terms.Levels, terms.Rules);
    }

    public int Id { get; private init; }

    public int MetricId { get; private init; }

    /// <summary>1, 2, 3 … within its metric.</summary>
    public int Number { get; private init; }

    /// <summary>Since when there is this wording.</summary>
    public DateTimeOffset At { get; private init; }

    public string Name { get; private init; } = "";

    public string Topic { get; private init; } = "";

    public string Definition { get; private init; } = "";

    public string Unit { get; private init; } = "";

    public RollUp RollUp { get; private init; }

    public QuantityStyle Style { get; private init; } = QuantityStyle.Exact;

    public IReadOnlyList<UnitLevel> Levels { get; private init; } = [];

    public MetricRules Rules { get; private init; } = MetricRules.None;

    public MetricTerms Terms => new(Name, Topic, Definition, Unit, Style, Levels, Rules);

    /// <summary>Are its figures whole numbers? Its unit says so.</summary>
    public bool IsWhole => MeasureWords.AreWhole(Unit);

    /// <summary>A figure as it is printed, unit included; null where there is nothing to print.</summary>
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

    /// <summary>May this be one of its figures, reported or aimed at?</summary>
    public Verdict CanBe(decimal figure) =>
        IsWhole && figure != decimal.Truncate(figure) ? Verdict.No("Metric.NotWhole", Name, Unit)
        : figure < Rules.Least ? Verdict.No("Metric.BelowLeast", Name, Exactly(new Figure(Rules.Least.Value))!)
        : figure > Rules.Most ? Verdict.No("Metric.AboveMost", Name, Exactly(new Figure(Rules.Most.Value))!)
        : Verdict.Yes;
}
