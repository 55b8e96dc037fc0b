using WorkReport.Documents.Fonts;

namespace WorkReport.Documents.Layout;

/// <summary>A box on the page, points.</summary>
internal readonly record struct Frame(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double MiddleX => Left + (Width / 2);

    public double MiddleY => Top + (Height / 2);
}

/// <summary>Lines, polygons and words of one figure.</summary>
internal sealed class ChartCanvas(FontSet fonts, RunBuilder runs, RowSetter setter, PageInWork page, int element)
{
    public const int Grey = 0xBFBFBF;
    private const int White = 0xFFFFFF;
    private const double HatchGap = 3.5;
    private const double Outline = 0.6;

    /// <summary>Even words that find no room at all have a size.</summary>
    private const double LeastSize = 0.1;

    /// <summary>How series and sectors are told apart without colour: by grey, or by hatching at an angle.</summary>
    private static readonly (int Fill, double? HatchAngle)[] Patterns =
        [(0x595959, null), (White, 45), (0xCCCCCC, null), (White, -45), (0x999999, null), (White, 0), (White, 90)];

    public ColumnBreaker Breaker { get; } = new(fonts);

    public double WidthOf(string text, double size, FontRole role = Faces.Body) => fonts.WidthOf(role, text, size);

    public void Line(double width, int color, params ReadOnlySpan<PagePoint> points) =>
        page.Shapes.Add(new Shape([.. points], element) { LineWidth = width, LineColor = color });

    /// <summary>A polygon in a plain colour with a black outline.</summary>
    public void Polygon(int color, params ReadOnlySpan<PagePoint> points) =>
        page.Shapes.Add(new Shape([.. points], element) { Fill = color, LineWidth = Outline });

    /// <summary>A polygon in the look of series <paramref name="pattern"/>, hatched in convex pieces.</summary>
    public void Pattern(int pattern, PagePoint[] outline, params PagePoint[][] pieces)
    {
        var (fill, angle) = Patterns[pattern % Patterns.Length];
        page.Shapes.Add(new Shape(outline, element) { Fill = fill });
        if (angle is not { } degrees)
            return;
        foreach (var piece in pieces)
            Hatch(piece, degrees * Math.PI / 180);
    }

    public void Bar(int pattern, Frame bar)
    {
        PagePoint[] corners = [new(bar.Left, bar.Top), new(bar.Right, bar.Top), new(bar.Right, bar.Bottom), new(bar.Left, bar.Bottom)];
        Pattern(pattern, corners, corners);
        Line(Outline, Ink.Black, [.. corners, corners[0], corners[1]]);
    }

    /// <summary>Words on one line whose middle is at <paramref name="y"/>, smaller where the room is too narrow for them.</summary>
    public void Text(string text, double x, double y, double room, double size = TypeSize.SmallFour, RowAlignment alignment = RowAlignment.Left, FontRole role = Faces.Body)
    {
        size = Math.Max(LeastSize, Math.Min(size, size * room / Math.Max(1, WidthOf(text, size, role))));
        var width = WidthOf(text, size, role);
        runs.Stand(text, ..);
        runs.Begin(page.Runs, size, EmBox.Baseline(y - (size / 2), size), element);
        setter.SetNatural(text, role, alignment switch { RowAlignment.Centre => x - (width / 2), RowAlignment.Right => x - width, _ => x });
        runs.End();
    }

    /// <summary>Lines broken beforehand, from <paramref name="top"/> down.</summary>
    public void Lines(MeasuredRows text, double top, double pitch)
    {
        foreach (var row in text.Rows)
        {
            runs.Stand(text.Text, text.RangeOf(row));
            runs.Begin(page.Runs, text.Measure.Size, EmBox.Baseline(top, text.Measure.Size), element);
            setter.Set(text.Text, text.Atoms, row, text.Measure, text.OffsetOf(row));
            runs.End();
            top += pitch;
        }
    }

    private void Hatch(ReadOnlySpan<PagePoint> points, double angle)
    {
        var (along, across) = ((X: Math.Cos(angle), Y: Math.Sin(angle)), (X: -Math.Sin(angle), Y: Math.Cos(angle)));
        var (least, most) = (double.MaxValue, double.MinValue);
        foreach (var point in points)
        {
            var distance = Dot(point, across);
            (least, most) = (Math.Min(least, distance), Math.Max(most, distance));
        }

        // Counted from the paper's corner, so that neighbouring pieces of one shape are hatched in one go.
        for (var line = Math.Ceiling(least / HatchGap) * HatchGap; line < most; line += HatchGap)
        {
            var (from, to) = (double.MaxValue, double.MinValue);
            for (var i = 0; i < points.Length; i++)
            {
                var (a, b) = (points[i], points[(i + 1) % points.Length]);
                var (below, above) = (Dot(a, across) - line, Dot(b, across) - line);
                if (below <= 0 == above <= 0)
                    continue;
                var share = below / (below - above);
                var crossing = Dot(new PagePoint(a.X + (share * (b.X - a.X)), a.Y + (share * (b.Y - a.Y))), along);
                (from, to) = (Math.Min(from, crossing), Math.Max(to, crossing));
            }

            if (from < to)
                Line(Outline, Ink.Black, At(from, line), At(to, line));
        }

        PagePoint At(double distance, double line) => new((along.X * distance) + (across.X * line), (along.Y * distance) + (across.Y * line));
    }

    private static double Dot(PagePoint point, (double X, double Y) direction) => (point.X * direction.X) + (point.Y * direction.Y);
}
