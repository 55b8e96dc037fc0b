using System.Globalization;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>份额图: sectors from the top clockwise, each with the number under which the list beside it names it.</summary>
internal sealed class SharePlot(ChartCanvas canvas, Chart chart)
{
    private const double EntryHeight = 20;
    private const double LinePitch = 14;
    private const double LeastHeight = 190;
    private const double Key = 20;
    private const double Gap = 8;

    /// <summary>Share of the width that the circle and its numbers take.</summary>
    private const double CircleWidth = 0.42;
    private const double NumberRoom = 18;

    /// <summary>Corners of the circle: its edge stays within a hundredth of a point.</summary>
    private const double Step = Math.PI / 180;

    public static double HeightFor(Chart chart) => Math.Max(LeastHeight, chart.Categories.Count * (EntryHeight + 2));

    public void Set(Frame frame)
    {
        var shares = ChartWords.Shares(chart);
        var circle = new Frame(frame.Left, frame.Top, frame.Width * CircleWidth, frame.Height);
        var radius = Math.Min(LeastHeight, Math.Min(circle.Width, circle.Height)) / 2 - NumberRoom;
        SetSectors(shares, circle, radius);
        SetList(shares, new Frame(circle.Right, frame.Top, frame.Right - circle.Right, frame.Height));
    }

    private void SetSectors(decimal[] shares, Frame circle, double radius)
    {
        var centre = new PagePoint(circle.MiddleX, circle.MiddleY);
        canvas.Polygon(0xFFFFFF, [.. Arc(centre, radius, 0, 2 * Math.PI)]);
        var from = 0.0;
        var sectors = shares.Select((share, i) => (Category: i, From: from, To: from += (double)share / 100 * 2 * Math.PI)).Where(sector => sector.To > sector.From).ToList();
        foreach (var (category, begin, end) in sectors)
        {
            // Hatching wants convex pieces: a quarter at a time.
            var quarters = Enumerable.Range(0, 4).Select(quarter => begin + (quarter * Math.PI / 2)).Where(quarter => quarter < end)
                .Select(quarter => (PagePoint[])[centre, .. Arc(centre, radius, quarter, Math.Min(end, quarter + (Math.PI / 2)))]);
            canvas.Pattern(category, [centre, .. Arc(centre, radius, begin, end)], [.. quarters]);
        }

        var numbers = Apart([.. sectors.Select(sector => (sector.From + sector.To) / 2)], TypeSize.SmallFour * 1.2 / radius);

        for (var i = 0; i < sectors.Count; i++)
        {
            var (category, begin, end) = sectors[i];
            canvas.Line(0.8, Ink.Black, [.. Arc(centre, radius, begin, end)]);
            if (sectors.Count > 1)
                canvas.Line(0.8, Ink.Black, centre, At(centre, radius, begin));
            var number = At(centre, radius + (NumberRoom / 2) + 2, numbers[i]);
            canvas.Text(NumberOf(category), number.X, number.Y, NumberRoom, alignment: RowAlignment.Centre);
        }
    }

    /// <summary>Angles at least so far from each other, as long as the circle has room for that.</summary>
    private static double[] Apart(double[] angles, double least)
    {
        least = Math.Min(least, 2 * Math.PI / Math.Max(1, angles.Length));
        for (var i = 1; i < angles.Length; i++)
            angles[i] = Math.Max(angles[i], angles[i - 1] + least);
        for (var (i, most) = (angles.Length - 1, (2 * Math.PI) + (angles.Length > 0 ? Math.Min(0, angles[0] - least) : 0)); i >= 0; i--, most -= least)
            angles[i] = Math.Min(angles[i], most);
        return angles;
    }

    private void SetList(decimal[] shares, Frame list)
    {
        var values = ChartWords.ValuesOfFirst(chart).Select(value => ChartWords.Figure(value)).ToArray();
        const double size = TypeSize.SmallFour;
        var percents = canvas.WidthOf("100.0%", size);
        var figures = Math.Min(list.Width / 3, values.Select(value => canvas.WidthOf(value, size)).DefaultIfEmpty().Max());
        var left = list.Left + Key + (size * 2) + Gap;
        var names = chart.Categories.Select(name => canvas.Breaker.Break(
            ElementTag.Figure, name, Faces.Body, (left, list.Right - percents - figures - (2 * Gap) - left), size, RowAlignment.Left)).ToList();
        var needed = names.Sum(name => EntryHeight + (Math.Max(0, name.RowCount - 1) * LinePitch));
        // Very long lists are set closer and smaller, a name on one line.
        var scale = Math.Min(1, list.Height / Math.Max(1, needed));
        var top = list.MiddleY - (needed * scale / 2);
        for (var i = 0; i < shares.Length; i++)
        {
            var height = (EntryHeight + (Math.Max(0, names[i].RowCount - 1) * LinePitch)) * scale;
            var (y, type) = (top + (height / 2), Math.Min(size, height * 0.9));
            canvas.Bar(i, new Frame(list.Left, y - (type * 0.4), Key, type * 0.8));
            canvas.Text(NumberOf(i), list.Left + Key + size + 2, y, size * 2, type, RowAlignment.Centre);
            if (scale < 1)
                canvas.Text(chart.Categories[i], left, y, names[i].Measure.HalfCells * size / 2, type);
            else
                canvas.Lines(names[i], y - ((((names[i].RowCount - 1) * LinePitch) + size) / 2), LinePitch);
            canvas.Text(values[i], list.Right - percents - Gap, y, figures, type, RowAlignment.Right);
            canvas.Text(ChartWords.Percent(shares[i]), list.Right, y, percents, type, RowAlignment.Right);
            top += height;
        }
    }

    private static string NumberOf(int category) => (category + 1).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<PagePoint> Arc(PagePoint centre, double radius, double from, double to)
    {
        for (var angle = from; angle < to; angle += Step)
            yield return At(centre, radius, angle);
        yield return At(centre, radius, to);
    }

    private static PagePoint At(PagePoint centre, double radius, double angle) =>
        new(centre.X + (radius * Math.Sin(angle)), centre.Y - (radius * Math.Cos(angle)));
}
