namespace WorkReport.Documents.Layout;

/// <summary>Rows and cells of the type area (GB/T 9704-2012, 5.2.3: 22 rows of 28 characters that fill it).</summary>
/// <param name="Name">How a person names the grid.</param>
/// <param name="FirstRow">From the top of the type area to the em box of the first row, points.</param>
/// <param name="Pitch">From row to row, points.</param>
public sealed record Grid(string Name, double FirstRow, double Pitch)
{
    public const int Columns = 28;
    public const int Rows = 22;

    /// <summary>Columns counted in half cells, the unit of line breaking: a Hanzi takes two, a digit one.</summary>
    public const int HalfCells = Columns * 2;

    /// <summary>Width of a character's cell: 156 mm / 28, a little less than the 16 points of the type itself.</summary>
    public const double Cell = Paper.TypeWidth / Columns;

    public const double HalfCell = Cell / 2;

    /// <summary>撑满版心: the first row's em box touches the top of the type area and the last row's its bottom.</summary>
    public static Grid EdgeToEdge { get; } = new("edge", 0, (Paper.TypeHeight - TypeSize.Three) / (Rows - 1));

    /// <summary>
    /// The rows of a word processor: 225 mm / 22 in whole twentieths of a point, the type in the middle of its row, so that 2.3 mm
    /// stay blank above the first row and below the last.
    /// </summary>
    public static Grid Word { get; } = new("word", (28.95 - TypeSize.Three) / 2, 28.95);

    /// <summary>So many rows instead of 22 over the same height: 7.3.5.5 lets the distance of the rows give way where a sign-off would stand alone.</summary>
    public Grid With(int rows)
    {
        var pitch = FirstRow == 0 ? (Paper.TypeHeight - TypeSize.Three) / (rows - 1) : Pitch * Rows / rows;
        return new Grid(Name, FirstRow == 0 ? 0 : (pitch - TypeSize.Three) / 2, pitch);
    }

    /// <summary>空 n 行: from the foot of what stands above to the head of what comes, where neither need stand on a row, points.</summary>
    public double Blank(int rows) => ((rows + 1) * Pitch) - TypeSize.Three;

    /// <summary>Top of a row's em box, points from the paper's top.</summary>
    public double TopOf(int row) => Paper.Top + FirstRow + (row * Pitch);
}

/// <summary>Where a glyph's baseline lies in its em box.</summary>
internal static class EmBox
{
    /// <summary>
    /// The ideographic em box reaches 0.88 em above the baseline. Never the font's own ascent: one free face even has a
    /// positive descent, and rows would jump from face to face.
    /// </summary>
    private const double Ascent = 0.88;

    public static double Baseline(double top, double size) => top + (Ascent * size);
}
