using System.Globalization;

namespace WorkReport.Documents.Model;

/// <summary>What a chart says, in words and figures. The same chart gives the same words in any culture.</summary>
internal static class ChartWords
{
    /// <summary>Larger values are drawn as this one, so that sums and steps stay within the numbers there are.</summary>
    private const decimal Largest = 1e15m;

    /// <summary>Tenths of a percent in a whole.</summary>
    private const decimal Thousand = 1000;

    public static string Of(Chart chart)
    {
        var kind = chart.Kind switch { ChartKind.Bar => "条形图", ChartKind.Line => "折线图", _ => "份额图" };
        var title = chart.Title.Length > 0 ? $"：{chart.Title}" : "";
        var unit = chart.Unit.Length > 0 ? $"（单位：{chart.Unit}）" : "";
        var shares = Shares(chart);
        return $"{kind}{title}{unit}。{string.Join('；', chart.Categories.Select((category, i) => $"{category}：{ValuesOf(chart, i, shares)}"))}。";
    }

    /// <summary>A value as printed, without zeros that say nothing.</summary>
    public static string Figure(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>As far as it can be drawn.</summary>
    public static decimal Drawn(decimal value) => Math.Clamp(value, -Largest, Largest);

    /// <summary>Percentages of the first series to one decimal, which add up to 100; what is not above zero has no share.</summary>
    public static decimal[] Shares(Chart chart)
    {
        var values = ValuesOfFirst(chart).Select(value => Math.Max(0, Drawn(value))).ToArray();
        var total = values.Sum();
        if (total == 0)
            return new decimal[values.Length];
        var exact = values.Select(value => value / total * Thousand).ToArray();
        var shares = exact.Select(Math.Floor).ToArray();
        // What rounding down has left over goes to those that lost most.
        foreach (var i in Enumerable.Range(0, exact.Length).OrderByDescending(i => exact[i] - shares[i]).Take((int)(Thousand - shares.Sum())))
            shares[i]++;
        return [.. shares.Select(share => share / 10)];
    }

    public static string Percent(decimal share) => share.ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>Values of a share chart, one for each category.</summary>
    public static decimal[] ValuesOfFirst(Chart chart) => [.. chart.Categories.Select((_, i) => chart.Series is [var first, ..] && i < first.Values.Count ? first.Values[i] : 0)];

    private static string ValuesOf(Chart chart, int category, decimal[] shares)
    {
        if (chart.Kind is ChartKind.Share)
            return $"{Figure(ValuesOfFirst(chart)[category])}，占{Percent(shares[category])}";
        var values = chart.Series.Where(series => category < series.Values.Count)
            .Select(series => (chart.Series.Count > 1 ? series.Name + " " : "") + Figure(series.Values[category]));
        return string.Join('，', values) is { Length: > 0 } words ? words : "无数据";
    }
}
