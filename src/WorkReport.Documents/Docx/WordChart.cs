using WorkReport.Documents.Model;

namespace WorkReport.Documents.Docx;

/// <summary>A chart as the table of its figures: a Word file is there to be edited, and nobody edits a drawing's figures.</summary>
internal static class WordChart
{
    /// <summary>Categories downwards, series to the right; a share chart has its first series and the shares.</summary>
    public static Table TableOf(Chart chart)
    {
        var caption = chart.Title + (chart.Unit.Length > 0 ? $"（单位：{chart.Unit}）" : "");
        if (chart.Kind is ChartKind.Share)
        {
            var (values, shares) = (ChartWords.ValuesOfFirst(chart), ChartWords.Shares(chart));
            return new Table(
                caption,
                [Category, Figures(chart.Series is [var first, ..] ? first.Name : ""), Figures("占比")],
                [.. chart.Categories.Select((category, i) => (string[])[category, ChartWords.Figure(values[i]), ChartWords.Percent(shares[i])])]);
        }

        return new Table(
            caption,
            [Category, .. chart.Series.Select(series => Figures(series.Name))],
            [.. chart.Categories.Select((category, i) => (string[])[category, .. chart.Series.Select(series => i < series.Values.Count ? ChartWords.Figure(series.Values[i]) : "")])]);
    }

    /// <summary>Names are longer than figures.</summary>
    private static TableColumn Category { get; } = new("", 2);

    private static TableColumn Figures(string heading) => new(heading, Alignment: CellAlignment.Right);
}
