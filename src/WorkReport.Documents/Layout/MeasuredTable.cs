namespace WorkReport.Documents.Layout;

/// <summary>A table whose cells are broken into lines, cut into the pieces that a page end may part.</summary>
/// <param name="Edges">Where its columns begin, and where the last ends; points from the left of the page as it is read.</param>
/// <param name="Size">Type in the cells, points.</param>
/// <param name="Head">Its head, for every further page; null where it has none, or one too high to repeat.</param>
/// <param name="Pieces">In reading order; never empty.</param>
internal sealed record MeasuredTable(IReadOnlyList<double> Edges, double Size, TableRow? Head, IReadOnlyList<TablePiece> Pieces)
    : MeasuredBlock(ElementTag.Table)
{
    /// <summary>Rows of a page that is turned by a quarter: they fill 156 mm and are about as high as the rows of the grid.</summary>
    public const int LandscapeRows = 15;

    /// <summary>From row to row of such a page, points.</summary>
    public const double LandscapePitch = Paper.TypeWidth / LandscapeRows;

    /// <summary>Three lines of a cell take two rows; practice.</summary>
    public const int LinesOfPiece = 3;
    public const int RowsOfPiece = 2;

    /// <summary>Left edge of the type area on a turned page, whose head lies at the paper's left edge.</summary>
    public const double LandscapeLeft = Paper.Height - Paper.Bottom;

    /// <summary>What marks its further pages, above the head: 续表 on one row; practice.</summary>
    public required TableRow Continuation { get; init; }

    public override int RowCount => Pieces.Sum(piece => piece.RowCount) + 1;

    /// <summary>The caption, the head and the first row stand together, and the rule below them, which on a turned page needs no row.</summary>
    public override int RowsToBegin
    {
        get
        {
            var first = 0;
            while (first + 1 < Pieces.Count && Pieces[first].Row.Tag is not ElementTag.TableCell)
                first++;
            return Pieces.Take(first + 1).Sum(piece => piece.RowCount) + (IsTurned ? 0 : 1);
        }
    }

    /// <summary>Top of a row's em box on a turned page, points from the paper's left edge.</summary>
    public static double LandscapeTopOf(int row) => Paper.Left + (row * LandscapePitch);

    /// <summary>Rows that so many lines of a cell need.</summary>
    public static int RowsFor(int lines) => Math.Max(1, ((lines * RowsOfPiece) + LinesOfPiece - 1) / LinesOfPiece);
}

/// <summary>One row of cells, or the caption, which is one cell without rules.</summary>
/// <param name="Tag">What its cells are: caption, head or cell.</param>
/// <param name="Cells">From left to right.</param>
internal sealed record TableRow(ElementTag Tag, IReadOnlyList<MeasuredRows> Cells)
{
    public int Lines { get; } = Cells.Max(cell => cell.RowCount);
}

/// <summary>What keeps together of a table: a row, or some lines of a row that is longer than a page.</summary>
/// <param name="Row">The row.</param>
/// <param name="FirstLine">First of the lines.</param>
/// <param name="LineCount">How many.</param>
/// <param name="RowCount">Rows of the page it takes.</param>
/// <param name="HeadRows">Rows that 续表 and the head take above it where it begins a further page.</param>
internal sealed record TablePiece(TableRow Row, int FirstLine, int LineCount, int RowCount, int HeadRows)
{
    public bool IsWholeRow => FirstLine == 0 && LineCount == Row.Lines;
}
