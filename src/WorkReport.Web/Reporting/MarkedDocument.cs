using WorkReport.Documents.Model;
using WorkReport.Domain;
using WorkReport.Prose.Differences;

namespace WorkReport.Web.Reporting;

/// <summary>花脸稿 and 清稿: two versions as a document, the same comparison the same document.</summary>
public static class MarkedDocument
{
    /// <summary>What shows a paragraph end that came or went where there is nothing else to see.</summary>
    private const string EndSign = "\u00B6";

    /// <summary>花脸稿: what went is struck, what came is underlined, what was moved is named at both places.</summary>
    /// <param name="comparison">The two versions.</param>
    /// <param name="isForWord">Changes that a word processor keeps; it names moves itself, and nothing but the texts may stand in it.</param>
    public static Document Marked(Comparison comparison, bool isForWord)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var head = new Frontmatter
        {
            Title = [Official("Changes.MarkedTitle", comparison.Title)],
            Subtitle = [Official("Changes.Versions", comparison.Old.Name, comparison.New.Name)],
        };
        return new Document(head, [.. comparison.Parts.SelectMany(part => Blocks(part, isForWord))])
        {
            ChangedBy = new ChangedBy(comparison.New.Who, ChinaTime.Of(comparison.New.At).DateTime),
        };
    }

    /// <summary>清稿: the new version, without a mark.</summary>
    public static Document Clean(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var head = new Frontmatter { Title = [Official("Changes.CleanTitle", comparison.Title)], Subtitle = [comparison.New.Name] };
        return new Document(head, [.. comparison.Only(piece => piece.Change != PieceChange.Removed).SelectMany(part => Heading(part, null).Concat(part.Pieces.SelectMany(Clean)))]);
    }

    private static IEnumerable<Block> Blocks(ComparedPart part, bool isForWord)
    {
        // A heading over nothing but what came or went came or went with it.
        var end = part.Pieces.All(piece => piece.Change == PieceChange.Added) ? MarkKind.Inserted : part.Pieces.All(piece => piece.Change == PieceChange.Removed) ? MarkKind.Removed : (MarkKind?)null;
        return Heading(part, end).Concat(part.Pieces.SelectMany(piece => Blocks(piece, isForWord)));
    }

    private static IEnumerable<Block> Heading(ComparedPart part, MarkKind? end)
    {
        if (part.Heading.Length > 0)
            yield return new Heading(1, part.Heading) { EndMark = end, Marks = end is { } kind ? [new TextMark(0, part.Heading.Length, kind)] : [] };
    }

    private static IEnumerable<Block> Clean(ComparedPiece piece) =>
        from block in piece.Words.Blocks
        where block.NewCount > 0
        from paragraph in block.New.Split('\n').Select((text, i) => (Text: text, At: block.NewFirst + i))
        where paragraph.Text.Length > 0
        select Styled(paragraph.Text, piece.NewStyles.ElementAtOrDefault(paragraph.At));

    private static IEnumerable<Block> Blocks(ComparedPiece piece, bool isForWord)
    {
        foreach (var block in piece.Words.Blocks)
        {
            // A piece that was not there has no words, and no empty paragraph either.
            if (block.Stretches.Count == 0 && piece.Change is PieceChange.Added or PieceChange.Removed)
                continue;
            foreach (var made in Blocks(piece, block, isForWord))
                yield return made;
        }
    }

    private static IEnumerable<Block> Blocks(ComparedPiece piece, DifferenceBlock block, bool isForWord)
    {
        var (oldAt, newAt) = (block.OldFirst, block.NewFirst);
        var (text, marks) = (new System.Text.StringBuilder(), new List<TextMark>());
        if (!isForWord && block.Move > 0)
            text.Append(Official(block.Kind == BlockKind.MovedAway ? "Changes.MovedAwayMark" : "Changes.MovedHereMark", block.Move));
        foreach (var stretch in block.Stretches)
        {
            // At the new place a word processor shows what came; what went stands struck at the old one.
            if (isForWord && block.Kind == BlockKind.MovedHere && stretch.Kind == StretchKind.Removed)
                continue;
            var kind = MarkOf(block.Kind, stretch.Kind);
            var lines = stretch.Text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (i > 0)
                {
                    yield return End(kind);
                    (oldAt, newAt) = (oldAt + (stretch.Kind == StretchKind.Inserted ? 0 : 1), newAt + (stretch.Kind == StretchKind.Removed ? 0 : 1));
                }

                Add(lines[i], kind);
            }
        }

        yield return End(block.Kind switch
        {
            BlockKind.Removed => MarkKind.Removed,
            BlockKind.Inserted => MarkKind.Inserted,
            BlockKind.MovedAway => MarkKind.MovedFrom,
            BlockKind.MovedHere => MarkKind.MovedTo,
            _ => null,
        }, isLast: true);

        void Add(string words, MarkKind? kind)
        {
            if (words.Length == 0)
                return;
            if (kind is { } known)
                marks.Add(new TextMark(text.Length, words.Length, known));
            text.Append(words);
        }

        Block End(MarkKind? kind, bool isLast = false)
        {
            if (!isForWord && !isLast && kind is MarkKind.Removed or MarkKind.Inserted)
                Add(EndSign, kind);
            var style = block.NewCount > 0 ? piece.NewStyles.ElementAtOrDefault(newAt) : piece.OldStyles.ElementAtOrDefault(oldAt);
            var made = Styled(text.ToString(), style) with { Marks = [.. marks], EndMark = Whole(kind), Move = block.Move };
            text.Clear();
            marks.Clear();
            return made;
        }

        MarkKind? Whole(MarkKind? kind) => piece.Change switch
        {
            PieceChange.Added => MarkKind.Inserted,
            PieceChange.Removed => MarkKind.Removed,
            _ => kind,
        };
    }

    private static MarkKind? MarkOf(BlockKind block, StretchKind stretch) => (block, stretch) switch
    {
        (BlockKind.MovedAway, _) => MarkKind.MovedFrom,
        (BlockKind.MovedHere, StretchKind.Same) => MarkKind.MovedTo,
        (_, StretchKind.Removed) => MarkKind.Removed,
        (_, StretchKind.Inserted) => MarkKind.Inserted,
        _ => null,
    };

    private static Block Styled(string text, ComparedStyle style) => style switch
    {
        ComparedStyle.Part => new PartHeading(text),
        ComparedStyle.Section => new Heading(1, text),
        _ => new Paragraph(text),
    };

    private static string Official(string key, params object[] values) => SharedResource.Official(key, values);
}
