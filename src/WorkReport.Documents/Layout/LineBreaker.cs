namespace WorkReport.Documents.Layout;

/// <summary>One row of a broken paragraph.</summary>
/// <param name="Start">First atom.</param>
/// <param name="End">Behind the last atom.</param>
/// <param name="Indent">Half cells left blank before it.</param>
/// <param name="Capacity">Half cells it has behind them.</param>
/// <param name="Width">Half cells its atoms take before any squeezing, spaces at its end not counted.</param>
/// <param name="IsLast">The last row of its paragraph: not spread.</param>
/// <param name="IsPushed">Broken early, so that a mark, a number or a word stays whole.</param>
internal readonly record struct Row(int Start, int End, int Indent, int Capacity, int Width, bool IsLast, bool IsPushed)
{
    /// <summary>Half cells that marks must give up.</summary>
    public int Squeeze => Math.Max(0, Width - Capacity);
}

/// <summary>
/// Breaks atoms into rows in integer half cells: fill the row; where that would break a rule, squeeze marks to take the
/// next atoms in (GB/T 15834-2011, 5.1.9–5.1.11); only then push atoms down.
/// </summary>
internal static class LineBreaker
{
    /// <param name="atoms">The paragraph.</param>
    /// <param name="cells">Half cells of a row.</param>
    /// <param name="firstIndent">Half cells before the first row.</param>
    /// <param name="indent">Half cells before the others.</param>
    public static List<Row> Break(ReadOnlySpan<Atom> atoms, int cells, int firstIndent, int indent = 0)
    {
        List<Row> rows = new((atoms.Length / Grid.Columns) + 1);
        for (var start = 0; start < atoms.Length;)
        {
            var before = rows.Count == 0 ? firstIndent : indent;
            var row = Next(atoms, start, before, Math.Max(2, cells - before));
            rows.Add(row);
            start = row.End;
        }

        return rows;
    }

    private static Row Next(ReadOnlySpan<Atom> atoms, int start, int indent, int capacity)
    {
        var end = start;
        var width = 0;
        while (end < atoms.Length && width + atoms[end].Width <= capacity)
            width += atoms[end++].Width;
        if (end == atoms.Length || atoms[end - 1].Break == BreakBehind.Allowed)
            return Close(atoms, start, end, indent, capacity, isPushed: false);
        if (TrySqueeze(atoms, start, end, width, capacity) is { } squeezed)
            return Close(atoms, start, squeezed, indent, capacity, isPushed: false);
        var pushed = LastBreak(atoms, start, end, BreakBehind.Allowed, capacity * 3 / 4)
            ?? LastBreak(atoms, start, end, BreakBehind.Splits, 0)
            ?? end;
        return Close(atoms, start, pushed, indent, capacity, isPushed: pushed != end);
    }

    private static int? TrySqueeze(ReadOnlySpan<Atom> atoms, int start, int end, int width, int capacity)
    {
        do
            width += atoms[end++].Width;
        while (end < atoms.Length && atoms[end - 1].Break != BreakBehind.Allowed && width - capacity <= capacity);
        if (end < atoms.Length && atoms[end - 1].Break != BreakBehind.Allowed)
            return null;
        var spare = 0;
        foreach (ref readonly var atom in atoms[start..end])
            spare += atom.Ink == MarkInk.Whole ? 0 : 1;
        return width - TrailingSpace(atoms, start, end) - capacity <= spare ? end : null;
    }

    /// <summary>The last break that costs no more than <paramref name="worst"/> and leaves the row filled well enough.</summary>
    private static int? LastBreak(ReadOnlySpan<Atom> atoms, int start, int end, BreakBehind worst, int leastWidth)
    {
        var width = 0;
        int? last = null;
        for (var i = start; i < end; i++)
        {
            width += atoms[i].Width;
            if (width >= leastWidth && atoms[i].Break <= worst)
                last = i + 1;
        }

        return last;
    }

    /// <summary>Spaces behind the break belong to this row and take no room.</summary>
    private static Row Close(ReadOnlySpan<Atom> atoms, int start, int end, int indent, int capacity, bool isPushed)
    {
        while (end < atoms.Length && atoms[end].Kind == AtomKind.Space)
            end++;
        var width = -TrailingSpace(atoms, start, end);
        foreach (ref readonly var atom in atoms[start..end])
            width += atom.Width;
        return new Row(start, end, indent, capacity, width, end == atoms.Length, isPushed);
    }

    private static int TrailingSpace(ReadOnlySpan<Atom> atoms, int start, int end)
    {
        var width = 0;
        while (end > start && atoms[end - 1].Kind == AtomKind.Space)
            width += atoms[--end].Width;
        return width;
    }
}
