using DocumentFormat.OpenXml;
using WorkReport.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Docx;

/// <summary>
/// The marks of blocks as tracked changes (ECMA-376-1, 17.13.5): accepting all leaves the new text, rejecting all the old one. A paragraph
/// that came or went is one whose end is marked; the end of the last paragraph of a file cannot be, so of paragraphs behind the last that
/// stayed each takes the mark of the next.
/// </summary>
internal sealed class WordChanges
{
    private readonly IReadOnlyList<Block> blocks;
    private readonly StringValue author;
    private readonly DateTimeValue date;
    private readonly MarkKind?[] ends;
    private int last;
    private StringValue? range;

    public WordChanges(IReadOnlyList<Block> blocks, ChangedBy by)
    {
        (this.blocks, author, date) = (blocks, WordText.Allowed(by.Who), by.At);
        ends = [.. blocks.Select(block => block.EndMark)];
        var first = ends.Length;
        while (first > 0 && ends[first - 1] is not null)
            first--;
        if (first == ends.Length)
            return;
        for (var i = Math.Max(first, 1); i < ends.Length; i++)
            ends[i - 1] = Whole(ends[i]);
        ends[^1] = null;
    }

    /// <summary>Makes what is marked of a block into changes of the paragraph that holds its text alone.</summary>
    /// <param name="index">Which block.</param>
    /// <param name="paragraph">Its paragraph, without runs.</param>
    /// <param name="properties">How the text at a place looks, up to where; null where it looks like its paragraph.</param>
    /// <param name="text">Its text.</param>
    public void Fill(int index, W.Paragraph paragraph, string text, Func<int, (int End, W.RunProperties? Properties)> properties)
    {
        var block = blocks[index];
        if (block.Move > 0 && !Continues(index - 1, index))
            BeginMove(paragraph, block);
        var at = 0;
        foreach (var mark in block.Marks.Append(new TextMark(text.Length, 0, default)))
        {
            Add(at, mark.Start, null);
            Add(mark.Start, mark.End, mark.Kind);
            at = mark.End;
        }

        if (block.Move > 0 && !Continues(index, index + 1))
            EndMove(paragraph, block);
        if (ends[index] is { } end)
            paragraph.ParagraphProperties!.ParagraphMarkRunProperties = new W.ParagraphMarkRunProperties(End(end));

        void Add(int from, int to, MarkKind? kind)
        {
            while (from < to)
            {
                var (end, look) = properties(from);
                var stop = Math.Min(end, to);
                paragraph.Append(Run(WordText.Run(text[from..stop], look), kind));
                from = stop;
            }
        }
    }

    private bool Continues(int left, int right) => left >= 0 && right < blocks.Count && blocks[left].Move == blocks[right].Move && IsFrom(blocks[left]) == IsFrom(blocks[right]);

    private static bool IsFrom(Block block) => block.EndMark == MarkKind.MovedFrom;

    private static MarkKind? Whole(MarkKind? kind) => kind switch
    {
        MarkKind.MovedFrom => MarkKind.Removed,
        MarkKind.MovedTo => MarkKind.Inserted,
        _ => kind,
    };

    private OpenXmlElement Run(W.Run run, MarkKind? kind)
    {
        switch (kind)
        {
            case MarkKind.Removed:
                Delete(run);
                return Signed(new W.DeletedRun(run));
            case MarkKind.Inserted:
                return Signed(new W.InsertedRun(run));
            case MarkKind.MovedFrom:
                return Signed(new W.MoveFromRun(run));
            case MarkKind.MovedTo:
                return Signed(new W.MoveToRun(run));
            default:
                return run;
        }
    }

    private static void Delete(W.Run run)
    {
        foreach (var text in run.Elements<W.Text>().ToList())
            run.ReplaceChild(new W.DeletedText(text.Text) { Space = SpaceProcessingModeValues.Preserve }, text);
    }

    private OpenXmlElement End(MarkKind kind) => kind switch
    {
        MarkKind.Removed => Signed(new W.Deleted()),
        MarkKind.Inserted => Signed(new W.Inserted()),
        MarkKind.MovedFrom => Signed(new W.MoveFrom()),
        _ => Signed(new W.MoveTo()),
    };

    private T Signed<T>(T change)
        where T : OpenXmlElement
    {
        const string word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        change.SetAttribute(new OpenXmlAttribute("w", "id", word, Next().Value));
        change.SetAttribute(new OpenXmlAttribute("w", "author", word, author.Value));
        change.SetAttribute(new OpenXmlAttribute("w", "date", word, date.InnerText));
        return change;
    }

    private StringValue Next() => WordMeasure.Text(++last);

    private void BeginMove(W.Paragraph paragraph, Block block)
    {
        range = Next();
        var name = FormattableString.Invariant($"move{block.Move}");
        paragraph.Append(IsFrom(block)
            ? new W.MoveFromRangeStart { Id = range, Name = name, Author = author, Date = date }
            : new W.MoveToRangeStart { Id = range, Name = name, Author = author, Date = date });
    }

    private void EndMove(W.Paragraph paragraph, Block block) =>
        paragraph.Append(IsFrom(block) ? new W.MoveFromRangeEnd { Id = range } : new W.MoveToRangeEnd { Id = range });
}
