namespace WorkReport.Documents.Layout;

/// <summary>Turns the ranks of headings into depths without gaps: a text may begin with （一） or skip 1.</summary>
internal sealed class OutlineDepth
{
    private readonly Stack<int> open = [];

    /// <summary>Depth of the next heading, 1 outermost.</summary>
    public int Next(int rank)
    {
        while (open.Count > 0 && open.Peek() >= rank)
            open.Pop();
        open.Push(rank);
        return open.Count;
    }
}
