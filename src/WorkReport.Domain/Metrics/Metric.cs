using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Prose.Quantities;

namespace WorkReport.Domain.Metrics;

/// <summary>指标: what can be asked for, year after year. How it is worded has versions; which of them a period asks says its <see cref="Catalogue"/>.</summary>
public sealed class Metric : Aggregate
{
    public const int CodeLength = 10;
    public const int NameLength = 60;
    public const int DefinitionLength = 300;
    public const int UnitLength = 10;
    public const int TopicLength = 20;

    private readonly List<MetricWording> wordings = [];

    private Metric(string code) => Code = code;

    public int Id { get; private init; }

    /// <summary>Unique, stays for ever.</summary>
    public string Code { get; private init; }

    /// <summary>False once it is no longer asked for; what was reported stays.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Every wording, oldest first.</summary>
    public IReadOnlyList<MetricWording> Wordings => [.. wordings.OrderBy(wording => wording.Number)];

    /// <summary>The newest wording: what the next period asks.</summary>
    public MetricWording Wording => wordings.MaxBy(wording => wording.Number)!;

    public string Name => Wording.Name;

    public string Definition => Wording.Definition;

    public string Topic => Wording.Topic;

    public string Unit => Wording.Unit;

    /// <summary>Cannot change: figures already collected would change their meaning.</summary>
    public RollUp RollUp => Wording.RollUp;

    public QuantityStyle Style => Wording.Style;

    public MetricRules Rules => Wording.Rules;

    /// <summary>Which levels fill it in, unless a period says otherwise.</summary>
    public IReadOnlyList<UnitLevel> Levels => Wording.Levels;

    /// <summary>It as a period would ask for it that is set up today.</summary>
    public AskedMetric Now => new(Id, Code, Wording, Levels, IsActive);

    public static Metric Define(string code, string name, string unit, RollUp rollUp, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var metric = new Metric(code);
        metric.wordings.Add(new MetricWording(1, rollUp, new MetricTerms(name, "", "", unit, QuantityStyle.Exact, [], MetricRules.None), by.Dated));
        metric.Tell(by.Did("metric.defined", after: new { code, name, unit, rollUp }));
        return metric;
    }

    /// <summary>Words it anew from now on; figures stay what they are, and periods that have ended keep the wording they asked.</summary>
    public void Describe(MetricTerms terms, Act by)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(by);
        if (terms == Wording.Terms)
            return;
        Tell(by.Did("metric.described", Wording.Terms, terms));
        wordings.Add(new MetricWording(Wording.Number + 1, RollUp, terms, by.Dated));
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

    /// <summary>The import that defined it is taken back; whoever does so has looked whether anything was reported, and takes the row out.</summary>
    public void TakeBack(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Tell(by.Did("metric.takenBack", new { Code, Name, Unit, RollUp }));
    }

    /// <summary>May its unit become another? What was reported in 元 would say something else in 万元.</summary>
    /// <param name="unit">The other unit.</param>
    /// <param name="hasFigures">Has anybody reported a figure of it in a period that takes the new wording?</param>
    public Verdict CanBeIn(string unit, bool hasFigures) => hasFigures && unit != Unit ? Verdict.No("Metric.UnitStays", Name, Unit) : Verdict.Yes;
}
