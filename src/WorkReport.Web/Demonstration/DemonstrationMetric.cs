using System.Globalization;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Starters;

namespace WorkReport.Web.Demonstration;

/// <summary>An entry of the catalogue, and what the whole city comes to.</summary>
/// <param name="Entry">What is counted, as every catalogue may begin; called as the city calls it.</param>
/// <param name="Shares">Which levels fill it in, and how much of the whole comes from each.</param>
/// <param name="Whole">The city's figure of 2022; of a rate, its per cent.</param>
/// <param name="Last">That of 2021, where it does not follow from 2022.</param>
public sealed record DemonstrationMetric(StarterMetric Entry, IReadOnlyDictionary<UnitLevel, int> Shares, string Whole, string Last)
{
    private const char PrintedMark = '=';

    public string Code => Entry.Code;

    public string Name => Entry.Name;

    public string Unit => Entry.Unit;

    public RollUp RollUp => Entry.RollUp;

    public string? Source => Entry.Source;

    public string? PartOf => Entry.PartOf;

    /// <summary>Who fills it in.</summary>
    public IReadOnlyList<UnitLevel> Levels => [.. Shares.Keys.Order()];

    /// <summary>The city alone fills it in.</summary>
    public bool IsOfCity => Shares.Count == 1 && Shares.ContainsKey(UnitLevel.City);

    /// <summary>The whole catalogue.</summary>
    public static IReadOnlyList<DemonstrationMetric> Read()
    {
        var entries = StarterMetric.Read().ToDictionary(metric => metric.Code);
        return [.. DemonstrationText.Rows("metrics").Select(row => new DemonstrationMetric(
            row.ElementAtOrDefault(4) is { } name ? entries[row[0]] with { Name = name } : entries[row[0]],
            row[1].Split(' ').ToDictionary(share => StarterMetric.Letters[share[0]], share => int.Parse(share[1..], CultureInfo.InvariantCulture)),
            row.ElementAtOrDefault(2) ?? "", row.ElementAtOrDefault(3) ?? ""))];
    }

    /// <summary>The printed form alone, where no exact figure is known.</summary>
    public static string? Printed(string words) => words.StartsWith(PrintedMark) ? words[1..] : null;

    /// <summary>The exact figure; null where there is none.</summary>
    public static decimal? Exact(string words) => decimal.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
