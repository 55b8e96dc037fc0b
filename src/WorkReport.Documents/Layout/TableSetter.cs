namespace WorkReport.Documents.Layout;

/// <summary>
/// Draws a table. Its rules lie on the tops of the grid's rows, so that each of its rows is as high as whole rows of the page. A
/// landscape one is turned so that its head lies at the paper's left edge: that is the 订口 of an odd page and the 切口 of an even
/// one, as must be, and the page number stays where it is (GB/T 9704-2012, clause 8).
/// </summary>
/// <param name="runs">Where its glyphs go.</param>
/// <param name="setter">Sets rows.</param>
/// <param name="pages">The pages.</param>
/// <param name="elements">The reading order, to which its rows and cells are added.</param>
/// <param name="topOf">Top of a row's em box on a page that is not turned.</param>
internal sealed class TableSetter(RunBuilder runs, RowSetter setter, IReadOnlyList<PageInWork> pages, List<StructureElement> elements, Func<Spot, double> topOf)
{
    private const double RuleWidth = 0.25 * Paper.Millimetre;

    private MeasuredTable table = null!;
    private int parent;

    /// <param name="table">The table.</param>
    /// <param name="spots">The place of each of its pieces.</param>
    /// <param name="element">Its own place in the reading order.</param>
    public void Set(MeasuredTable table, Spot[] spots, int element)
    {
        (this.table, parent) = (table, element);
        Dictionary<TableRow, int> firstCells = new(ReferenceEqualityComparer.Instance);
        Spot? ruledFrom = null;
        for (var i = 0; i < spots.Length; i++)
        {
            var (piece, spot) = (table.Pieces[i], spots[i]);
            if (ruledFrom is null || ruledFrom.Value.Page != spot.Page)
                ruledFrom = piece.Row.Tag is ElementTag.Caption ? null : i > 0 && spots[i - 1].Page != spot.Page ? BeginPage(piece, spot) : spot;
            if (!firstCells.TryGetValue(piece.Row, out var firstCell))
                firstCells.Add(piece.Row, firstCell = AddElements(piece.Row, spot));
            Set(piece, spot, firstCell);
            if (ruledFrom is not { } from)
                continue;
            if (piece.FirstLine == 0 || spot == from)
                AddRowRule(spot);
            if (i + 1 == spots.Length || spots[i + 1].Page != spot.Page)
                Close(from, spot with { Row = spot.Row + piece.RowCount });
        }
    }

    /// <summary>续表 and the head once more, for the eye alone: who listens has heard the head.</summary>
    /// <returns>Where the rules of this page begin.</returns>
    private Spot BeginPage(TablePiece piece, Spot spot)
    {
        if (piece.HeadRows == 0)
            return spot;
        var above = spot with { Row = spot.Row - piece.HeadRows };
        Set(new TablePiece(table.Continuation, 0, 1, 1, 0), above, firstCell: null);
        if (table.Head is not { } head)
            return spot;
        var from = above with { Row = above.Row + 1 };
        Set(new TablePiece(head, 0, head.Lines, piece.HeadRows - 1, 0), from, firstCell: null);
        AddRowRule(from);
        return from;
    }

    /// <summary>Adds a row and its cells and gives the index of the first cell.</summary>
    private int AddElements(TableRow row, Spot spot)
    {
        var top = TopOf(spot);
        var above = parent;
        if (row.Tag is not ElementTag.Caption)
        {
            elements.Add(new StructureElement(ElementTag.TableRow, null, 0, spot.Page, top) { Parent = parent });
            above = elements.Count - 1;
        }

        elements.AddRange(row.Cells.Select(_ => new StructureElement(row.Tag, null, 0, spot.Page, top) { Parent = above }));
        return elements.Count - row.Cells.Count;
    }

    private void Set(TablePiece piece, Spot spot, int? firstCell)
    {
        var top = TopOf(spot);
        var height = TopOf(spot with { Row = spot.Row + piece.RowCount }) - top;
        var linePitch = height / piece.RowCount * MeasuredTable.RowsOfPiece / MeasuredTable.LinesOfPiece;
        for (var column = 0; column < piece.Row.Cells.Count; column++)
        {
            var cell = piece.Row.Cells[column];
            var size = cell.Measure.Size;
            var lines = piece.IsWholeRow ? cell.RowCount : piece.LineCount;
            // A caption stands in its row as text does; the lines of a cell stand in its middle.
            var first = piece.Row.Tag is ElementTag.Caption ? top : top + ((height - ((lines - 1) * linePitch) - size) / 2);
            for (var line = piece.FirstLine; line < Math.Min(cell.RowCount, piece.FirstLine + piece.LineCount); line++)
            {
                var row = cell.Rows[line];
                var baseline = EmBox.Baseline(first + ((line - piece.FirstLine) * linePitch), size);
                runs.Stand(spot.Page, cell.Text, cell.RangeOf(row));
                runs.Begin(pages[spot.Page].Runs, size, baseline, firstCell + column ?? GlyphRun.Artifact, isTurned: table.IsTurned);
                setter.Set(cell.Text, cell.Atoms, row, cell.Measure, cell.OffsetOf(row));
                runs.End();
            }
        }
    }

    private double TopOf(Spot spot) => table.IsTurned ? MeasuredTable.LandscapeTopOf(spot.Row) : topOf(spot);

    private void AddRowRule(Spot spot) => AddRule(spot.Page, table.Edges[0], TopOf(spot), table.Edges[^1] - table.Edges[0], RuleWidth);

    private void Close(Spot from, Spot to)
    {
        var (top, bottom) = (TopOf(from), TopOf(to));
        // Nothing stands outside the type area, not even half a rule.
        bottom -= table.IsTurned && to.Row == MeasuredTable.LandscapeRows ? RuleWidth : 0;
        AddRule(from.Page, table.Edges[0], bottom, table.Edges[^1] - table.Edges[0], RuleWidth);
        for (var edge = 0; edge < table.Edges.Count; edge++)
        {
            var inside = edge == 0 ? 0 : edge == table.Edges.Count - 1 ? RuleWidth : RuleWidth / 2;
            AddRule(from.Page, table.Edges[edge] - inside, top, RuleWidth, bottom + RuleWidth - top);
        }
    }

    private void AddRule(int page, double x, double y, double width, double height) => pages[page].Rules.Add(table.IsTurned
        ? new Rule(y, Paper.Height - x - width, height, width, Ink.Black)
        : new Rule(x, y, width, height, Ink.Black));
}
