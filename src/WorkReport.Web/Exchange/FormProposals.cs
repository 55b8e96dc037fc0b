using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.SuperiorForms;
using WorkReport.Prose.Tables;

namespace WorkReport.Web.Exchange;

/// <summary>What seems to go into a field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Metric">What is counted, by the words of its row.</param>
/// <param name="Aspect">Which side of it, by the head of its column.</param>
/// <param name="Round">Of which collecting, where the head says so.</param>
/// <param name="IsExact">Does the row say the very name of the metric?</param>
public sealed record FormProposal(FormField Field, AskedMetric Metric, FormAspect Aspect, int? Round, bool IsExact)
{
    public FormTarget Target(string sheet) => new(sheet, Field.At.ToString(), Metric.Id, Aspect, Round);
}

/// <summary>Proposes what goes where by the words of the form; a person accepts or alters it.</summary>
public sealed class FormProposals
{
    // Of all pairs of signs that stand side by side in either name, so many are in both.
    private const double Alike = 0.62;

    private readonly List<(AskedMetric Metric, string Name)> metrics;
    private readonly Dictionary<string, (AskedMetric Metric, bool IsExact)?> known = [];

    private FormProposals(IEnumerable<AskedMetric> metrics) => this.metrics = [.. metrics.Where(metric => metric.IsAsked).Select(metric => (metric, TableWords.Bare(metric.Name)))];

    /// <summary>A proposal for each field for which there is one.</summary>
    /// <param name="fields">The fields of a sheet.</param>
    /// <param name="metrics">What the period asks.</param>
    public static IReadOnlyList<FormProposal> Of(IReadOnlyList<FormField> fields, IEnumerable<AskedMetric> metrics)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var proposals = new FormProposals(metrics);
        var last = fields.SelectMany(field => field.Column.Concat(field.Row)).Distinct().SelectMany(TableHead.Years).DefaultIfEmpty().Max();
        return [.. fields.Select(field => proposals.Propose(field, last)).OfType<FormProposal>()];
    }

    /// <summary>The metric at the beginning of the row and its side at the head, or the other way about where the form lies on its side.</summary>
    private FormProposal? Propose(FormField field, int lastYear)
    {
        foreach (var (names, sides) in ((IReadOnlyList<string> Names, IReadOnlyList<string> Sides)[])[(field.Row, field.Column), (field.Column, field.Row)])
        {
            if (Find(names) is not { } found)
                continue;
            var head = TableHead.Read(string.Concat(sides), lastYear);
            if (Side(head, found.Metric) is { } side)
                return new FormProposal(field, found.Metric, side, head.IsForecast ? Round.First : head.IsFinal ? Round.Second : null, found.IsExact);
        }

        return null;
    }

    private (AskedMetric Metric, bool IsExact)? Find(IReadOnlyList<string> words)
    {
        // The nearest words say most: a group may stand in front of them, and what is counted behind.
        var units = words.Select(TableWords.Bare).ToHashSet();
        foreach (var word in words.Reverse().Concat(words.Count > 1 ? [string.Concat(words)] : []))
        {
            if (!known.TryGetValue(word, out var found))
                known[word] = found = Match(word);
            if (found is { } match && !(words.Count > 1 && units.Overlaps(metrics.Select(one => one.Metric.Unit)) && !units.Contains(match.Metric.Unit)))
                return match;
        }

        return null;
    }

    private (AskedMetric Metric, bool IsExact)? Match(string word)
    {
        var (bare, code) = (TableWords.Bare(word), word.Trim());
        if (metrics.Find(one => one.Name == bare || one.Metric.Code.Equals(code, StringComparison.OrdinalIgnoreCase)).Metric is { } exact)
            return (exact, true);
        if (bare.Length < 3)
            return null;
        var ranked = metrics.Select(one => (one.Metric, Likeness: TableWords.Likeness(bare, one.Name))).OrderByDescending(one => one.Likeness).Take(2).ToList();
        // Of two that are equally like it, neither is meant.
        return ranked is [{ Likeness: >= Alike } first, ..] && (ranked.Count == 1 || ranked[1].Likeness < first.Likeness) ? (first.Metric, false) : null;
    }

    private static FormAspect? Side(TableHead head, AskedMetric metric) => head.Side switch
    {
        HeadSide.Part => metric.RollUp == RollUp.Rate ? FormAspect.Part : null,
        HeadSide.Whole => metric.RollUp == RollUp.Rate ? FormAspect.Whole : null,
        HeadSide.Growth => metric.RollUp == RollUp.Rate ? null : FormAspect.Growth,
        HeadSide.Change => FormAspect.Change,
        HeadSide.Before => FormAspect.Before,
        HeadSide.Below => FormAspect.Below,
        HeadSide.Own => FormAspect.Own,
        HeadSide.All => FormAspect.All,
        _ => null,
    };
}
