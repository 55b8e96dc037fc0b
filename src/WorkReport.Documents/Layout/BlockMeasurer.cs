using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>Breaks every block of a document into rows.</summary>
internal sealed class BlockMeasurer(FontSet fonts, Grid grid)
{
    /// <summary>每自然段左空二字 (GB/T 9704-2012, 7.3.3), in half cells.</summary>
    private const int Indent = 4;

    private readonly Atomizer atomizer = new(fonts);

    public List<MeasuredBlock> Measure(Document document)
    {
        List<MeasuredBlock> blocks = [.. MeasureFrontmatter(document.Frontmatter)];
        foreach (var block in document.Body)
        {
            var measured = Measure(block);
            blocks.Add(blocks is [.., MeasuredTitle] or [.., MeasuredRows { IsCentred: true, Tag: ElementTag.Paragraph }]
                ? measured with { RowsBefore = 1 }
                : measured);
        }

        return blocks;
    }

    private IEnumerable<MeasuredBlock> MeasureFrontmatter(Frontmatter front)
    {
        var hasTitle = front.Title.Count > 0;
        // A title of more lines than a page holds goes on over the next.
        foreach (var lines in TitleLines(front.Title).Chunk(MeasuredTitle.MostLines))
            yield return new MeasuredTitle(lines, grid.Pitch) { IsWhole = true, KeepsWithNext = true };
        foreach (var line in front.Subtitle)
            yield return CentredRows(ElementTag.Paragraph, line, Faces.Subtitle) with { KeepsWithNext = true };
        if (front.Salutation is { } salutation)
        {
            yield return Rows(ElementTag.Paragraph, salutation, Faces.Body) with
            {
                RowsBefore = hasTitle || front.Subtitle.Count > 0 ? 1 : 0,
                KeepsWithNext = true,
            };
        }
    }

    private IReadOnlyList<string> TitleLines(IReadOnlyList<string> title) =>
        [.. title.SelectMany(line => Lines(line, Faces.Title, TypeSize.Two)).Select(line => line.Trim())];

    private IReadOnlyList<string> Lines(string text, FontRole role, double size) =>
        TitleBreaker.Break(text, piece => NaturalWidth(piece, role, size), Paper.TypeWidth, size);

    private double NaturalWidth(string text, FontRole role, double size)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            var (face, glyph) = fonts.Resolve(role, rune.Value);
            width += face.AdvanceOf(glyph) * size / face.UnitsPerEm;
        }

        return width;
    }

    private MeasuredRows Measure(Block block) => block switch
    {
        PartHeading part => CentredRows(ElementTag.Part, part.Text, Faces.Title) with
        {
            RowsBefore = 1,
            KeepsWithNext = true,
            OutlineTitle = part.Text,
            OutlineRank = 1,
        },
        Heading heading => Rows(ElementTag.Heading1 + (heading.Level - 1), heading.Text, Faces.OfHeading(heading.Level), Indent) with
        {
            KeepsWithNext = true,
            OutlineTitle = heading.Text,
            OutlineRank = heading.Level + 1,
        },
        Paragraph { LeadLength: > 0 } paragraph => Lead(paragraph) with
        {
            OutlineTitle = paragraph.Text[..paragraph.LeadLength],
            OutlineRank = paragraph.LeadLevel + 1,
        },
        Paragraph paragraph => Rows(ElementTag.Paragraph, paragraph.Text, Faces.Body, Indent),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "A block this typesetter does not know."),
    };

    private MeasuredRows Rows(ElementTag tag, string text, FontRole role, int indent = 0) => Rows(tag, text, atomizer.Cut(text, role), indent);

    private MeasuredRows Lead(Paragraph paragraph) => Rows(
        ElementTag.Paragraph,
        paragraph.Text,
        atomizer.Cut(paragraph.Text, Faces.Body, paragraph.LeadLength, Faces.OfHeading(paragraph.LeadLevel)),
        Indent);

    private static MeasuredRows Rows(ElementTag tag, string text, Atom[] atoms, int indent) =>
        new(tag, text, atoms, LineBreaker.Break(atoms, indent));

    /// <summary>Lines of like length in the middle, where filling the first row would leave one character for the second.</summary>
    private MeasuredRows CentredRows(ElementTag tag, string text, FontRole role)
    {
        var atoms = atomizer.Cut(text, role);
        List<Row> rows = [];
        var behind = 0;
        foreach (var line in Lines(text, role, TypeSize.Three))
        {
            behind += line.Length;
            var start = rows.Count == 0 ? 0 : rows[^1].End;
            var end = start;
            while (end < atoms.Length && atoms[end].Start < behind)
                end++;
            rows.AddRange(LineBreaker.Break(atoms.AsSpan(start, end - start), 0)
                .Select(row => row with { Start = row.Start + start, End = row.End + start, IsLast = true }));
        }

        return new MeasuredRows(tag, text, atoms, rows) { IsCentred = true };
    }
}
