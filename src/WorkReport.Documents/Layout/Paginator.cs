namespace WorkReport.Documents.Layout;

/// <summary>Where a row stands: zero-based page, and row on it.</summary>
internal readonly record struct Spot(int Page, int Row);

/// <summary>Where the rows of all blocks stand.</summary>
/// <param name="Spots">For each block the place of each of its rows, of a table of each piece; of a block that takes its rows as a whole, of the first.</param>
/// <param name="Rows">For each page how many rows it was given: 22, or one more on the first of a letter, or fewer or one more for the sake of a sign-off.</param>
/// <param name="Taken">For each page how many of them are taken.</param>
internal sealed record PagePlan(IReadOnlyList<Spot[]> Spots, IReadOnlyList<int> Rows, IReadOnlyList<int> Taken);

/// <summary>Hands out the rows of page after page, in whole rows.</summary>
internal sealed class Paginator(IReadOnlyList<MeasuredBlock> blocks)
{
    /// <summary>So much of the body stands on the page of the sign-off (7.3.5.5: never 此页无正文).</summary>
    private const int LeastTextAboveSignOff = 2;

    /// <summary>Fewer rows on the page before the sign-off's are not borrowed for it.</summary>
    private const int LeastRows = 6;

    private readonly List<int> taken = [0];
    private Dictionary<int, int> given = [];
    private int row;
    private bool isTurned;

    /// <summary>Rows that must be left on a page for a block and what it takes along to begin there.</summary>
    public static int RowsToBegin(IReadOnlyList<MeasuredBlock> blocks, int block) => new Paginator(blocks).RowsNeeded(block);

    public static PagePlan Plan(IReadOnlyList<MeasuredBlock> blocks)
    {
        var paginator = new Paginator(blocks);
        var plan = paginator.Lay([]);
        return paginator.IsAlone(plan) ? paginator.Rescue(plan) : plan;
    }

    /// <summary>
    /// One row more on the page before, where that takes the sign-off in; else the page before lends rows to the sign-off's. Where
    /// neither helps (a text of a single row, one that would leave the first page without body, a tail longer than a page) the first plan stands.
    /// </summary>
    private PagePlan Rescue(PagePlan plan)
    {
        var before = PageOfSignOff(plan) - 1;
        var all = AllRowsOf(before);
        foreach (var rows in Enumerable.Range(LeastRows, all - LeastRows).Reverse().Prepend(all + 1).Where(rows => rows < all || MayTighten(before)))
        {
            var tried = Lay(new() { [before] = rows });
            if (!IsAlone(tried) && PageOfSignOff(tried) <= before + 1 && PageOfText(tried) == PageOfText(plan))
                return tried;
        }

        return plan;
    }

    // Below a 版头, which keeps its millimetres, there is nothing to tighten.
    private bool MayTighten(int page) => page > 0 || blocks is not [MeasuredHead, ..];

    private static int IndexOfSignOff(IReadOnlyList<MeasuredBlock> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Place is BlockPlace.SignOff)
                return i;
        }

        return -1;
    }

    /// <summary>首页必须显示正文 (7.3.3).</summary>
    private int PageOfText(PagePlan plan)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Place is BlockPlace.Text && plan.Spots[i].Length > 0)
                return plan.Spots[i][0].Page;
        }

        return 0;
    }

    private int PageOfSignOff(PagePlan plan) => plan.Spots[IndexOfSignOff(blocks)][0].Page;

    private bool IsAlone(PagePlan plan)
    {
        var signOff = IndexOfSignOff(blocks);
        if (signOff < 0 || plan.Spots[signOff][0].Page is not (> 0 and var page))
            return false;
        var above = 0;
        for (var i = 0; i < signOff; i++)
            above += blocks[i].Place is BlockPlace.Text ? plan.Spots[i].Count(spot => spot.Page == page) : 0;
        return above < LeastTextAboveSignOff;
    }

    private PagePlan Lay(Dictionary<int, int> rows)
    {
        (given, row) = (rows, 0);
        taken.Clear();
        taken.Add(0);
        var spots = new Spot[blocks.Count][];
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].BeginsPage && row > 0)
                Turn();
            isTurned = blocks[i].IsTurned;
            Need(RowsNeeded(i));
            Skip(blocks[i].RowsBefore);
            spots[i] = blocks[i] switch
            {
                MeasuredRows text => [.. Enumerable.Range(0, text.RowCount).Select(_ => TakeRow())],
                MeasuredTable table => [.. TakeTable(table)],
                var whole => [Take(whole.RowCount)],
            };
        }

        return new PagePlan(spots, [.. taken.Select((_, page) => RowsOf(page))], [.. taken]);
    }

    private int Page => taken.Count - 1;

    private int RowsOf(int page) => isTurned && page == Page ? MeasuredTable.LandscapeRows : given.GetValueOrDefault(page, AllRowsOf(page));

    private int AllRowsOf(int page) => page == 0 && blocks is [MeasuredHead head, ..] ? head.PageRows : Grid.Rows;

    /// <summary>
    /// Rows that must be left for block <paramref name="i"/> to begin: a heading takes what follows it along. Of more headings
    /// than a page holds each takes only the next along, or every one of them would begin a page.
    /// </summary>
    private int RowsNeeded(int i)
    {
        var rows = 0;
        for (var next = i; next < blocks.Count; next++)
        {
            var block = blocks[next];
            rows += block.RowsBefore;
            if (!block.KeepsWithNext)
                return rows + block.RowsToBegin;
            rows += block.RowCount;
            if (next + 1 < blocks.Count && blocks[next + 1].BeginsPage)
                return rows;
            if (rows > Grid.Rows)
                return blocks[i].RowsBefore + blocks[i].RowCount + 1;
        }

        return rows;
    }

    /// <summary>Begins a page unless so many rows are left on this one; what needs more than a page has to part anyway.</summary>
    private void Need(int rows)
    {
        if (row > 0 && row + Math.Min(rows, RowsOf(Page)) > RowsOf(Page))
            Turn();
    }

    /// <summary>Leaves rows blank, but none at the head of a page.</summary>
    private void Skip(int rows)
    {
        if (row > 0)
            row = Math.Min(row + rows, RowsOf(Page));
    }

    private Spot Take(int rows)
    {
        var spot = new Spot(Page, row);
        row = taken[^1] = row + rows;
        return spot;
    }

    private Spot TakeRow()
    {
        if (row >= RowsOf(Page))
            Turn();
        return Take(1);
    }

    /// <summary>
    /// Piece by piece; at the head of a further page 续表 and the table's head take their rows first. The row below the table holds its last
    /// rule and stays blank; a turned page holds nothing behind it.
    /// </summary>
    private List<Spot> TakeTable(MeasuredTable table)
    {
        List<Spot> spots = new(table.Pieces.Count);
        foreach (var piece in table.Pieces)
        {
            if (row > 0 && row + piece.RowCount > RowsOf(Page) - (table.IsTurned ? 0 : 1))
            {
                Turn();
                Take(piece.HeadRows);
            }

            spots.Add(Take(piece.RowCount));
        }

        Take(table.IsTurned ? Math.Max(1, Grid.Rows - row) : 1);
        return spots;
    }

    private void Turn()
    {
        taken.Add(0);
        row = 0;
    }
}
