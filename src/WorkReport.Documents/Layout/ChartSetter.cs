using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>Draws a chart: unit and legend above, the plot, the title below. Series differ by hatching or mark and by words, never by colour alone.</summary>
internal sealed class ChartSetter(ChartCanvas canvas)
{
    /// <summary>From line to line of 小四, points.</summary>
    private const double LinePitch = 18;

    private const double LegendKey = 20;
    private const double Gap = 6;
    private const double TitleHeight = 28;

    /// <summary>From the chart to the text below it there is more than the blank row.</summary>
    private const double BelowTitle = TypeSize.Three / 2;

    /// <summary>Rows of the page a chart takes at most, the blank row below it included.</summary>
    private const int MostRows = 21;

    /// <summary>Fewer are no room for a chart.</summary>
    public const int LeastRows = 8;

    /// <summary>Share of a chart's height that its legend may take.</summary>
    private const double MostLegend = 0.3;

    /// <summary>Rows of the page that a chart takes, the blank row below it included.</summary>
    public static int RowsFor(Chart chart, FontSet fonts, double pitch)
    {
        var plot = chart.Kind switch
        {
            ChartKind.Bar => BarPlot.HeightFor(chart, fonts),
            ChartKind.Line => LinePlot.Height,
            _ => SharePlot.HeightFor(chart),
        };
        var height = (Legend(chart, name => fonts.WidthOf(Faces.Body, name, TypeSize.SmallFour)).Count * LinePitch) + plot + TitleHeight;
        return (int)Math.Min(MostRows, Math.Ceiling((height + BelowTitle) / pitch) + 1);
    }

    /// <param name="chart">The chart.</param>
    /// <param name="frame">Its rows, without the blank one.</param>
    public void Set(Chart chart, Frame frame)
    {
        frame = frame with { Height = frame.Height - BelowTitle };
        if (chart.Title.Length > 0)
            canvas.Text(chart.Title, frame.MiddleX, frame.Bottom - (TitleHeight / 2) + 2, frame.Width, TypeSize.Four, RowAlignment.Centre, Faces.Label);
        var head = SetLegend(chart, frame);
        var plot = new Frame(frame.Left, frame.Top + head, frame.Width, frame.Height - head - TitleHeight);
        switch (chart.Kind)
        {
            case ChartKind.Bar:
                new BarPlot(canvas, chart).Set(plot);
                break;
            case ChartKind.Line:
                new LinePlot(canvas, chart).Set(plot);
                break;
            default:
                new SharePlot(canvas, chart).Set(plot);
                break;
        }
    }

    /// <summary>Sets unit and legend and says how high they are.</summary>
    private double SetLegend(Chart chart, Frame frame)
    {
        var lines = Legend(chart, name => canvas.WidthOf(name, TypeSize.SmallFour));
        var height = Math.Min(lines.Count * LinePitch, frame.Height * MostLegend);
        var pitch = lines.Count > 0 ? height / lines.Count : 0;
        var size = TypeSize.SmallFour * pitch / LinePitch;
        if (chart.Unit.Length > 0)
            canvas.Text($"单位：{chart.Unit}", frame.Left, frame.Top + (pitch / 2), frame.Width / 4, size);
        for (var line = 0; line < lines.Count; line++)
        {
            var y = frame.Top + ((line + 0.5) * pitch);
            var x = frame.Right - lines[line].Sum(entry => entry.Width);
            foreach (var (series, width) in lines[line])
            {
                var key = new Frame(x, y - (size * 0.4), LegendKey, size * 0.8);
                if (chart.Kind is ChartKind.Line)
                    LinePlot.SetKey(canvas, series, key);
                else
                    canvas.Bar(series, key);
                canvas.Text(chart.Series[series].Name, x + LegendKey + Gap, y, width - LegendKey - (2 * Gap), size);
                x += width;
            }
        }

        return height;
    }

    /// <summary>The series of each line; one line without any where only a unit stands there.</summary>
    private static List<List<(int Series, double Width)>> Legend(Chart chart, Func<string, double> widthOf)
    {
        const double room = Paper.TypeWidth * 3 / 4;
        List<List<(int, double Width)>> lines = chart.Unit.Length > 0 ? [[]] : [];
        if (chart.Kind is ChartKind.Share || chart.Series.Count < 2)
            return lines;
        for (var i = 0; i < chart.Series.Count; i++)
        {
            var width = Math.Min(room, LegendKey + (2 * Gap) + widthOf(chart.Series[i].Name) + Gap);
            if (lines.Count == 0 || lines[^1].Sum(entry => entry.Width) + width > room)
                lines.Add([]);
            lines[^1].Add((i, width));
        }

        return lines;
    }
}
