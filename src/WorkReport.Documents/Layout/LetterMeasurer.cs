using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>
/// Places the head of 信函格式 (GB/T 9704-2012, 10.1): the mark, a double rule below it, what identifies the letter below that, and
/// another double rule at the foot of the first page.
/// </summary>
internal sealed class LetterMeasurer
{
    /// <summary>Must: the mark's upper edge lies 30 mm below the paper's (10.1).</summary>
    public const double MarkTop = 30 * Paper.Millimetre;

    /// <summary>Must: the first double rule lies 4 mm below the mark (10.1).</summary>
    public const double RuleGap = 4 * Paper.Millimetre;

    /// <summary>Must: the second double rule lies 20 mm above the paper's lower edge (10.1), which we read of the edge that is nearer to it.</summary>
    public const double SecondRuleTop = Paper.Height - (20 * Paper.Millimetre) - DoubleRule.Height;

    /// <summary>Must: seven eighths of a 3号 character below the first double rule, and as much above the second (10.1).</summary>
    public const double TextGap = TypeSize.Three * 7 / 8;

    /// <summary>So many rows end above the second double rule, where the type area has 22.</summary>
    private const int FirstPageRows = Grid.Rows + 1;

    private readonly Grid grid;
    private readonly HeadInWork head;

    /// <param name="fonts">The faces.</param>
    /// <param name="grid">The rows of the other pages.</param>
    public LetterMeasurer(FontSet fonts, Grid grid)
    {
        this.grid = FirstPage(grid);
        head = new HeadInWork(fonts, this.grid, MarkTop);
    }

    public MeasuredHead Measure(Letterhead letterhead, IReadOnlyList<string> title, BelowHead below)
    {
        new IssuerMark(head, grid).Place(letterhead, MarkTop);
        head.GoOnBelow(DoubleRule.ThickAboveThin(head.Foot + RuleGap));
        PlaceIdentity(letterhead, head.Foot + TextGap);
        head.AddTitle(title);
        head.AddApart(DoubleRule.ThinAboveThick(SecondRuleTop));
        return head.Close(below.Blank(title.Count > 0 ? 1 : LetterheadMeasurer.RowsBelowMark)) with { OwnGrid = grid, PageRows = FirstPageRows };
    }

    /// <summary>
    /// The last row of the first page keeps <see cref="TextGap"/> from the second double rule, as text on the row above that rule
    /// must (10.1); the others stand above it as on any page.
    /// </summary>
    private static Grid FirstPage(Grid grid) =>
        grid with { FirstRow = SecondRuleTop - TextGap - TypeSize.Three - ((FirstPageRows - 1) * grid.Pitch) - Paper.Top };

    /// <summary>份号, 密级 and 紧急程度 row by row flush left, 发文字号 flush right on the first of these rows (10.1).</summary>
    private void PlaceIdentity(Letterhead letterhead, double top)
    {
        foreach (var (label, row) in HeadLabel.Of(letterhead).Select((label, row) => (label, row)))
            head.Add(label.Text, label.Role, Paper.Left, top + (row * grid.Pitch));
        if (letterhead.Number is { } number)
            head.Add(number, Faces.Body, Paper.Right - head.Width(number, Faces.Body, TypeSize.Three), top);
    }
}
