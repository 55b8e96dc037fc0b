using System.Globalization;
using WorkReport.Domain.Metrics;
using WorkReport.Prose.Quantities;

namespace WorkReport.Web.Reporting;

/// <summary>One metric of the table: 本级, 下级, 合计 and last year's 合计.</summary>
/// <param name="Metric">What is counted.</param>
/// <param name="Own">What the unit itself reports; null where it reports nothing.</param>
/// <param name="Total">This year's three figures.</param>
/// <param name="OnlyPrinted">How many accepted units below gave a printed form alone, which is in no sum.</param>
/// <param name="Before">Last year's three figures; null where there is no such year.</param>
/// <param name="Alike">Both years over the same units; null where there is no such year.</param>
public sealed record TotalRow(AskedMetric Metric, MetricValue? Own, Total Total, int OnlyPrinted, Total? Before, Alike? Alike)
{
    /// <summary>The same beside what 核定数 make of it.</summary>
    public required SettledTotal Settled { get; init; }

    /// <summary>The 核定数 of this unit itself.</summary>
    public IReadOnlyList<SettledShown> SettledBy { get; init; } = [];

    /// <summary>The unit's own figure of last year stands in that total and was not accepted.</summary>
    public bool IsBeforeUnaccepted { get; init; }

    /// <summary>A metric that is asked for no longer still shows what was reported.</summary>
    public bool IsShown => Metric.IsAsked || Own is not null || Total.Units > 0 || OnlyPrinted > 0;

    /// <summary>总数直报: the unit gave the whole, so that there are no 本级 and 下级.</summary>
    public bool IsDirect => Total.IsDirect;

    /// <summary>Stays each figure at its unit?</summary>
    public bool StaysAtUnit => Metric.RollUp == RollUp.None;

    /// <summary>What is more or less than last year over the same units, a share in points; null where nothing can be compared.</summary>
    public decimal? Change => Alike?.Change is { } change ? Exact.Rounded(Metric, change) : null;
}

/// <summary>Figures of the tables, printed as they are: only a share, which may never end, is cut to one place.</summary>
public static class Exact
{
    /// <summary>Without its unit; null where there is nothing to print.</summary>
    public static string? Print(AskedMetric metric, Figure? figure)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return figure?.Shown is { } shown ? QuantityFormat.Print(Rounded(metric, shown), "", QuantityStyle.Exact) : null;
    }

    /// <summary>A share's two numbers: 59/110; null of everything else.</summary>
    public static string? Parts(Figure? figure) => figure is { Base: { } whole, Value: var part }
        ? string.Create(CultureInfo.InvariantCulture, $"{part:0.########}/{whole:0.########}")
        : null;

    /// <summary>With its sign.</summary>
    public static string WithSign(decimal change) => change.ToString("+0.########;−0.########;0", CultureInfo.InvariantCulture);

    internal static decimal Rounded(AskedMetric metric, decimal shown) =>
        metric.RollUp == RollUp.Rate ? Math.Round(shown, 1, MidpointRounding.AwayFromZero) : shown;
}
