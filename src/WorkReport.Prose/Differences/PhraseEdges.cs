namespace WorkReport.Prose.Differences;

/// <summary>
/// From the fewest signs to what a person would mark: signs that two texts share by chance are taken into the change around them, and its
/// edges are moved to where a phrase ends. What it takes in is little, so that a mark never says much more than what changed.
/// </summary>
internal sealed class PhraseEdges
{
    /// <summary>Signs that stayed and are marked all the same, at most, for each place where the texts differ.</summary>
    public const int MostTaken = 4;

    /// <summary>The same where a number would be cut.</summary>
    public const int MostTakenOfNumber = 8;

    /// <summary>A longer stretch that stayed is no chance.</summary>
    private const int LongestChance = 3;

    /// <summary>Small words between two changes that part them.</summary>
    private const string Particles = "的和与及或等了是在为并将对";

    private readonly string old;
    private readonly string current;
    private readonly PhraseBounds before;
    private readonly PhraseBounds after;

    private PhraseEdges(string old, string current) => (this.old, this.current, before, after) = (old, current, new PhraseBounds(old), new PhraseBounds(current));

    public static IReadOnlyList<Stretch> Mark(string old, string current)
    {
        if (old == current)
            return old.Length == 0 ? [] : [new Stretch(StretchKind.Same, old)];
        var hunks = ShortestEdit.Between(old, current);
        var edges = new PhraseEdges(old, current);
        return edges.Stretches(edges.Settle(hunks));
    }

    /// <summary>A change on its way: how many places where the texts differ it holds, and how much it has taken in.</summary>
    private readonly record struct Marked(Hunk Hunk, int Places, int Taken);

    private List<Hunk> Settle(List<Hunk> hunks)
    {
        var marked = Joined(Slid(hunks).Select(hunk => new Marked(hunk, 1, 0)));
        // Moving one edge may bring the next change near.
        return [.. Joined(Snapped(marked)).Select(change => change.Hunk)];
    }

    /// <summary>What was only put in or only taken out can often stand a few signs further: it goes where a sentence, a clause or a phrase begins.</summary>
    private List<Hunk> Slid(List<Hunk> hunks)
    {
        List<Hunk> slid = [];
        for (var i = 0; i < hunks.Count; i++)
        {
            var hunk = hunks[i];
            var (leastOld, leastNew) = slid.Count > 0 ? (slid[^1].OldEnd, slid[^1].NewEnd) : (0, 0);
            var (mostOld, mostNew) = i + 1 < hunks.Count ? (hunks[i + 1].OldStart, hunks[i + 1].NewStart) : (old.Length, current.Length);
            slid.Add(
                hunk.OldStart == hunk.OldEnd ? Slid(hunk, current, hunk.NewStart, hunk.NewEnd, leastNew, mostNew, after)
                : hunk.NewStart == hunk.NewEnd ? Slid(hunk, old, hunk.OldStart, hunk.OldEnd, leastOld, mostOld, before)
                : hunk);
        }

        return slid;
    }

    private static Hunk Slid(Hunk hunk, string text, int start, int end, int least, int most, PhraseBounds bounds)
    {
        int from = 0, to = 0;
        while (start + from - 1 >= least && -from < MostSlid && text[start + from - 1] == text[end + from - 1])
            from--;
        while (end + to < most && to < MostSlid && text[start + to] == text[end + to])
            to++;
        int best = 0, worth = -1;
        for (var by = to; by >= from; by--)
        {
            var fits = Worth(text, start + by, end + by, bounds);
            if (fits > worth)
                (best, worth) = (by, fits);
        }

        return new Hunk(hunk.OldStart + best, hunk.OldEnd + best, hunk.NewStart + best, hunk.NewEnd + best);
    }

    /// <summary>Repeated signs may be slid over for ever.</summary>
    private const int MostSlid = 200;

    /// <summary>How well a change stands between two places.</summary>
    private static int Worth(string text, int start, int end, PhraseBounds bounds)
    {
        var phrases = (bounds.IsBound(start, withUnits: true) ? 1 : 0) + (bounds.IsBound(end, withUnits: true) ? 1 : 0);
        // A clause with its own end, or with the one before it; a paragraph with its own.
        var begins = start == 0 || PhraseBounds.EndsClause(text[start - 1]);
        var ends = PhraseBounds.EndsClause(text[end - 1]);
        var stops = end == text.Length || PhraseBounds.EndsClause(text[end]);
        var starts = PhraseBounds.EndsClause(text[start]);
        return phrases + (begins && ends ? 8 : starts && stops ? 6 : begins || stops ? 3 : 0) + (begins && ends && (start == 0 || text[start - 1] is '。' or '\n') ? 4 : 0);
    }

    /// <summary>Changes with nothing between them that a person would see as left.</summary>
    private List<Marked> Joined(IEnumerable<Marked> changes)
    {
        List<Marked> joined = [];
        foreach (var change in changes)
        {
            if (joined.Count > 0 && joined[^1] is var last && IsChance(last.Hunk, change.Hunk) is { } taken)
            {
                joined[^1] = new Marked(
                    new Hunk(last.Hunk.OldStart, change.Hunk.OldEnd, last.Hunk.NewStart, change.Hunk.NewEnd), last.Places + change.Places, last.Taken + change.Taken + taken);
            }
            else
            {
                joined.Add(change);
            }
        }

        return joined;
    }

    /// <summary>How many signs between two changes are there by chance; null where they are not.</summary>
    private int? IsChance(Hunk left, Hunk right)
    {
        var length = right.OldStart - left.OldEnd;
        if (length == 0)
            return 0;
        if (length > LongestChance || old.Substring(left.OldEnd, length).Any(IsHard))
            return null;
        if (length == 1)
            return Particles.Contains(old[left.OldEnd], StringComparison.Ordinal) && Math.Min(Least(left), Least(right)) > 1 && Math.Max(left.Size, right.Size) <= MostTaken ? null : 1;
        var isPhrase = before.IsPhrase(left.OldEnd, right.OldStart) && after.IsPhrase(left.NewEnd, right.NewStart);
        return !isPhrase && Math.Min(left.Size, right.Size) >= length ? length : null;

        static int Least(Hunk hunk) => Math.Min(hunk.OldEnd - hunk.OldStart, hunk.NewEnd - hunk.NewStart);
    }

    /// <summary>Signs that part what stands before and behind them.</summary>
    private static bool IsHard(char sign) => PhraseBounds.EndsClause(sign) || char.IsAsciiDigit(sign) || char.IsWhiteSpace(sign);

    private IEnumerable<Marked> Snapped(List<Marked> changes)
    {
        var end = 0;
        for (var i = 0; i < changes.Count; i++)
        {
            var hunk = changes[i].Hunk;
            var next = i + 1 < changes.Count ? changes[i + 1].Hunk.OldStart : old.Length;
            var snapped = Snapped(changes[i], hunk.OldStart - end, next - hunk.OldEnd);
            yield return snapped;
            end = snapped.Hunk.OldEnd;
        }
    }

    private Marked Snapped(Marked change, int roomBefore, int roomBehind)
    {
        // A number is one thing; its unit comes along where that is not too much.
        foreach (var withUnits in new[] { true, false })
        {
            var (left, right) = (Left(change.Hunk, roomBefore, withUnits), Right(change.Hunk, roomBehind, withUnits));
            var whole = Wider(change.Hunk, left, right);
            var most = HasNumber(whole) ? MostTakenOfNumber : MostTaken;
            if (left >= 0 && right >= 0 && change.Taken + left + right <= most * change.Places)
                return new Marked(whole, change.Places, change.Taken + left + right);
            if (withUnits)
                continue;
            // One of both edges is better than none.
            if (left >= 0 && change.Taken + left <= most * change.Places)
                return Even(new Marked(Wider(change.Hunk, left, 0), change.Places, change.Taken + left), roomBefore - left, roomBehind);
            if (right >= 0 && change.Taken + right <= most * change.Places)
                return Even(new Marked(Wider(change.Hunk, 0, right), change.Places, change.Taken + right), roomBefore, roomBehind - right);
        }

        return Even(change, roomBefore, roomBehind);
    }

    /// <summary>A sign of two halves is never cut, whatever it costs.</summary>
    private Marked Even(Marked change, int roomBefore, int roomBehind)
    {
        var hunk = change.Hunk;
        var left = roomBefore > 0 && char.IsHighSurrogate(old[hunk.OldStart - 1]) ? 1 : 0;
        var right = roomBehind > 0 && char.IsLowSurrogate(old[hunk.OldEnd]) ? 1 : 0;
        return change with { Hunk = Wider(hunk, left, right) };
    }

    private static Hunk Wider(Hunk hunk, int left, int right) =>
        new(hunk.OldStart - Math.Max(left, 0), hunk.OldEnd + Math.Max(right, 0), hunk.NewStart - Math.Max(left, 0), hunk.NewEnd + Math.Max(right, 0));

    private bool HasNumber(Hunk hunk)
    {
        for (var i = hunk.OldStart; i < hunk.OldEnd; i++)
        {
            if (before.IsNumber(i))
                return true;
        }

        return false;
    }

    /// <summary>How far the beginning must go back to where a phrase begins in both texts; -1 where there is no such place near.</summary>
    private int Left(Hunk hunk, int room, bool withUnits)
    {
        for (var by = 0; by <= Math.Min(room, MostTakenOfNumber); by++)
        {
            if (before.IsBound(hunk.OldStart - by, withUnits) && after.IsBound(hunk.NewStart - by, withUnits))
                return by;
        }

        return room <= MostTakenOfNumber ? room : -1;
    }

    private int Right(Hunk hunk, int room, bool withUnits)
    {
        for (var by = 0; by <= Math.Min(room, MostTakenOfNumber); by++)
        {
            if (before.IsBound(hunk.OldEnd + by, withUnits) && after.IsBound(hunk.NewEnd + by, withUnits))
                return by;
        }

        return room <= MostTakenOfNumber ? room : -1;
    }

    private List<Stretch> Stretches(List<Hunk> hunks)
    {
        List<Stretch> stretches = [];
        var at = 0;
        foreach (var hunk in hunks)
        {
            Add(StretchKind.Same, old[at..hunk.OldStart]);
            Add(StretchKind.Removed, old[hunk.OldStart..hunk.OldEnd]);
            Add(StretchKind.Inserted, current[hunk.NewStart..hunk.NewEnd]);
            at = hunk.OldEnd;
        }

        Add(StretchKind.Same, old[at..]);
        return stretches;

        void Add(StretchKind kind, string text)
        {
            if (text.Length > 0)
                stretches.Add(new Stretch(kind, text));
        }
    }
}
