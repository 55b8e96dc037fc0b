namespace WorkReport.Prose.Outlines;

/// <summary>
/// Reads a work report: what is title, 称谓, part, heading, lead sentence and paragraph, and what is noise of the page it was
/// copied from. Every letter, digit and Han character of the text is in exactly one element or dropped line, in order.
/// </summary>
public static class OutlineReader
{
    /// <summary>The longest line that can be a heading, in UTF-16 units.</summary>
    private const int LongestHeading = 60;

    /// <param name="text">Any text; it need not be normalised. Offsets in the answer are places in it.</param>
    public static Outline Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var dropped = new List<DroppedLine>();
        var rows = new TableRows(text);
        List<Piece> pieces = Boilerplate.Remove(text, MarkdownMarks.Strip(text, Lines.Split(text, rows)), dropped);
        pieces = GluedHeadings.Part(text, WrappedLines.Join(text, pieces, rows));
        var glossary = GlossaryEntries.In(pieces);
        var elements = new List<OutlineElement>(pieces.Count);
        int body = FrontMatter.Read(text, pieces, elements, dropped, rows);
        ReadBody(text, pieces, body, elements, glossary, rows);
        LeadSentences.Mark(elements);
        Endings.Mark(elements);
        dropped.Sort((a, b) => a.Start.CompareTo(b.Start));
        return new Outline(elements, dropped);
    }

    private static void ReadBody(string text, List<Piece> pieces, int from, List<OutlineElement> elements, HashSet<Piece> entries, TableRows rows)
    {
        HashSet<Piece> bare = BareNumbers.In(pieces, from);
        bool glossary = false, appendices = false;
        for (int i = from; i < pieces.Count; i++)
        {
            Piece piece = pieces[i];
            if (rows.Has(piece))
            {
                elements.Add(Element(OutlineKind.TableRow, 0, piece) with { Text = rows.Cells(piece) });
                continue;
            }
            Piece? next = i + 1 < pieces.Count && !rows.Has(pieces[i + 1]) ? pieces[i + 1] : null;
            if (Parts.IsAppendixMark(piece.Text))
            {
                glossary = false;
                bool named = next is not null && Parts.IsPlainLine(next.Text) && Lines.Adjoin(text, piece, next);
                elements.Add(named
                    ? Element(OutlineKind.Part, 0, piece with { Text = piece.Text + " " + next!.Text, Length = next.End - piece.Start })
                    : Element(OutlineKind.Part, 0, piece));
                i += named ? 1 : 0;
                continue;
            }
            if (Parts.IsGlossary(piece.Text))
                glossary = true;
            if (bare.Contains(piece))
            {
                elements.Add(Element(OutlineKind.Heading, 1, piece));
                continue;
            }
            Numbering? number = Numbering.Read(piece.Text);
            appendices = piece.Text.StartsWith("附件：", StringComparison.Ordinal) || (appendices && number?.Level == 3);
            elements.Add(number is not null && !glossary && !appendices && !entries.Contains(piece)
                ? Numbered(piece, number, next, elements.LastOrDefault())
                : Unnumbered(piece, next));
        }
    }

    private static OutlineElement Numbered(Piece piece, Numbering number, Piece? next, OutlineElement? above)
    {
        string text = piece.Text;
        int sentence = Sentences.LeadLength(text, number.Length);
        // A sentence alone heads what follows, unless it is the last of a list of such sentences.
        bool listed = above is { Kind: OutlineKind.Paragraph } && above.Level == number.Level && Sentences.FirstLength(above.Text) == above.Text.Length;
        bool leadsOn = next is not null && !listed && Numbering.Read(next.Text)?.Level != number.Level;
        if (sentence == 0)
        {
            bool item = piece.EndsSentence && text[^1] != '：' || text.Length > LongestHeading
                || (Sentences.HasFigure(text.AsSpan(number.Length)) && text.Contains('，', StringComparison.Ordinal));
            return item ? Element(OutlineKind.Paragraph, number.Level, piece) : Element(OutlineKind.Heading, number.Level, piece);
        }
        if (sentence == text.Length && text.Length <= LongestHeading && leadsOn)
            return Element(OutlineKind.Heading, number.Level, piece);
        // A sentence with nothing behind it leads nothing, and is not set whole in the face of a heading (GB/T 9704—2012, 7.3.3).
        int lead = sentence > LongestHeading || (sentence == text.Length && number.Level <= 2) ? 0 : sentence;
        return Element(OutlineKind.Paragraph, number.Level, piece) with { LeadLength = lead };
    }

    private static OutlineElement Unnumbered(Piece piece, Piece? next)
    {
        if (Parts.IsPart(piece.Text, next?.Text) || (next is not null && Parts.IsNamedAppendix(piece.Text)))
            return Element(OutlineKind.Part, 0, piece);
        if (Parts.IsSubheading(piece.Text, next?.Text))
            return Element(OutlineKind.Heading, 2, piece);
        return Element(OutlineKind.Paragraph, 0, piece);
    }

    internal static OutlineElement Element(OutlineKind kind, int level, Piece piece)
        => new(kind, level, piece.Text, 0, piece.Start, piece.Length);
}
