using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>Breaks every block of a document into rows.</summary>
internal sealed class BlockMeasurer(FontSet fonts, Grid grid)
{
    /// <summary>每自然段左空二字 (GB/T 9704-2012, 7.3.3), in half cells.</summary>
    public const int Indent = 4;

    public const string AttachmentLabel = "附件";

    /// <summary>附件： in half cells.</summary>
    public const int AttachmentLabelWidth = 6;

    private readonly Atomizer atomizer = new(fonts, Layout.Measure.Body);

    /// <summary>主送机关 that found no place on the first page, which must show body text: it goes into 版记 (7.3.2). Null where it stands above the body.</summary>
    public string? MovedRecipient { get; private set; }

    /// <summary>附件, with its number where 附件说明 or the annexes count more than one (7.3.7: the two agree).</summary>
    public static string LabelOf(Document document, int annex) =>
        Math.Max(document.Annexes.Count, document.Attachments.Count) > 1 ? FormattableString.Invariant($"{AttachmentLabel}{annex + 1}") : AttachmentLabel;

    public List<MeasuredBlock> Measure(Document document)
    {
        List<MeasuredBlock> body = [.. document.Body.Select(Measure)];
        List<MeasuredBlock> blocks = [.. MeasureFrontmatter(document, body)];
        blocks.AddRange(Below(blocks, body).Select(block => block with { Place = BlockPlace.Text }));
        blocks.AddRange(MeasureAttachments(document.Attachments));
        if (document.Attendance is { } attendance)
            blocks.AddRange(new AttendanceMeasurer(atomizer).Measure(attendance));
        if (document.SignOff is { } signOff)
            blocks.AddRange(new SignOffMeasurer(atomizer, grid).Measure(signOff));
        for (var i = 0; i < document.Annexes.Count; i++)
            blocks.AddRange(MeasureAnnex(document.Annexes[i], LabelOf(document, i)));
        FitCharts(blocks);
        return blocks;
    }

    /// <summary>A chart leaves room on its page for the headings that keep with it, or they would stand alone on the one before.</summary>
    private static void FitCharts(List<MeasuredBlock> blocks)
    {
        var above = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            above = blocks[i].BeginsPage ? 0 : above;
            var room = Grid.Rows - above - blocks[i].RowsBefore;
            if (blocks[i] is MeasuredChart chart && chart.Rows > room && room >= ChartSetter.LeastRows)
                blocks[i] = chart with { Rows = room };
            above = blocks[i].KeepsWithNext ? above + blocks[i].RowsBefore + blocks[i].RowCount : 0;
        }
    }

    private IEnumerable<MeasuredBlock> MeasureFrontmatter(Document document, List<MeasuredBlock> body)
    {
        var front = document.Frontmatter;
        var lines = TitleLines(front.Title);
        if (document is { Profile: Profile.Official, Letterhead: { } letterhead })
        {
            var subtitle = MeasureSubtitle(front).ToList();
            var below = new BelowHead(subtitle.Sum(block => block.RowCount) + (subtitle.Count > 0 ? 1 : 0) + RowsToShow(body), subtitle.Count > 0);
            var head = letterhead.Form switch
            {
                LetterheadForm.Letter => new LetterMeasurer(fonts, grid).Measure(letterhead, lines, below),
                LetterheadForm.Order => new OrderMeasurer(fonts, grid).Measure(letterhead, lines, below),
                _ => new LetterheadMeasurer(fonts, grid).Measure(letterhead, lines, below),
            };
            foreach (var block in subtitle.Prepend(head))
                yield return block;
            if (front.Salutation is { } recipient)
            {
                var rows = Rows(ElementTag.Paragraph, recipient, Faces.Body);
                // 首页必须显示正文 (7.3.3).
                if (head.RowCount + below.Rows + rows.RowCount <= head.PageRows)
                    yield return rows with { KeepsWithNext = true, RowsBefore = subtitle.Count > 0 ? 1 : 0 };
                else
                    MovedRecipient = recipient;
            }

            yield break;
        }

        // A title of more lines than a page holds goes on over the next.
        foreach (var page in lines.Chunk(MeasuredTitle.MostLines))
            yield return new MeasuredTitle(page, grid.Pitch) { IsWhole = true, KeepsWithNext = true };
        foreach (var block in MeasureSubtitle(front))
            yield return block;
        if (front.Salutation is { } salutation)
        {
            yield return Rows(ElementTag.Paragraph, salutation, Faces.Body) with
            {
                RowsBefore = lines.Count > 0 || front.Subtitle.Count > 0 ? 1 : 0,
                KeepsWithNext = true,
            };
        }
    }

    private IEnumerable<MeasuredBlock> MeasureSubtitle(Frontmatter front) =>
        front.Subtitle.Select(line => CentredRows(ElementTag.Paragraph, line, Faces.Subtitle) with { KeepsWithNext = true });

    private IEnumerable<MeasuredBlock> MeasureBody(IReadOnlyList<Block> body, List<MeasuredBlock> above) => Below(above, body.Select(Measure));

    private static IEnumerable<MeasuredBlock> Below(List<MeasuredBlock> above, IEnumerable<MeasuredBlock> body)
    {
        var isBelowTitle = above is [.., MeasuredTitle] or [.., MeasuredRows { Alignment: RowAlignment.Centre, Tag: ElementTag.Paragraph }];
        foreach (var block in body)
        {
            yield return isBelowTitle ? block with { RowsBefore = 1 } : block;
            isBelowTitle = false;
        }
    }

    /// <summary>Rows that the first page must have for the body to begin there (7.3.3); what is as tall as a chart cannot be asked to.</summary>
    private static int RowsToShow(List<MeasuredBlock> body)
    {
        const int most = 6;
        return body.Count == 0 ? 0 : Paginator.RowsToBegin(body, 0) is <= most and var rows ? rows : 1;
    }

    /// <summary>附件说明: 空一行, 左空二字; a name that goes on goes on below its first character (7.3.4).</summary>
    private IEnumerable<MeasuredBlock> MeasureAttachments(IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            var number = names.Count > 1 ? $"{i + 1}." : "";
            var text = (i == 0 ? AttachmentLabel + "：" : "") + number + names[i];
            var atoms = atomizer.Cut(text, Faces.Body);
            var rows = LineBreaker.Break(atoms, Grid.HalfCells, i == 0 ? Indent : Indent + AttachmentLabelWidth, Indent + AttachmentLabelWidth + number.Length);
            yield return new MeasuredRows(ElementTag.Paragraph, text, atoms, rows) { Place = BlockPlace.Tail, RowsBefore = i == 0 ? 1 : 0 };
        }
    }

    /// <summary>附件: a page of its own, its label on row 1, its title on row 3 (7.3.7); above a landscape table they are turned with it.</summary>
    private IEnumerable<MeasuredBlock> MeasureAnnex(Annex annex, string label)
    {
        var turned = annex.Body is [Table { IsLandscape: true } first, ..] ? first : null;
        MeasuredBlock above = Rows(ElementTag.Paragraph, label, Faces.Label) with
        {
            BeginsPage = true,
            KeepsWithNext = turned is null,
            IsTurned = turned is not null,
            Measure = turned is null ? Layout.Measure.Body : Layout.Measure.Body with { Left = MeasuredTable.LandscapeLeft },
        };
        var title = MeasureAnnexTitle(annex.Title, label, isTurned: turned is not null);
        IEnumerable<MeasuredBlock> body = turned is null
            ? MeasureBody(annex.Body, title)
            : MeasureBody([.. annex.Body.Skip(1)], [])
                .Prepend(new TableMeasurer(fonts).Measure(turned, above.RowCount + title.Sum(part => part.RowCount) + 1) with { BeginsPage = false });
        return title.Prepend(above).Concat(body).Select(block => block with { Place = BlockPlace.Tail });
    }

    private List<MeasuredBlock> MeasureAnnexTitle(string title, string label, bool isTurned)
    {
        var (width, pitch, mostLines) = isTurned
            ? (Paper.TypeHeight, MeasuredTable.LandscapePitch, MeasuredTitle.MostTurnedLines)
            : (Paper.TypeWidth, grid.Pitch, MeasuredTitle.MostLines);
        return
        [
            .. TitleLines([title], width).Chunk(mostLines).Select((lines, part) => new MeasuredTitle(lines, pitch)
            {
                RowsAbove = part == 0 ? 1 : 0,
                IsOnRow = part == 0,
                IsWhole = true,
                KeepsWithNext = !isTurned,
                IsTurned = isTurned,
                OutlineTitle = part == 0 ? $"{label} {title}" : null,
                OutlineRank = 1,
            }),
        ];
    }

    private IReadOnlyList<string> TitleLines(IReadOnlyList<string> title, double width = Paper.TypeWidth) =>
        [.. title.SelectMany(line => Lines(line, Faces.Title, TypeSize.Two, width)).Select(line => line.Trim()).Where(line => line.Length > 0)];

    private IReadOnlyList<string> Lines(string text, FontRole role, double size, double width = Paper.TypeWidth) =>
        TitleBreaker.Break(text, piece => fonts.WidthOf(role, piece, size), width, size);

    private MeasuredBlock Measure(Block block) => MeasureWhole(block) is var measured && measured is MeasuredRows rows && block.IsMarked
        ? rows with { Marks = block.Marks } : measured;

    private MeasuredBlock MeasureWhole(Block block) => block switch
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
        Table table => new TableMeasurer(fonts).Measure(table),
        Chart chart => new MeasuredChart(chart, ChartSetter.RowsFor(chart, fonts, grid.Pitch)) { IsWhole = true, RowsBefore = 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "A block this typesetter does not know."),
    };

    private MeasuredRows Rows(ElementTag tag, string text, FontRole role, int indent = 0) => Rows(tag, text, atomizer.Cut(text, role), indent);

    private MeasuredRows Lead(Paragraph paragraph) => Rows(
        ElementTag.Paragraph,
        paragraph.Text,
        atomizer.Cut(paragraph.Text, Faces.Body, paragraph.LeadLength, Faces.OfHeading(paragraph.LeadLevel)),
        Indent);

    private static MeasuredRows Rows(ElementTag tag, string text, Atom[] atoms, int indent) =>
        new(tag, text, atoms, LineBreaker.Break(atoms, Grid.HalfCells, indent));

    /// <summary>Lines of like length in the middle, where filling the first row would leave one character for the second.</summary>
    private MeasuredRows CentredRows(ElementTag tag, string text, FontRole role)
    {
        var atoms = atomizer.Cut(text, role);
        List<Row> rows = [];
        var behind = 0;
        foreach (var line in Lines(text, role, TypeSize.Three, Grid.Columns * TypeSize.Three))
        {
            behind += line.Length;
            var start = rows.Count == 0 ? 0 : rows[^1].End;
            var end = start;
            while (end < atoms.Length && atoms[end].Start < behind)
                end++;
            rows.AddRange(LineBreaker.Break(atoms.AsSpan(start, end - start), Grid.HalfCells, 0)
                .Select(row => row with { Start = row.Start + start, End = row.End + start, IsLast = true }));
        }

        return new MeasuredRows(tag, text, atoms, rows) { Alignment = RowAlignment.Centre };
    }
}
