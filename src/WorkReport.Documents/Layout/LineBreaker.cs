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
    /// <summary>What the break at its end costs.</summary>
    public BreakBehind Break { get; init; }

    /// <summary>Half cells that marks must give up.</summary>
    public int Squeeze => Math.Max(0, Width - Capacity);

    /// <summary>Half cells that its gaps are spread over.</summary>
    public int Spread => IsLast ? 0 : Math.Max(0, Capacity - Width);
}

/// <summary>
/// Breaks atoms into rows in integer half cells: fill the row; where that would break a rule, squeeze marks to take the
/// next atoms in (GB/T 15834-2011, 5.1.9–5.1.11); only then push atoms down. A paragraph with a row that had to be pushed,
/// or with several squeezed ones, is broken once more as a whole, to see whether other breaks before them spare some.
/// </summary>
internal static class LineBreaker
{
    /// <summary>Half cells that a row gives up at most for the sake of another: of more, two full cells, the eye would see it.</summary>
    private const int MostSqueezed = 4;

    /// <param name="atoms">The paragraph.</param>
    /// <param name="cells">Half cells of a row.</param>
    /// <param name="firstIndent">Half cells before the first row.</param>
    /// <param name="indent">Half cells before the others.</param>
    public static List<Row> Break(ReadOnlySpan<Atom> atoms, int cells, int firstIndent, int indent = 0)
    {
        var filled = Fill(atoms, cells, firstIndent, indent);
        var isTorn = filled.Exists(row => row.IsPushed || row.Break != BreakBehind.Allowed);
        // One squeezed row can only be exchanged for another.
        if (!isTorn && filled.Count(row => row.Squeeze > 0) < 2)
            return filled;
        var weighed = Weigh(atoms, filled, cells, firstIndent, indent, mayPush: isTorn);
        return weighed.Count <= filled.Count || CountForbidden(weighed) < CountForbidden(filled) ? weighed : filled;
    }

    /// <summary>Row after row, each as good as it can be.</summary>
    public static List<Row> Fill(ReadOnlySpan<Atom> atoms, int cells, int firstIndent, int indent = 0)
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
        // A row holds one atom at least, or there would be no end.
        var end = start + 1;
        int width = atoms[start].Width;
        while (end < atoms.Length && width + atoms[end].Width <= capacity)
            width += atoms[end++].Width;
        if (end == atoms.Length || atoms[end - 1].Break == BreakBehind.Allowed)
            return Close(atoms, start, end, indent, capacity);
        var chosen = TrySqueeze(atoms, start, end, width, capacity)
            ?? LastBreak(atoms, start, end, BreakBehind.Allowed, capacity * 3 / 4)
            ?? LastBreak(atoms, start, end, BreakBehind.Allowed, capacity / 2)
            ?? LastBefore(atoms, start, end, capacity)
            ?? LastBreak(atoms, start, end, BreakBehind.Tied, 0)
            ?? end;
        return Close(atoms, start, chosen, indent, capacity);
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

    /// <summary>The last break before what keeps together; null where that is longer than a row and might as well begin on this one.</summary>
    private static int? LastBefore(ReadOnlySpan<Atom> atoms, int start, int end, int capacity)
    {
        if (LastBreak(atoms, start, end, BreakBehind.Splits, 0) is not { } last)
            return null;
        var width = 0;
        var behind = last;
        do
            width += atoms[behind++].Width;
        while (behind < atoms.Length && atoms[behind - 1].Break > BreakBehind.Splits && width <= capacity);
        return width <= capacity ? last : null;
    }

    /// <summary>Spaces behind the break belong to this row and take no room.</summary>
    private static Row Close(ReadOnlySpan<Atom> atoms, int start, int end, int indent, int capacity)
    {
        while (end < atoms.Length && atoms[end].Kind == AtomKind.Space)
            end++;
        var width = 0;
        foreach (ref readonly var atom in atoms[start..end])
            width += atom.Width;
        var isPushed = end < atoms.Length && width + atoms[end].Width <= capacity;
        return new Row(start, end, indent, capacity, width - TrailingSpace(atoms, start, end), end == atoms.Length, isPushed)
        {
            Break = end == atoms.Length ? BreakBehind.Allowed : atoms[end - 1].Break,
        };
    }

    private static int TrailingSpace(ReadOnlySpan<Atom> atoms, int start, int end)
    {
        var width = 0;
        while (end > start && atoms[end - 1].Kind == AtomKind.Space)
            width += atoms[--end].Width;
        return width;
    }

    /// <summary>
    /// The cheapest rows over the whole paragraph. Where filling was forced to split or to break a rule, that may be repeated; no
    /// other number, word or rule is broken, nor is a row torn to less than three quarters; none at all is where filling tore none.
    /// </summary>
    private static List<Row> Weigh(ReadOnlySpan<Atom> atoms, List<Row> filled, int cells, int firstIndent, int indent, bool mayPush)
    {
        var isForced = new bool[atoms.Length + 1];
        foreach (var row in filled)
            isForced[row.End] = true;
        var cost = new long[atoms.Length + 1];
        var from = new int[atoms.Length + 1];
        cost.AsSpan(1).Fill(long.MaxValue);
        for (var start = 0; start < atoms.Length; start++)
        {
            if (cost[start] == long.MaxValue)
                continue;
            var before = start == 0 ? firstIndent : indent;
            var capacity = Math.Max(2, cells - before);
            var (width, spaces, marks) = (0, 0, 0);
            for (var end = start; end < atoms.Length;)
            {
                ref readonly var atom = ref atoms[end++];
                width += atom.Width;
                spaces = atom.Kind == AtomKind.Space ? spaces + atom.Width : 0;
                marks += atom.Ink == MarkInk.Whole ? 0 : 1;
                var squeeze = width - spaces - capacity;
                if (squeeze > marks && end > start + 1)
                    break;
                var isLast = end == atoms.Length;
                var isPushed = !isLast && width + atoms[end].Width <= capacity;
                if (!isForced[end] && (squeeze > MostSqueezed || atom.Break != BreakBehind.Allowed || (mayPush ? width < capacity * 3 / 4 : isPushed)))
                    continue;
                var row = new Row(start, end, before, capacity, width - spaces, isLast, isPushed)
                {
                    Break = isLast ? BreakBehind.Allowed : atom.Break,
                };
                if (cost[start] + Cost(row) < cost[end])
                    (cost[end], from[end]) = (cost[start] + Cost(row), start);
            }
        }

        List<Row> rows = [];
        for (var end = atoms.Length; end > 0; end = from[end])
        {
            var before = from[end] == 0 ? firstIndent : indent;
            rows.Add(Close(atoms, from[end], end, before, Math.Max(2, cells - before)));
        }

        rows.Reverse();
        return rows;
    }

    private static int CountForbidden(List<Row> rows) => rows.Count(row => row.Break == BreakBehind.Forbidden);

    /// <summary>
    /// What a row costs, the break at its end included. Squeezed marks leave Hanzi on their half cells and a spread row does not,
    /// so two squeezed rows are a fair price for one that need not be pushed. Of equals the one with a row less is taken.
    /// </summary>
    private static int Cost(in Row row)
    {
        const int every = 5;
        const int squeezed = 10;
        const int squeezedHalfCell = 2;
        const int pushed = 30;
        const int splits = 10_000;
        const int tied = 100_000;
        const int forbidden = 1_000_000;
        return every
            + (row.Squeeze > 0 ? squeezed + (squeezedHalfCell * row.Squeeze) : 0)
            + (row.IsPushed ? pushed : 0)
            + (row.Spread * row.Spread)
            + row.Break switch { BreakBehind.Splits => splits, BreakBehind.Tied => tied, BreakBehind.Forbidden => forbidden, _ => 0 };
    }
}
