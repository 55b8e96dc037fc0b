using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.SuperiorForms;

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
public sealed partial class FormProposals
{
    // Of all pairs of signs that stand side by side in either name, so many are in both.
    private const double Alike = 0.62;

    private readonly List<(AskedMetric Metric, string Name)> metrics;
    private readonly Dictionary<string, (AskedMetric Metric, bool IsExact)?> known = [];

    private FormProposals(IEnumerable<AskedMetric> metrics) => this.metrics = [.. metrics.Where(metric => metric.IsAsked).Select(metric => (metric, Bare(metric.Name)))];

    /// <summary>A proposal for each field for which there is one.</summary>
    /// <param name="fields">The fields of a sheet.</param>
    /// <param name="metrics">What the period asks.</param>
    public static IReadOnlyList<FormProposal> Of(IReadOnlyList<FormField> fields, IEnumerable<AskedMetric> metrics)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var proposals = new FormProposals(metrics);
        var years = fields.SelectMany(field => field.Column.Concat(field.Row)).SelectMany(word => Year().Matches(word)).Select(year => int.Parse(year.Value, CultureInfo.InvariantCulture)).ToList();
        var last = years.Count == 0 ? 0 : years.Max();
        return [.. fields.Select(field => proposals.Propose(field, last)).OfType<FormProposal>()];
    }

    /// <summary>The metric at the beginning of the row and its side at the head, or the other way about where the form lies on its side.</summary>
    private FormProposal? Propose(FormField field, int lastYear)
    {
        foreach (var (names, sides) in ((IReadOnlyList<string> Names, IReadOnlyList<string> Sides)[])[(field.Row, field.Column), (field.Column, field.Row)])
        {
            if (Find(names) is { } found && Side(string.Concat(sides), found.Metric, lastYear) is { } side)
                return new FormProposal(field, found.Metric, side, RoundOf(string.Concat(sides)), found.IsExact);
        }

        return null;
    }

    private (AskedMetric Metric, bool IsExact)? Find(IReadOnlyList<string> words)
    {
        // The nearest words say most: a group may stand in front of them, and what is counted behind.
        var units = words.Select(Bare).ToHashSet();
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
        var (bare, code) = (Bare(word), word.Trim());
        if (metrics.Find(one => one.Name == bare || one.Metric.Code.Equals(code, StringComparison.OrdinalIgnoreCase)).Metric is { } exact)
            return (exact, true);
        if (bare.Length < 3)
            return null;
        var ranked = metrics.Select(one => (one.Metric, Likeness: Likeness(bare, one.Name))).OrderByDescending(one => one.Likeness).Take(2).ToList();
        // Of two that are equally like it, neither is meant.
        return ranked is [{ Likeness: >= Alike } first, ..] && (ranked.Count == 1 || ranked[1].Likeness < first.Likeness) ? (first.Metric, false) : null;
    }

    private static FormAspect? Side(string head, AskedMetric metric, int lastYear)
    {
        var isRate = metric.RollUp == RollUp.Rate;
        if (PartHead().IsMatch(head))
            return isRate ? FormAspect.Part : null;
        if (WholeHead().IsMatch(head))
            return isRate ? FormAspect.Whole : null;
        if (ChangeHead().IsMatch(head))
            return GrowthHead().IsMatch(head) ? FormAspect.Growth : FormAspect.Change;
        if (BeforeHead().IsMatch(head) || (lastYear > 0 && head.Contains($"{lastYear - 1}年", StringComparison.Ordinal) && !head.Contains($"{lastYear}年", StringComparison.Ordinal)))
            return FormAspect.Before;
        if (NotOursHead().IsMatch(head))
            return null;
        return BelowHead().IsMatch(head) ? FormAspect.Below : OwnHead().IsMatch(head) ? FormAspect.Own : FormAspect.All;
    }

    private static int? RoundOf(string head) =>
        FirstHead().IsMatch(head) ? Round.First : SecondHead().IsMatch(head) ? Round.Second : null;

    /// <summary>The name alone: without its number, 其中, what is in brackets, marks and blanks.</summary>
    private static string Bare(string words)
    {
        var bare = new StringBuilder();
        foreach (var c in Numbering().Replace(InBrackets().Replace(words.Normalize(NormalizationForm.FormKC), ""), ""))
        {
            if (char.IsLetterOrDigit(c))
                bare.Append(c);
        }

        return bare.ToString();
    }

    private static double Likeness(string one, string other)
    {
        if (one.Length < 2 || other.Length < 2)
            return 0;
        var (pairs, others) = (Pairs(one), Pairs(other));
        var both = pairs.Sum(pair => Math.Min(pair.Value, others.GetValueOrDefault(pair.Key)));
        return 2.0 * both / (one.Length + other.Length - 2);
    }

    private static Dictionary<string, int> Pairs(string text) => Enumerable.Range(0, text.Length - 1).Select(at => text.Substring(at, 2)).CountBy(pair => pair).ToDictionary();

    [GeneratedRegex("20[0-9]{2}(?=年)")]
    private static partial Regex Year();

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"^\s*(其中[:]?|[一二三四五六七八九十]+[、.]|[0-9]+(\.[0-9]+)*[、.\s]|[#*]+)+\s*")]
    private static partial Regex Numbering();

    [GeneratedRegex("分子")]
    private static partial Regex PartHead();

    [GeneratedRegex("分母")]
    private static partial Regex WholeHead();

    [GeneratedRegex("增减|增长|同比|增幅|比上年|比去年|较上年|较去年|±")]
    private static partial Regex ChangeHead();

    [GeneratedRegex("[%％]|幅|增长率|百分")]
    private static partial Regex GrowthHead();

    [GeneratedRegex("上年|去年|上一年|同期")]
    private static partial Regex BeforeHead();

    [GeneratedRegex("下级|所属|下属|以下|各县|县级|县（|县\\(")]
    private static partial Regex BelowHead();

    [GeneratedRegex("本级|本单位|市本|市直|省本|直属|机关本")]
    private static partial Regex OwnHead();

    // What no figure of ours answers.
    [GeneratedRegex("备注|说明|计划|目标|任务|计量|单位$|排名|占比|完成率")]
    private static partial Regex NotOursHead();

    [GeneratedRegex("预计|预报|1[—–\\-~～至到]11月|一至十一月|1-11月")]
    private static partial Regex FirstHead();

    [GeneratedRegex("全年实际|年终实际|决算")]
    private static partial Regex SecondHead();
}
