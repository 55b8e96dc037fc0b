using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>条形图: lying bars from zero, each with its value at its end.</summary>
internal sealed class BarPlot(ChartCanvas canvas, Chart chart)
{
    private const double BarHeight = 13;
    private const double SlotGap = 9;
    private const double LinePitch = 14;
    private const double MarksHeight = 18;
    private const double Gap = 4;

    /// <summary>Share of the width that names, and values at either end, may take.</summary>
    private const double MostLabel = 0.34;
    private const double MostValue = 0.18;

    public static double HeightFor(Chart chart, FontSet fonts)
    {
        var breaker = new ColumnBreaker(fonts);
        var labels = LabelWidth(chart, name => fonts.WidthOf(Faces.Body, name, TypeSize.SmallFour));
        return chart.Categories.Sum(category => SlotHeight(chart, Label(breaker, category, 0, labels))) + MarksHeight;
    }

    public void Set(Frame frame)
    {
        var labels = LabelWidth(chart, name => canvas.WidthOf(name, TypeSize.SmallFour));
        var names = chart.Categories.Select(category => Label(canvas.Breaker, category, frame.Left, labels)).ToList();
        var scale = (frame.Height - MarksHeight) / Math.Max(1, names.Sum(name => SlotHeight(chart, name)));
        var values = chart.Series.SelectMany(series => series.Values.Take(names.Count)).ToList();
        var left = ValueRoom(values.Where(value => value < 0));
        var right = ValueRoom(values.Where(value => value >= 0));
        var plot = new Frame(
            frame.Left + labels + Gap + left, frame.Top, frame.Width - labels - Gap - left - right, frame.Height - MarksHeight);
        var drawn = values.Select(ChartWords.Drawn).Append(0).ToList();
        var axis = ChartAxis.Over(drawn.Min(), drawn.Max());
        SetAxis(axis, plot);
        var top = plot.Top;
        for (var i = 0; i < names.Count; i++)
        {
            var height = SlotHeight(chart, names[i]) * scale;
            SetName(names[i], new Frame(frame.Left, top, labels, height), scale);
            var bar = (height - (SlotGap * Math.Min(1, scale))) / Math.Max(1, chart.Series.Count);
            bar = Math.Min(bar, BarHeight * 1.4);
            var first = top + ((height - (bar * chart.Series.Count)) / 2);
            for (var series = 0; series < chart.Series.Count; series++)
            {
                if (i < chart.Series[series].Values.Count)
                    SetBar(series, chart.Series[series].Values[i], axis, plot, (first + (series * bar), bar), (left, right));
            }

            top += height;
        }

        var zero = plot.Left + (plot.Width * axis.At(0));
        canvas.Line(0.8, Ink.Black, new PagePoint(zero, plot.Top), new PagePoint(zero, plot.Bottom));
    }

    private void SetAxis(ChartAxis axis, Frame plot)
    {
        var room = plot.Width * (double)(axis.Step / (axis.To - axis.From)) * 0.9;
        foreach (var mark in axis.Marks())
        {
            var x = plot.Left + (plot.Width * axis.At(mark));
            canvas.Line(0.4, ChartCanvas.Grey, new PagePoint(x, plot.Top), new PagePoint(x, plot.Bottom));
            var half = Math.Min(room, canvas.WidthOf(ChartWords.Figure(mark), TypeSize.SmallFour)) / 2;
            canvas.Text(ChartWords.Figure(mark), Math.Min(x, Paper.Right - half), plot.Bottom + (MarksHeight / 2), room, alignment: RowAlignment.Centre);
        }

        canvas.Line(0.6, Ink.Black, new PagePoint(plot.Left, plot.Bottom), new PagePoint(plot.Right, plot.Bottom));
    }

    private void SetName(MeasuredRows name, Frame slot, double scale)
    {
        // Of very many categories each has little room: its name is set in one small line.
        if (scale < 1 && name.RowCount * LinePitch > slot.Height)
            canvas.Text(name.Text, slot.Right, slot.MiddleY, slot.Width, Math.Min(TypeSize.SmallFour, slot.Height), RowAlignment.Right);
        else
            canvas.Lines(name, slot.MiddleY - ((((name.RowCount - 1) * LinePitch) + TypeSize.SmallFour) / 2), LinePitch);
    }

    private void SetBar(int series, decimal value, ChartAxis axis, Frame plot, (double Top, double Height) bar, (double Left, double Right) room)
    {
        var zero = plot.Left + (plot.Width * axis.At(0));
        var end = plot.Left + (plot.Width * axis.At(ChartWords.Drawn(value)));
        if (end != zero)
            canvas.Bar(series, new Frame(Math.Min(zero, end), bar.Top, Math.Abs(end - zero), bar.Height));
        var size = Math.Min(TypeSize.SmallFour, bar.Height);
        var middle = bar.Top + (bar.Height / 2);
        if (value < 0)
            canvas.Text(ChartWords.Figure(value), end - Gap, middle, room.Left - (2 * Gap), size, RowAlignment.Right);
        else
            canvas.Text(ChartWords.Figure(value), end + Gap, middle, room.Right - Gap, size);
    }

    private double ValueRoom(IEnumerable<decimal> values)
    {
        var widest = values.Select(value => canvas.WidthOf(ChartWords.Figure(value), TypeSize.SmallFour) + (2 * Gap)).DefaultIfEmpty().Max();
        return Math.Min(widest, Paper.TypeWidth * MostValue);
    }

    private static double LabelWidth(Chart chart, Func<string, double> widthOf) => Math.Clamp(
        chart.Categories.Select(widthOf).DefaultIfEmpty().Max() + 1, ColumnBreaker.LeastCharacters * TypeSize.SmallFour, Paper.TypeWidth * MostLabel);

    private static MeasuredRows Label(ColumnBreaker breaker, string name, double left, double width) =>
        breaker.Break(ElementTag.Figure, name, Faces.Body, (left, width), TypeSize.SmallFour, RowAlignment.Right);

    private static double SlotHeight(Chart chart, MeasuredRows name) =>
        Math.Max(name.RowCount * LinePitch, Math.Max(1, chart.Series.Count) * BarHeight) + SlotGap;
}
