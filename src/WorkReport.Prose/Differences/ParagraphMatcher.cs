namespace WorkReport.Prose.Differences;

/// <summary>
/// Says which paragraph of one text is which of the other: those that stayed, those that were rewritten where they stand, merged or split,
/// those that were moved; the rest went or came.
/// </summary>
internal sealed class ParagraphMatcher(string[] old, string[] current)
{
    /// <summary>Of two paragraphs in the same place so much must be common for one to be the other, rewritten.</summary>
    private const double LeastOfRewritten = 0.4;

    /// <summary>The same where no other could be meant.</summary>
    private const double LeastOfOnly = 0.1;

    /// <summary>Of two in different places.</summary>
    private const double LeastOfMoved = 0.6;

    /// <summary>So much of a part must stand in the whole that it was merged into.</summary>
    private const double LeastOfPart = 0.6;

    /// <summary>At most so many become one, or one so many.</summary>
    private const int MostParts = 4;

    /// <summary>A shorter paragraph that stands elsewhere says the same by chance.</summary>
    private const int ShortestMoved = 8;

    /// <summary>A gap with more paragraphs on a side is compared in slices.</summary>
    private const int WidestGap = 160;

    private readonly WordPairs[] oldPairs = new WordPairs[old.Length];
    private readonly WordPairs[] newPairs = new WordPairs[current.Length];

    private readonly List<Group> moved = [];

    /// <summary>Paragraphs of which it is known where they belong.</summary>
    private readonly bool[] isOldTaken = new bool[old.Length];
    private readonly bool[] isNewTaken = new bool[current.Length];

    public List<DifferenceBlock> Match()
    {
        var gaps = Gaps();
        MoveWhole(gaps);
        var kept = Kept(gaps);
        MoveAlike();
        MoveAlong();
        return Blocks(WithThoseLeft(kept));
    }

    /// <summary>A run of paragraphs on either side that stand in the same place.</summary>
    private readonly record struct Group(int OldFirst, int OldCount, int NewFirst, int NewCount);

    /// <summary>What does not say the same in the same order.</summary>
    private List<Hunk> Gaps()
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        int NumberOf(string paragraph) => numbers.TryGetValue(paragraph, out var number) ? number : numbers[paragraph] = numbers.Count;
        return ShortestEdit.Between([.. old.Select(NumberOf)], [.. current.Select(NumberOf)]);
    }

    /// <summary>What says the same in another place was moved, however well something else would fit where it stood.</summary>
    private void MoveWhole(List<Hunk> gaps)
    {
        Dictionary<string, Queue<int>> places = new(StringComparer.Ordinal);
        foreach (var j in gaps.SelectMany(gap => Enumerable.Range(gap.NewStart, gap.NewEnd - gap.NewStart)).Where(j => current[j].Length >= ShortestMoved))
        {
            if (!places.TryGetValue(current[j], out var same))
                places[current[j]] = same = new Queue<int>();
            same.Enqueue(j);
        }

        foreach (var i in gaps.SelectMany(gap => Enumerable.Range(gap.OldStart, gap.OldEnd - gap.OldStart)))
        {
            if (places.TryGetValue(old[i], out var same) && same.TryDequeue(out var j))
                Move(new Group(i, 1, j, 1));
        }
    }

    private void Move(Group group)
    {
        moved.Add(group);
        Take(group);
    }

    private void Take(Group group)
    {
        isOldTaken.AsSpan(group.OldFirst, group.OldCount).Fill(true);
        isNewTaken.AsSpan(group.NewFirst, group.NewCount).Fill(true);
    }

    private List<Group> Kept(List<Hunk> gaps)
    {
        List<Group> kept = [];
        int atOld = 0, atNew = 0;
        foreach (var gap in gaps)
        {
            for (; atOld < gap.OldStart; atOld++, atNew++)
                kept.Add(new Group(atOld, 1, atNew, 1));
            Pair(gap, kept);
            (atOld, atNew) = (gap.OldEnd, gap.NewEnd);
        }

        for (; atOld < old.Length; atOld++, atNew++)
            kept.Add(new Group(atOld, 1, atNew, 1));
        kept.ForEach(Take);
        return kept;
    }

    private void Pair(Hunk gap, List<Group> kept)
    {
        int[] rows = [.. Enumerable.Range(gap.OldStart, gap.OldEnd - gap.OldStart).Where(i => !isOldTaken[i])];
        int[] columns = [.. Enumerable.Range(gap.NewStart, gap.NewEnd - gap.NewStart).Where(j => !isNewTaken[j])];
        var slices = (Math.Max(rows.Length, columns.Length) + WidestGap - 1) / WidestGap;
        for (var slice = 0; slice < slices; slice++)
            PairSlice(Slice(rows, slice), Slice(columns, slice), kept);

        int[] Slice(int[] of, int slice) => of[(int)((long)of.Length * slice / slices)..(int)((long)of.Length * (slice + 1) / slices)];
    }

    /// <summary>The way through the slice on which most is common.</summary>
    private void PairSlice(int[] olds, int[] news, List<Group> kept)
    {
        var (rows, columns) = (olds.Length, news.Length);
        if (rows == 0 || columns == 0)
            return;
        var common = new int[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                common[i, j] = Common(olds[i], news[j]);
        }

        // A step of (1, 1) is a pair, (2, 1) a merging of two, (1, 3) a splitting into three, (1, 0) and (0, 1) leave one out.
        var best = new double[rows + 1, columns + 1];
        var steps = new (int Old, int New)[rows + 1, columns + 1];
        for (var i = 0; i <= rows; i++)
        {
            for (var j = 0; j <= columns; j++)
            {
                if (i > 0)
                    Try(i, j, 1, 0, 0);
                if (j > 0)
                    Try(i, j, 0, 1, 0);
                if (i > 0 && j > 0)
                {
                    if (IsRewritten(olds[i - 1], news[j - 1], common[i - 1, j - 1], LeastOfRewritten))
                        Try(i, j, 1, 1, common[i - 1, j - 1] + 0.5);
                    for (var parts = 2; parts <= MostParts; parts++)
                    {
                        if (i >= parts && olds[i - 1] - olds[i - parts] == parts - 1 && Merged(i, j, parts) is { } merged)
                            Try(i, j, parts, 1, merged);
                        if (j >= parts && news[j - 1] - news[j - parts] == parts - 1 && Split(i, j, parts) is { } split)
                            Try(i, j, 1, parts, split);
                    }
                }
            }
        }

        List<Group> found = [];
        for (var (i, j) = (rows, columns); i > 0 || j > 0;)
        {
            var step = steps[i, j];
            (i, j) = (i - step.Old, j - step.New);
            if (step is { Old: > 0, New: > 0 })
                found.Add(new Group(olds[i], step.Old, news[j], step.New));
        }

        found.Reverse();
        kept.AddRange(found);

        void Try(int i, int j, int byOld, int byNew, double worth)
        {
            var sum = best[i - byOld, j - byNew] + worth;
            if (steps[i, j] == default || sum > best[i, j])
                (best[i, j], steps[i, j]) = (sum, (byOld, byNew));
        }

        double? Merged(int i, int j, int parts)
        {
            var (sum, size) = (0, 0);
            for (var part = i - parts; part < i; part++)
            {
                var whole = OldPairs(olds[part]).Count;
                if (whole == 0 || common[part, j - 1] < LeastOfPart * whole)
                    return null;
                (sum, size) = (sum + common[part, j - 1], size + whole);
            }

            return Math.Min(sum, NewPairs(news[j - 1]).Count) >= LeastOfPart * NewPairs(news[j - 1]).Count ? sum : null;
        }

        double? Split(int i, int j, int parts)
        {
            var sum = 0;
            for (var part = j - parts; part < j; part++)
            {
                var whole = NewPairs(news[part]).Count;
                if (whole == 0 || common[i - 1, part] < LeastOfPart * whole)
                    return null;
                sum += common[i - 1, part];
            }

            return sum >= LeastOfPart * OldPairs(olds[i - 1]).Count ? sum : null;
        }
    }

    /// <summary>Where one paragraph is left on either side between two that stayed, and nothing else is like it, one became the other.</summary>
    private List<Group> WithThoseLeft(List<Group> kept)
    {
        List<Group> all = [];
        int atOld = 0, atNew = 0;
        foreach (var group in kept.Append(new Group(old.Length, 0, current.Length, 0)))
        {
            int[] rows = [.. Enumerable.Range(atOld, group.OldFirst - atOld).Where(i => !isOldTaken[i])];
            int[] columns = [.. Enumerable.Range(atNew, group.NewFirst - atNew).Where(j => !isNewTaken[j])];
            if (rows is [var i] && columns is [var j] && IsRewritten(i, j, Common(i, j), LeastOfOnly))
                all.Add(new Group(i, 1, j, 1));
            if (group.OldCount > 0)
                all.Add(group);
            (atOld, atNew) = (group.OldFirst + group.OldCount, group.NewFirst + group.NewCount);
        }

        all.ForEach(Take);
        return all;
    }

    /// <summary>What was moved and changed, merged or split on the way.</summary>
    private void MoveAlike()
    {
        var went = Enumerable.Range(0, old.Length).Where(i => !isOldTaken[i] && old[i].Length >= 2 * ShortestMoved).Take(WidestGap).ToList();
        var came = Enumerable.Range(0, current.Length).Where(j => !isNewTaken[j] && current[j].Length >= 2 * ShortestMoved).Take(WidestGap).ToList();
        var alike = from i in went
                    from j in came
                    let common = Common(i, j)
                    where common >= LeastOfMoved * Math.Min(OldPairs(i).Count, NewPairs(j).Count)
                    orderby common descending, i, j
                    select (i, j);
        foreach (var (i, j) in alike.ToList())
        {
            if (isOldTaken[i] || isNewTaken[j])
                continue;
            var group = Widened(new Group(i, 1, j, 1));
            var (olds, news) = (Enumerable.Range(group.OldFirst, group.OldCount).ToList(), Enumerable.Range(group.NewFirst, group.NewCount).ToList());
            var common = olds.Sum(a => news.Sum(b => Common(a, b)));
            if (2 * common >= LeastOfMoved * (olds.Sum(a => OldPairs(a).Count) + news.Sum(b => NewPairs(b).Count)))
                Move(group);
        }
    }

    /// <summary>The paragraphs beside the new one that are parts of the old one too, or beside the old one of the new one.</summary>
    private Group Widened(Group pair)
    {
        var (i, j, group) = (pair.OldFirst, pair.NewFirst, pair);
        while (group.NewCount < MostParts && IsPartOfOld(group.NewFirst - 1))
            group = group with { NewFirst = group.NewFirst - 1, NewCount = group.NewCount + 1 };
        while (group.NewCount < MostParts && IsPartOfOld(group.NewFirst + group.NewCount))
            group = group with { NewCount = group.NewCount + 1 };
        if (group.NewCount > 1)
            return group;
        while (group.OldCount < MostParts && IsPartOfNew(group.OldFirst - 1))
            group = group with { OldFirst = group.OldFirst - 1, OldCount = group.OldCount + 1 };
        while (group.OldCount < MostParts && IsPartOfNew(group.OldFirst + group.OldCount))
            group = group with { OldCount = group.OldCount + 1 };
        return group;

        bool IsPartOfOld(int part) => part >= 0 && part < current.Length && !isNewTaken[part] && NewPairs(part).Count > 0 && Common(i, part) >= LeastOfPart * NewPairs(part).Count;

        bool IsPartOfNew(int part) => part >= 0 && part < old.Length && !isOldTaken[part] && OldPairs(part).Count > 0 && Common(part, j) >= LeastOfPart * OldPairs(part).Count;
    }

    /// <summary>A short line beside what was moved went with it.</summary>
    private void MoveAlong()
    {
        foreach (var group in moved.ToList())
        {
            Along(group.OldFirst + group.OldCount, group.NewFirst + group.NewCount, 1);
            Along(group.OldFirst - 1, group.NewFirst - 1, -1);
        }

        void Along(int i, int j, int by)
        {
            for (; i >= 0 && i < old.Length && j >= 0 && j < current.Length && !isOldTaken[i] && !isNewTaken[j] && old[i] == current[j]; i += by, j += by)
                Move(new Group(i, 1, j, 1));
        }
    }

    private List<DifferenceBlock> Blocks(List<Group> kept)
    {
        List<DifferenceBlock> blocks = [];
        var numbers = Numbered();
        var left = numbers.ToDictionary(move => move.Key.OldFirst);
        var reached = numbers.ToDictionary(move => move.Key.NewFirst);
        int atOld = 0, atNew = 0;
        foreach (var group in kept)
        {
            Between(group.OldFirst, group.NewFirst);
            blocks.Add(Block(BlockKind.Kept, group, PhraseEdges.Mark(Old(group), New(group))));
            (atOld, atNew) = (group.OldFirst + group.OldCount, group.NewFirst + group.NewCount);
        }

        Between(old.Length, current.Length);
        return blocks;

        void Between(int toOld, int toNew)
        {
            while (atOld < toOld)
            {
                var isMoved = left.TryGetValue(atOld, out var move);
                var group = isMoved ? move.Key with { NewFirst = atNew, NewCount = 0 } : new Group(atOld, 1, atNew, 0);
                blocks.Add(Block(isMoved ? BlockKind.MovedAway : BlockKind.Removed, group, Whole(StretchKind.Removed, Old(group)), move.Value));
                atOld += group.OldCount;
            }

            while (atNew < toNew)
            {
                var isMoved = reached.TryGetValue(atNew, out var move);
                var group = isMoved ? move.Key : new Group(atOld, 0, atNew, 1);
                blocks.Add(isMoved
                    ? Block(BlockKind.MovedHere, group, PhraseEdges.Mark(Old(group), New(group)), move.Value)
                    : Block(BlockKind.Inserted, group, Whole(StretchKind.Inserted, New(group))));
                atNew += group.NewCount;
            }
        }

        static DifferenceBlock Block(BlockKind kind, Group group, IReadOnlyList<Stretch> stretches, int move = 0) =>
            new(kind, stretches, group.OldFirst, group.OldCount, group.NewFirst, group.NewCount) { Move = move };

        static Stretch[] Whole(StretchKind kind, string paragraph) => paragraph.Length > 0 ? [new Stretch(kind, paragraph)] : [];
    }

    private string Old(Group group) => string.Join('\n', old, group.OldFirst, group.OldCount);

    private string New(Group group) => string.Join('\n', current, group.NewFirst, group.NewCount);

    /// <summary>Which move each moved paragraph is part of: those that stand together before and after are one.</summary>
    private Dictionary<Group, int> Numbered()
    {
        Dictionary<Group, int> numbers = [];
        var (number, last) = (0, default(Group?));
        foreach (var group in moved.OrderBy(group => group.NewFirst))
        {
            number += last is { } before && before.OldFirst + before.OldCount == group.OldFirst && before.NewFirst + before.NewCount == group.NewFirst ? 0 : 1;
            numbers[group] = number;
            last = group;
        }

        return numbers;
    }

    private bool IsRewritten(int i, int j, int common, double least) =>
        (OldPairs(i).Count + NewPairs(j).Count is var both && both == 0) ? old[i] == current[j] : 2 * common >= least * both;

    private int Common(int i, int j) => WordPairs.Common(OldPairs(i), NewPairs(j));

    private WordPairs OldPairs(int i) => oldPairs[i] ??= new WordPairs(old[i]);

    private WordPairs NewPairs(int j) => newPairs[j] ??= new WordPairs(current[j]);
}

/// <summary>The signs of a paragraph that stand beside each other, two by two, sorted: what two paragraphs have in common is counted by them.</summary>
internal sealed class WordPairs
{
    private readonly int[] pairs;

    public WordPairs(string paragraph)
    {
        pairs = new int[Math.Max(0, paragraph.Length - 1)];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = (paragraph[i] << 16) | paragraph[i + 1];
        Array.Sort(pairs);
    }

    public int Count => pairs.Length;

    public static int Common(WordPairs left, WordPairs right)
    {
        var (a, b, common) = (left.pairs, right.pairs, 0);
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
                (i, j, common) = (i + 1, j + 1, common + 1);
            else if (a[i] < b[j])
                i++;
            else
                j++;
        }

        return common;
    }
}
