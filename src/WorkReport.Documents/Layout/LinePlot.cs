using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>折线图: one line through the points of each series, each point with its mark and its value.</summary>
internal sealed class LinePlot(ChartCanvas canvas, Chart chart)
{
    /// <summary>Of the plot and the names below it, points.</summary>
    public const double Height = 250;

    private const double LinePitch = 14;

    /// <summary>For the value of a point at the very top.</summary>
    private const double ValueHeight = 18;
    private const double Gap = 4;
    private const double MarkRadius = 3.2;
    private const double MostMarks = 0.2;

    /// <summary>Lines a value may stand away from its point where others are in its way.</summary>
    private const int MostAway = 5;
    private const int MostNameLines = 4;

    /// <summary>五号, for names that would not keep to one line else.</summary>
    private const double SmallName = 10.5;

    private static readonly int[] LineColors = [Ink.Black, 0x7F7F7F, 0x404040, 0xA6A6A6];

    /// <summary>Places that values have taken.</summary>
    private readonly List<Frame> taken = [];

    public void Set(Frame frame)
    {
        var count = chart.Categories.Count;
        var values = chart.Series.SelectMany(series => series.Values.Take(count)).Select(ChartWords.Drawn).ToList();
        var axis = AxisFor(values);
        var left = Math.Min(frame.Width * MostMarks, axis.Marks().Max(mark => canvas.WidthOf(ChartWords.Figure(mark), TypeSize.SmallFour)) + (2 * Gap));
        var slot = (frame.Width - left) / Math.Max(1, count);
        // Where names find no room side by side, every second, third … is set.
        var every = Math.Max(1, (int)Math.Ceiling(ColumnBreaker.LeastCharacters * TypeSize.SmallFour / slot));
        var size = chart.Categories.Any(name => canvas.WidthOf(name, TypeSize.SmallFour) > slot * every) ? SmallName : TypeSize.SmallFour;
        var names = Enumerable.Range(0, count).Where(i => i % every == 0)
            .Select(i => Name(chart.Categories[i], (Math.Min(frame.Left + left + ((i + 0.5 - (every / 2.0)) * slot), frame.Right - (slot * every)), slot * every), size)).ToList();
        var lines = names.Select(name => name.RowCount).DefaultIfEmpty().Max();
        var plot = new Frame(
            frame.Left + left, frame.Top + ValueHeight, frame.Width - left, frame.Height - (lines * LinePitch) - ValueHeight - Gap);
        SetAxis(axis, plot);
        foreach (var name in names)
            canvas.Lines(name, plot.Bottom + Gap, LinePitch);
        var points = chart.Series.Select(series => series.Values.Take(count)
            .Select((value, i) => new PagePoint(plot.Left + ((i + 0.5) * slot), plot.Bottom - (plot.Height * axis.At(ChartWords.Drawn(value))))).ToArray()).ToList();
        for (var series = 0; series < points.Count; series++)
            SetLine(series, points[series], Math.Min(MarkRadius, slot / 3));
        for (var i = 0; i < count; i++)
            SetValues(i, points, slot, plot);
    }

    /// <summary>A piece of the series' line with its mark, for the legend.</summary>
    public static void SetKey(ChartCanvas canvas, int series, Frame key)
    {
        canvas.Line(1.2, LineColors[series % LineColors.Length], new PagePoint(key.Left, key.MiddleY), new PagePoint(key.Right, key.MiddleY));
        SetMark(canvas, series, new PagePoint(key.MiddleX, key.MiddleY), MarkRadius);
    }

    /// <summary>From zero, unless all values lie so far from it that their changes would vanish.</summary>
    private static ChartAxis AxisFor(List<decimal> values)
    {
        if (values.Count == 0)
            return ChartAxis.Over(0, 1);
        var (low, high) = (values.Min(), values.Max());
        var isFar = high > low && (high - low < low / 3 || high - low < -high / 3);
        // A little more, so that the least value finds room below its point.
        return isFar ? ChartAxis.Over(low - ((high - low) / 8), high) : ChartAxis.Over(Math.Min(0, low), Math.Max(0, high));
    }

    /// <summary>A name too long for its place ends in an ellipsis; the alternative has it whole.</summary>
    private MeasuredRows Name(string name, (double Left, double Width) column, double size)
    {
        var broken = canvas.Breaker.Break(ElementTag.Figure, name, Faces.Body, column, size, RowAlignment.Centre);
        for (var end = broken.RowCount > MostNameLines ? broken.Rows[MostNameLines - 1].End : 0; broken.RowCount > MostNameLines && end-- > 0;)
            broken = canvas.Breaker.Break(ElementTag.Figure, name[..broken.Atoms[end].Start] + "…", Faces.Body, column, size, RowAlignment.Centre);
        return broken;
    }

    private void SetAxis(ChartAxis axis, Frame plot)
    {
        foreach (var mark in axis.Marks())
        {
            var y = plot.Bottom - (plot.Height * axis.At(mark));
            var (width, color) = mark == 0 || mark == axis.From ? (0.8, Ink.Black) : (0.4, ChartCanvas.Grey);
            canvas.Line(width, color, new PagePoint(plot.Left, y), new PagePoint(plot.Right, y));
            canvas.Text(ChartWords.Figure(mark), plot.Left - Gap, y, plot.Left - Paper.Left - Gap, alignment: RowAlignment.Right);
        }
    }

    private void SetLine(int series, PagePoint[] points, double radius)
    {
        if (points.Length > 1)
            canvas.Line(1.2, LineColors[series % LineColors.Length], points);
        foreach (var point in points)
            SetMark(canvas, series, point, radius);
    }

    /// <summary>Above its point, or below it where its line has a valley; else where there is room.</summary>
    private void SetValues(int category, List<PagePoint[]> points, double slot, Frame plot)
    {
        foreach (var series in Enumerable.Range(0, points.Count).Where(series => category < points[series].Length).OrderBy(series => points[series][category].Y))
        {
            var point = points[series][category];
            var text = ChartWords.Figure(chart.Series[series].Values[category]);
            var size = Math.Min(TypeSize.SmallFour, TypeSize.SmallFour * slot * 1.1 / Math.Max(1, canvas.WidthOf(text, TypeSize.SmallFour)));
            var width = canvas.WidthOf(text, size);
            var distance = MarkRadius + 2 + (size / 2);
            var side = IsValley(points[series], category) ? 1 : -1;
            var marks = points.Where(other => category < other.Length).Select(other => other[category].Y).ToList();
            // Nearest first, from its own side to the other; where no place is free, the nearest in the plot.
            var places = Enumerable.Range(0, MostAway * 2).Select(away => point.Y + ((away % 2 == 0 ? side : -side) * (distance + (away / 2 * size))))
                .Where(y => y + (size / 2) < plot.Bottom && y - (size / 2) > plot.Top - ValueHeight).DefaultIfEmpty(point.Y).ToList();
            var free = places.FindIndex(y => IsFree(BoxAt(y)) && !marks.Exists(mark => Math.Abs(mark - y) < (size / 2) + MarkRadius));
            var place = places[Math.Max(0, free)];
            taken.Add(BoxAt(place));
            canvas.Text(text, Math.Clamp(point.X, plot.Left + (width / 2), plot.Right - (width / 2)), place, plot.Width, size, RowAlignment.Centre);

            Frame BoxAt(double y) => new(point.X - (width / 2), y - (size / 2), width, size);
        }
    }

    private static bool IsValley(PagePoint[] line, int at) =>
        line.Length > 1 && (at == 0 || line[at - 1].Y < line[at].Y) && (at + 1 == line.Length || line[at + 1].Y < line[at].Y);

    private bool IsFree(Frame box) => !taken.Exists(other =>
        box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom);

    /// <summary>Dot, square, triangle, diamond; black and white by turns.</summary>
    private static void SetMark(ChartCanvas canvas, int series, PagePoint at, double radius)
    {
        // A square or triangle looks as large as a dot when its corners lie further out.
        var (corners, reach, turn) = (series % 4) switch
        {
            0 => (24, 1.0, 0.0),
            1 => (4, 1.3, Math.PI / 4),
            2 => (3, 1.3, 0.0),
            _ => (4, 1.3, 0.0),
        };
        canvas.Polygon((series + (series / 4)) % 2 == 0 ? Ink.Black : 0xFFFFFF, [.. Enumerable.Range(0, corners).Select(i => turn + (i * 2 * Math.PI / corners))
            .Select(angle => new PagePoint(at.X + (reach * radius * Math.Sin(angle)), at.Y - (reach * radius * Math.Cos(angle))))]);
    }
}
