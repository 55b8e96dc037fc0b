using System.Globalization;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Prose.Quantities;

namespace WorkReport.Web.Starters;

/// <summary>An entry of the catalogue that a committee of this kind may begin with.</summary>
/// <param name="Code">M01 to M52.</param>
/// <param name="Name">As it is called.</param>
/// <param name="Unit">名, 个 …</param>
/// <param name="RollUp">How figures of several units become one.</param>
/// <param name="Topic">Under which heading it stands.</param>
/// <param name="Levels">Who fills it in.</param>
/// <param name="Style">How it is printed.</param>
/// <param name="Definition">口径.</param>
/// <param name="Source">来源单位; null where who reports it counts it.</param>
/// <param name="PartOf">The code of the metric that it makes up together with the other parts; null where it is no part.</param>
public sealed record StarterMetric(
    string Code, string Name, string Unit, RollUp RollUp, string Topic, IReadOnlyList<UnitLevel> Levels, QuantityStyle Style, string Definition, string? Source, string? PartOf)
{
    /// <summary>How the files write a level.</summary>
    public static IReadOnlyDictionary<char, UnitLevel> Letters { get; } = new Dictionary<char, UnitLevel>
    {
        ['S'] = UnitLevel.City,
        ['C'] = UnitLevel.County,
        ['T'] = UnitLevel.Township,
        ['V'] = UnitLevel.Village,
    };

    /// <summary>The fifty figures of a year's report, and the two parts that one of them is made up of; parts behind their whole.</summary>
    public static IReadOnlyList<StarterMetric> Read() => [.. EmbeddedText.Rows("Starters.metrics").Select(row => new StarterMetric(
        row[0], row[1], row[2], Enum.Parse<RollUp>(row[3]), row[4], [.. row[5].Select(letter => Letters[letter])], StyleOf(row[6]), row[7], Said(row, 8), Said(row, 9)))];

    /// <summary>Who fills it in where the tree begins at a level: those of its own that can stand there, else the top alone.</summary>
    public IReadOnlyList<UnitLevel> LevelsFrom(UnitLevel top) =>
        top <= UnitLevel.Village && Levels.Where(level => level >= top).ToList() is { Count: > 0 } there ? there : [top];

    /// <summary>Puts it into the catalogue.</summary>
    /// <param name="levels">Who fills it in.</param>
    /// <param name="whole">The key of what it is a part of; null where it is none.</param>
    /// <param name="hasParts">Do parts make it up?</param>
    /// <param name="by">Who and when.</param>
    public Metric Define(IReadOnlyList<UnitLevel> levels, int? whole, bool hasParts, Act by)
    {
        var metric = Metric.Define(Code, Name, Unit, RollUp, by);
        metric.Describe(new MetricTerms(Name, Topic, Definition, Unit, Style, levels, new MetricRules(PartOfId: whole, PartsAddUp: hasParts)), by);
        return metric;
    }

    private static string? Said(string[] row, int column) => row.ElementAtOrDefault(column) is { Length: > 0 } said ? said : null;

    private static QuantityStyle StyleOf(string words) => words.Split(' ') is [var scale, var step, var qualifier]
        ? new QuantityStyle(Enum.Parse<Scale>(scale), decimal.Parse(step, CultureInfo.InvariantCulture), Enum.Parse<Qualifier>(qualifier))
        : QuantityStyle.Exact;
}
