namespace WorkReport.Documents.Layout;

/// <summary>Hands out the rows of page after page.</summary>
internal sealed class PageFlow(Grid grid)
{
    private readonly List<List<GlyphRun>> pages = [[]];

    public IReadOnlyList<List<GlyphRun>> Pages => pages;

    /// <summary>Runs of the page in work.</summary>
    public List<GlyphRun> Runs => pages[^1];

    /// <summary>Zero-based number of the page in work.</summary>
    public int Page => pages.Count - 1;

    /// <summary>Row that is handed out next.</summary>
    public int Row { get; private set; }

    /// <summary>Top of the next row, points from the paper's top.</summary>
    public double Top => grid.TopOf(Row);

    /// <summary>Begins a page unless so many rows are left on this one; what needs more than a page has to part anyway.</summary>
    public void Need(int rows)
    {
        if (Row > 0 && Row + Math.Min(rows, Grid.Rows) > Grid.Rows)
            Turn();
    }

    /// <summary>Leaves rows blank, but none at the head of a page.</summary>
    public void Skip(int rows)
    {
        if (Row > 0)
            Row = Math.Min(Row + rows, Grid.Rows);
    }

    /// <summary>Takes rows that must stand on one page.</summary>
    public void Take(int rows) => Row += rows;

    /// <summary>Takes one row, on the next page when this one is full, and gives its top.</summary>
    public double TakeRow()
    {
        if (Row == Grid.Rows)
            Turn();
        return grid.TopOf(Row++);
    }

    private void Turn()
    {
        pages.Add([]);
        Row = 0;
    }
}
