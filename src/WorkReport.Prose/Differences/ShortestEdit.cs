namespace WorkReport.Prose.Differences;

/// <summary>A place where two texts differ: what stands there in the old one, what in the new one.</summary>
internal readonly record struct Hunk(int OldStart, int OldEnd, int NewStart, int NewEnd)
{
    /// <summary>Its longer side.</summary>
    public int Size => Math.Max(OldEnd - OldStart, NewEnd - NewStart);
}

/// <summary>
/// The fewest signs to take out and to put in (E. Myers, An O(ND) difference algorithm, 1986, in linear space). Where two texts have little
/// in common, it is cut short: then it is a short edit, if not the shortest, in a time that grows with the length alone.
/// </summary>
internal sealed class ShortestEdit
{
    /// <summary>So many signs are looked ahead from either end before the best that was reached is taken.</summary>
    private const int MostSteps = 200;

    // No place in a text, and one step from it is none either.
    private const int Nowhere = int.MinValue / 2;

    private readonly int[] old;
    private readonly int[] current;
    private readonly int[] forward;
    private readonly int[] backward;
    private readonly bool[] removed;
    private readonly bool[] inserted;

    private ShortestEdit(int[] old, int[] current)
    {
        (this.old, this.current) = (old, current);
        (removed, inserted) = (new bool[old.Length], new bool[current.Length]);
        (forward, backward) = (new int[old.Length + current.Length + 5], new int[old.Length + current.Length + 5]);
    }

    public static List<Hunk> Between(string old, string current) => Between([.. old.Select(c => (int)c)], [.. current.Select(c => (int)c)]);

    public static List<Hunk> Between(int[] old, int[] current)
    {
        var edit = new ShortestEdit(old, current);
        edit.Compare();
        return edit.Hunks();
    }

    private void Compare()
    {
        var open = new Stack<(int OldStart, int OldEnd, int NewStart, int NewEnd)>([(0, old.Length, 0, current.Length)]);
        while (open.TryPop(out var box))
        {
            var (a0, a1, b0, b1) = box;
            while (a0 < a1 && b0 < b1 && old[a0] == current[b0])
                (a0, b0) = (a0 + 1, b0 + 1);
            while (a0 < a1 && b0 < b1 && old[a1 - 1] == current[b1 - 1])
                (a1, b1) = (a1 - 1, b1 - 1);
            if (a0 == a1 || b0 == b1)
            {
                removed.AsSpan(a0, a1 - a0).Fill(true);
                inserted.AsSpan(b0, b1 - b0).Fill(true);
                continue;
            }

            var (x, y) = Middle(a0, a1, b0, b1);
            open.Push((x, a1, y, b1));
            open.Push((a0, x, b0, y));
        }
    }

    /// <summary>A point on the shortest way through the box, from both ends at once; never one of its two ends.</summary>
    private (int X, int Y) Middle(int a0, int a1, int b0, int b1)
    {
        int first = a0 - b1, last = a1 - b0, start = a0 - b0, end = a1 - b1;
        int forwardFrom = start, forwardTo = start, backwardFrom = end, backwardTo = end;
        var isOdd = ((start - end) & 1) != 0;
        Forward(start) = a0;
        Backward(end) = a1;
        for (var steps = 1; ; steps++)
        {
            if (Lower(ref forwardFrom))
                Forward(forwardFrom - 1) = Nowhere;
            if (Raise(ref forwardTo))
                Forward(forwardTo + 1) = Nowhere;
            for (var k = forwardTo; k >= forwardFrom; k -= 2)
            {
                var x = Math.Max(Forward(k - 1) + 1, Forward(k + 1));
                var y = x - k;
                if (x < a0 || x > a1 || y < b0 || y > b1)
                {
                    Forward(k) = Nowhere;
                    continue;
                }

                while (x < a1 && y < b1 && old[x] == current[y])
                    (x, y) = (x + 1, y + 1);
                Forward(k) = x;
                if (isOdd && k >= backwardFrom && k <= backwardTo && Backward(k) <= x)
                    return (x, y);
            }

            if (Lower(ref backwardFrom))
                Backward(backwardFrom - 1) = -Nowhere;
            if (Raise(ref backwardTo))
                Backward(backwardTo + 1) = -Nowhere;
            for (var k = backwardTo; k >= backwardFrom; k -= 2)
            {
                var x = Math.Min(Backward(k - 1), Backward(k + 1) - 1);
                var y = x - k;
                if (x < a0 || x > a1 || y < b0 || y > b1)
                {
                    Backward(k) = -Nowhere;
                    continue;
                }

                while (x > a0 && y > b0 && old[x - 1] == current[y - 1])
                    (x, y) = (x - 1, y - 1);
                Backward(k) = x;
                if (!isOdd && k >= forwardFrom && k <= forwardTo && x <= Forward(k))
                    return (x, y);
            }

            if (steps == MostSteps)
                return Furthest();
        }

        // Beyond its corners the box has no diagonals, and every other one is looked at each time.
        bool Lower(ref int from)
        {
            var isWider = from > first;
            from += isWider ? -1 : 1;
            return isWider;
        }

        bool Raise(ref int to)
        {
            var isWider = to < last;
            to += isWider ? 1 : -1;
            return isWider;
        }

        (int X, int Y) Furthest()
        {
            var best = (X: a0, Y: b0);
            for (var k = forwardTo; k >= forwardFrom; k -= 2)
            {
                if (Forward(k) is var x && x >= a0 && x + x - k > best.X + best.Y)
                    best = (x, x - k);
            }

            return best;
        }
    }

    private ref int Forward(int diagonal) => ref forward[diagonal + current.Length + 2];

    private ref int Backward(int diagonal) => ref backward[diagonal + current.Length + 2];

    private List<Hunk> Hunks()
    {
        List<Hunk> hunks = [];
        for (int a = 0, b = 0; a < old.Length || b < current.Length;)
        {
            var (fromOld, fromNew) = (a, b);
            while (a < old.Length && removed[a])
                a++;
            while (b < current.Length && inserted[b])
                b++;
            if (a > fromOld || b > fromNew)
                hunks.Add(new Hunk(fromOld, a, fromNew, b));
            else
                (a, b) = (a + 1, b + 1);
        }

        return hunks;
    }
}
