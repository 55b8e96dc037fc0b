using System.Globalization;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>份额图: sectors from the top clockwise, each with the number under which the list beside it names it.</summary>
internal sealed class SharePlot(ChartCanvas canvas, Chart chart)
{
    private const double EntryHeight = 20;
    private const double LeastHeight = 190;
    private const double Key = 20;
    private const double Gap = 8;

    /// <summary>Share of the width that the circle and its numbers take.</summary>
    private const double CircleWidth = 0.42;
    private const double NumberRoom = 18;

    /// <summary>Corners of the circle: its edge stays within a hundredth of a point.</summary>
    private const double Step = Math.PI / 180;

    public static double HeightFor(Chart chart) => Math.Max(LeastHeight, chart.Categories.Count * EntryHeight);

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
            for (var piece = begin; piece < end; piece += Math.PI / 2)
                canvas.Pattern(category, [centre, .. Arc(centre, radius, piece, Math.Min(end, piece + (Math.PI / 2)))]);
        }

        foreach (var (category, begin, end) in sectors)
        {
            canvas.Line(0.8, Ink.Black, [.. Arc(centre, radius, begin, end)]);
            if (sectors.Count > 1)
                canvas.Line(0.8, Ink.Black, centre, At(centre, radius, begin));
            var number = At(centre, radius + (NumberRoom / 2) + 2, (begin + end) / 2);
            canvas.Text(NumberOf(category), number.X, number.Y, NumberRoom, alignment: RowAlignment.Centre);
        }
    }

    private void SetList(decimal[] shares, Frame list)
    {
        var values = ChartWords.ValuesOfFirst(chart).Select(value => ChartWords.Figure(value)).ToArray();
        var height = Math.Min(EntryHeight * 1.3, list.Height / Math.Max(1, shares.Length));
        var size = Math.Min(TypeSize.SmallFour, height * 0.8);
        var percents = canvas.WidthOf("100.0%", size);
        var figures = Math.Min(list.Width / 3, values.Select(value => canvas.WidthOf(value, size)).DefaultIfEmpty().Max());
        var numbers = size * 2;
        var name = list.Left + Key + numbers + Gap;
        var top = list.MiddleY - (height * shares.Length / 2);
        for (var i = 0; i < shares.Length; i++)
        {
            var y = top + ((i + 0.5) * height);
            canvas.Bar(i, new Frame(list.Left, y - (size * 0.4), Key, size * 0.8));
            canvas.Text(NumberOf(i), list.Left + Key + (numbers / 2) + 2, y, numbers, size, RowAlignment.Centre);
            canvas.Text(chart.Categories[i], name, y, list.Right - percents - figures - (2 * Gap) - name, size);
            canvas.Text(values[i], list.Right - percents - Gap, y, figures, size, RowAlignment.Right);
            canvas.Text(ChartWords.Percent(shares[i]), list.Right, y, percents, size, RowAlignment.Right);
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
