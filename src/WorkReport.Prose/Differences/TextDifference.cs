namespace WorkReport.Prose.Differences;

/// <summary>What became of a stretch of a text.</summary>
public enum StretchKind
{
    Same,
    Removed,
    Inserted,
}

/// <summary>A stretch of a text and what became of it. A line end in it is the end of a paragraph.</summary>
public readonly record struct Stretch(StretchKind Kind, string Text);

/// <summary>What became of a paragraph.</summary>
public enum BlockKind
{
    /// <summary>It stands where it stood, with the same words or others; merged out of several, or split into several.</summary>
    Kept,
    Removed,
    Inserted,

    /// <summary>The place that it left; not marked as removed, for its words stand elsewhere.</summary>
    MovedAway,

    /// <summary>The place where it stands now, with what changed in it on the way.</summary>
    MovedHere,
}

/// <summary>A paragraph of the comparison, or several that became one, or one that became several.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Stretches">Its words in reading order; of two that touch the removed one stands first.</param>
/// <param name="OldFirst">The place of its first paragraph in the old text, from 0.</param>
/// <param name="OldCount">How many paragraphs of the old text it takes.</param>
/// <param name="NewFirst">The place of its first paragraph in the new text.</param>
/// <param name="NewCount">How many it takes there.</param>
public sealed record DifferenceBlock(BlockKind Kind, IReadOnlyList<Stretch> Stretches, int OldFirst, int OldCount, int NewFirst, int NewCount)
{
    /// <summary>Which move it is part of, from 1, in the order of the new text; paragraphs that went together share it. 0 for none.</summary>
    public int Move { get; init; }

    /// <summary>Is anything of it marked?</summary>
    public bool IsChanged => Kind != BlockKind.Kept || Stretches.Any(stretch => stretch.Kind != StretchKind.Same);

    /// <summary>Several paragraphs became one.</summary>
    public bool IsMerged => Kind == BlockKind.Kept && OldCount > NewCount;

    /// <summary>One paragraph became several.</summary>
    public bool IsSplit => Kind == BlockKind.Kept && NewCount > OldCount;

    /// <summary>What it said.</summary>
    public string Old => string.Concat(Stretches.Where(stretch => stretch.Kind != StretchKind.Inserted).Select(stretch => stretch.Text));

    /// <summary>What it says.</summary>
    public string New => string.Concat(Stretches.Where(stretch => stretch.Kind != StretchKind.Removed).Select(stretch => stretch.Text));
}

/// <summary>
/// What became of a text, as a person would mark it: paragraphs first, moved ones known as moved, then phrases inside. It says exactly
/// how the new text comes of the old one.
/// </summary>
public sealed class TextDifference
{
    private readonly int paragraphs;

    private TextDifference(IReadOnlyList<DifferenceBlock> blocks, int paragraphs) => (Blocks, this.paragraphs) = (blocks, paragraphs);

    /// <summary>In the order of the new text; what was removed or moved away stands where it stood.</summary>
    public IReadOnlyList<DifferenceBlock> Blocks { get; }

    public bool IsEmpty => Blocks.All(block => !block.IsChanged);

    /// <summary>How many paragraphs, or groups that went together, were moved.</summary>
    public int Moves => Blocks.Count == 0 ? 0 : Blocks.Max(block => block.Move);

    /// <summary>All stretches as one text, for texts of a line or two; a moved paragraph as removed and inserted.</summary>
    public IEnumerable<Stretch> Stretches
    {
        get
        {
            var (hasOld, hasNew) = (false, false);
            foreach (var block in Blocks)
            {
                // A moved paragraph is read twice: where it was, and where it is.
                var (inOld, inNew) = (block.Kind is BlockKind.Kept or BlockKind.Removed or BlockKind.MovedAway, block.NewCount > 0);
                var (oldBreak, newBreak) = (inOld && hasOld, inNew && hasNew);
                if (oldBreak || newBreak)
                    yield return new Stretch(oldBreak && newBreak ? StretchKind.Same : oldBreak ? StretchKind.Removed : StretchKind.Inserted, "\n");
                if (block.Kind == BlockKind.MovedHere)
                {
                    yield return new Stretch(StretchKind.Inserted, block.New);
                }
                else
                {
                    foreach (var stretch in block.Stretches)
                        yield return stretch;
                }

                (hasOld, hasNew) = (hasOld || inOld, hasNew || inNew);
            }
        }
    }

    /// <summary>What became of one text in the other. Paragraphs end with a line feed.</summary>
    public static TextDifference Between(string old, string current)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(current);
        string[] before = old.Split('\n'), after = current.Split('\n');
        return new TextDifference(new ParagraphMatcher(before, after).Match(), before.Length);
    }

    /// <summary>The new text, made out of the old one.</summary>
    /// <exception cref="ArgumentException">It is not the text that was compared.</exception>
    public string Apply(string old)
    {
        ArgumentNullException.ThrowIfNull(old);
        var before = old.Split('\n');
        if (before.Length != paragraphs)
            throw Other();
        var taken = new bool[paragraphs];
        List<string> after = [];
        foreach (var block in Blocks.Where(block => block.Kind != BlockKind.MovedAway))
        {
            for (var i = block.OldFirst; i < block.OldFirst + block.OldCount; i++)
                taken[i] = !taken[i] ? true : throw Other();
            if (block.OldCount > 0 && block.Old != string.Join('\n', before.Skip(block.OldFirst).Take(block.OldCount)))
                throw Other();
            if (block.NewCount > 0)
                after.Add(block.New);
        }

        return taken.All(paragraph => paragraph) ? string.Join('\n', after) : throw Other();

        static ArgumentException Other() => new("This is not the text that was compared.", nameof(old));
    }
}
