using System.Globalization;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Prose.Quantities;

namespace WorkReport.Web.Demonstration;

/// <summary>An entry of the catalogue, and what the whole city comes to.</summary>
/// <param name="Code">M01 to M52.</param>
/// <param name="Name">As it is called.</param>
/// <param name="Unit">名, 个 …</param>
/// <param name="RollUp">How figures of several units become one.</param>
/// <param name="Topic">Under which heading it stands.</param>
/// <param name="Shares">Which levels fill it in, and how much of the whole comes from each.</param>
/// <param name="Style">How it is printed.</param>
/// <param name="Whole">The city's figure of 2022; of a rate, its per cent.</param>
/// <param name="Last">That of 2021, where it does not follow from 2022.</param>
/// <param name="Definition">口径.</param>
/// <param name="Source">来源单位; null where who reports it counts it.</param>
/// <param name="PartOf">The code of the metric that it makes up together with the other parts; null where it is no part.</param>
public sealed record DemonstrationMetric(
    string Code, string Name, string Unit, RollUp RollUp, string Topic, IReadOnlyDictionary<UnitLevel, int> Shares, QuantityStyle Style,
    string Whole, string Last, string Definition, string? Source = null, string? PartOf = null)
{
    private const char PrintedMark = '=';

    private static readonly Dictionary<char, UnitLevel> Letters = new()
    {
        ['S'] = UnitLevel.City,
        ['C'] = UnitLevel.County,
        ['T'] = UnitLevel.Township,
        ['V'] = UnitLevel.Village,
    };

    /// <summary>The city alone fills it in.</summary>
    public bool IsOfCity => Shares.Count == 1 && Shares.ContainsKey(UnitLevel.City);

    /// <summary>The fifty figures of a year's report, and the two parts that one of them is made up of.</summary>
    public static IReadOnlyList<DemonstrationMetric> Read() => [.. DemonstrationText.Rows("metrics").Select(row => new DemonstrationMetric(
        row[0], row[1], row[2], Enum.Parse<RollUp>(row[3]), row[4],
        row[5].Split(' ').ToDictionary(share => Letters[share[0]], share => int.Parse(share[1..], CultureInfo.InvariantCulture)),
        StyleOf(row[6]), row[7], row[8], row[9], row.ElementAtOrDefault(10) is { Length: > 0 } source ? source : null, row.ElementAtOrDefault(11)))];

    /// <summary>The printed form alone, where no exact figure is known.</summary>
    public static string? Printed(string words) => words.StartsWith(PrintedMark) ? words[1..] : null;

    /// <summary>The exact figure; null where there is none.</summary>
    public static decimal? Exact(string words) => decimal.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Puts it into the catalogue.</summary>
    /// <param name="whole">The key of what it is a part of; null where it is none.</param>
    /// <param name="hasParts">Do parts make it up?</param>
    /// <param name="by">Who and when.</param>
    public Metric Define(int? whole, bool hasParts, Act by)
    {
        var metric = Metric.Define(Code, Name, Unit, RollUp, by);
        metric.Describe(new MetricTerms(Name, Topic, Definition, Unit, Style, [.. Shares.Keys.Order()], new MetricRules(PartOfId: whole, PartsAddUp: hasParts)), by);
        return metric;
    }

    private static QuantityStyle StyleOf(string words) => words.Split(' ') is [var scale, var step, var qualifier]
        ? new QuantityStyle(Enum.Parse<Scale>(scale), decimal.Parse(step, CultureInfo.InvariantCulture), Enum.Parse<Qualifier>(qualifier))
        : QuantityStyle.Exact;
}
