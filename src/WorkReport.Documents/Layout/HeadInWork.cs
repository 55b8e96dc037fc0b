using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>What comes below a head.</summary>
/// <param name="Rows">Rows that the first page must have left: for the lines below the title, and for the body to begin.</param>
/// <param name="HasSubtitle">Lines below the title, which stand right below it.</param>
internal readonly record struct BelowHead(int Rows, bool HasSubtitle)
{
    /// <summary>Blank rows below the head; below its own subtitle a title leaves none.</summary>
    public int Blank(int otherwise) => HasSubtitle ? 0 : otherwise;
}

/// <summary>A head while it is being placed: its lines and rules, and how far down it reaches.</summary>
/// <param name="fonts">The faces.</param>
/// <param name="grid">The rows of the page it stands on.</param>
/// <param name="foot">Where it begins, points from the paper's top.</param>
internal sealed class HeadInWork(FontSet fonts, Grid grid, double foot = Paper.Top)
{
    private readonly List<HeadLine> lines = [];
    private readonly List<Rule> rules = [];

    /// <summary>Lower edge of the lowest thing that stands above what comes, points from the paper's top.</summary>
    public double Foot { get; private set; } = foot;

    public void Add(HeadLine line)
    {
        lines.Add(line);
        Foot = Math.Max(Foot, line.Top + line.Size);
    }

    public void Add(string text, FontRole role, double x, double top) => Add(new HeadLine(ElementTag.Paragraph, text, role, TypeSize.Three, x, top));

    /// <summary>Adds a line in the middle of the type area.</summary>
    public void AddCentred(string text, FontRole role, double size, double top, ElementTag tag = ElementTag.Paragraph, int color = Ink.Black) =>
        Add(new HeadLine(tag, text, role, size, Paper.Left + ((Paper.TypeWidth - Width(text, role, size)) / 2), top) { Color = color });

    /// <summary>份号 on the first row, 密级 on the second, 紧急程度 on the next that is free (7.2.1–7.2.3).</summary>
    public void AddLabels(Letterhead letterhead)
    {
        var row = 0;
        foreach (var label in HeadLabel.Of(letterhead))
        {
            row = Math.Max(row, label.LeastRow);
            Add(label.Text, label.Role, Paper.Left, grid.TopOf(row++));
        }
    }

    /// <summary>Adds rules and goes on below them.</summary>
    public void GoOnBelow(params ReadOnlySpan<Rule> drawn)
    {
        rules.AddRange(drawn);
        Foot = drawn[^1].Y + drawn[^1].Height;
    }

    /// <summary>Adds rules that stand elsewhere on the page.</summary>
    public void AddApart(params ReadOnlySpan<Rule> drawn) => rules.AddRange(drawn);

    /// <summary>空二行 below what stands above (7.3.1, 10.1).</summary>
    public void AddTitle(IReadOnlyList<string> title)
    {
        var top = Foot + grid.Blank(LetterheadMeasurer.RowsBelowMark);
        for (var i = 0; i < title.Count; i++)
            AddCentred(title[i], Faces.Title, TypeSize.Two, top + (i * MeasuredTitle.LinePitch), ElementTag.Title);
    }

    /// <summary>The head, with so many blank rows below it until the text goes on.</summary>
    public MeasuredHead Close(int blank) => new([.. lines], [.. rules], RowBelow(blank)) { KeepsWithNext = true };

    public double Width(string text, FontRole role, double size) => fonts.WidthOf(role, text, size);

    /// <summary>The row nearest to so many blank rows below, but never closer than half a row.</summary>
    private int RowBelow(int blank)
    {
        var ideal = (Foot + grid.Blank(blank) - grid.TopOf(0)) / grid.Pitch;
        var least = (Foot + (grid.Pitch / 2) - grid.TopOf(0)) / grid.Pitch;
        return (int)Math.Max(Math.Round(ideal, MidpointRounding.AwayFromZero), Math.Ceiling(least));
    }
}
