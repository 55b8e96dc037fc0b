using WorkReport.Documents.Layout;
using WorkReport.Documents.Pictures;

namespace WorkReport.Documents.Pdf;

/// <summary>What encloses all that is seen of a figure (ISO 32000-1, 14.8.5.4.3), points from the paper's top left corner.</summary>
internal readonly record struct FigureBox(double Left, double Top, double Right, double Bottom)
{
    private static FigureBox Nothing { get; } = new(double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);

    /// <summary>A picture as large as its frame allows, in the middle of it.</summary>
    public static FigureBox Of(PlacedPicture placed)
    {
        var aspect = PictureFile.AspectOf(placed.Picture.File);
        var width = Math.Min(placed.Width, placed.Height * aspect);
        var (left, top) = (placed.X + ((placed.Width - width) / 2), placed.Y + ((placed.Height - (width / aspect)) / 2));
        return new FigureBox(left, top, left + width, top + (width / aspect));
    }

    /// <summary>The boxes of a page's figures by their elements: pictures, lines and words of each.</summary>
    public static Dictionary<int, FigureBox> OnPage(TypesetPage page, Func<int, bool> isFigure)
    {
        var boxes = new Dictionary<int, FigureBox>();
        foreach (var placed in page.Pictures.Where(placed => isFigure(placed.Element)))
            Add(placed.Element, Of(placed));
        foreach (var shape in page.Shapes.Where(shape => isFigure(shape.Element)))
            Add(shape.Element, Of(shape));
        foreach (var run in page.Runs.Where(run => isFigure(run.Element)))
            Add(run.Element, Of(run));
        return boxes;

        void Add(int element, FigureBox box) => boxes[element] = Around(boxes.GetValueOrDefault(element, Nothing), box);
    }

    private static FigureBox Around(FigureBox one, FigureBox other) => new(
        Math.Min(one.Left, other.Left), Math.Min(one.Top, other.Top), Math.Max(one.Right, other.Right), Math.Max(one.Bottom, other.Bottom));

    /// <summary>A line has its half on either side.</summary>
    private static FigureBox Of(Shape shape)
    {
        var half = shape.LineWidth / 2;
        return shape.Points.Aggregate(Nothing, (box, point) => Around(box, new FigureBox(point.X - half, point.Y - half, point.X + half, point.Y + half)));
    }

    private static FigureBox Of(GlyphRun run)
    {
        var unit = run.Size / run.Face.UnitsPerEm;
        var box = Nothing;
        for (var i = 0; i < run.Glyphs.Length; i++)
        {
            var ink = run.Face.InkOf(run.Glyphs[i]);
            box = Around(box, new FigureBox(
                run.X[i] + (ink.Left * unit), run.Baseline - (ink.Top * unit), run.X[i] + (ink.Right * unit), run.Baseline - (ink.Bottom * unit)));
        }

        return box;
    }
}
