using DocumentFormat.OpenXml;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Docx;

/// <summary>The paragraphs of a document in their styles (GB/T 9704-2012, 7.2–7.4).</summary>
internal sealed class WordBody(Document document, WordPictures pictures)
{
    private readonly W.Body body = new();
    private readonly bool hasParts = HasParts(document);

    /// <summary>Whether anything stands above the level-1 headings.</summary>
    public static bool HasParts(Document document) => document.Body.Concat(document.Annexes.SelectMany(annex => annex.Body)).Any(block => block is PartHeading);

    public W.Body Build()
    {
        AddBlocks(document.Body, AddFrontmatter());
        AddAttachments();
        if (document.Attendance is { } attendance)
            AddAttendance(attendance);
        if (document.SignOff is { } signOff)
            AddSignOff(signOff);
        for (var i = 0; i < document.Annexes.Count; i++)
            AddAnnex(document.Annexes[i], BlockMeasurer.LabelOf(document, i));
        if (document is { Profile: Profile.Official, Imprint: { } imprint })
            body.Append(WordImprint.Of(imprint, document.IsLetter));
        EndLastSection();
        if (document.IsLetter)
            WordSection.BeginWithLetter(body.Descendants<W.SectionProperties>().First());
        return body;
    }

    /// <returns>Blank rows that the body wants above it.</returns>
    private int AddFrontmatter()
    {
        var front = document.Frontmatter;
        var head = Head().ToList();
        body.Append(head);
        var title = Lines(front.Title, TypeSize.Two);
        if (title.Count > 0)
            AddTitle(title, hasHead: head.Count > 0);
        foreach (var line in front.Subtitle)
            Add(WordStyles.Subtitle, string.Join('\n', Lines([line], TypeSize.Three, Grid.Columns * TypeSize.Three)));
        var below = title.Count > 0 || front.Subtitle.Count > 0 ? 1 : head.Count > 0 ? LetterheadMeasurer.RowsBelowMark : 0;
        if (front.Salutation is not { } salutation)
            return below;
        Add(WordStyles.Salutation, salutation, below);
        return 0;
    }

    private IEnumerable<OpenXmlElement> Head() => document switch
    {
        not { Profile: Profile.Official, Letterhead: { } } => [],
        { IsLetter: true, Letterhead: var letter } => new WordLetter(letter).Build(),
        { Letterhead: var head } => new WordLetterhead(head).Build(),
    };

    /// <summary>
    /// 空二行 below the red rule (7.3.1); without one a blank row above it is practice. The lines are a paragraph with breaks, and what
    /// they lack of whole rows is spread above and below them, so that the text goes on on the grid.
    /// </summary>
    private void AddTitle(List<string> lines, bool hasHead)
    {
        var height = lines.Count * WordMeasure.Twips(MeasuredTitle.LinePitch);
        var rest = (WordMeasure.Row - (height % WordMeasure.Row)) % WordMeasure.Row;
        var paragraph = Add(WordStyles.Title, string.Join('\n', lines));
        paragraph.ParagraphProperties!.SpacingBetweenLines = new W.SpacingBetweenLines
        {
            Before = WordMeasure.Text(document.IsLetter ? BelowIdentity : (hasHead ? LetterheadMeasurer.RowsBelowMark * WordMeasure.Row : WordMeasure.Row) + (rest / 2)),
            After = WordMeasure.Text(rest - (rest / 2)),
        };
    }

    /// <summary>空二行 between the type of the last row above and the title's own (10.1): the one is as high as its type, the other has air above it.</summary>
    private static int BelowIdentity => WordMeasure.Twips(Grid.Word.Blank(LetterheadMeasurer.RowsBelowMark) - (MeasuredTitle.LinePitch - TypeSize.Two));

    private void AddBlocks(IReadOnlyList<Block> blocks, int rowsBefore)
    {
        var changes = document.ChangedBy is { } by ? new WordChanges(blocks, by) : null;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (changes is null)
                Add(blocks[i], rowsBefore);
            else
                AddMarked(changes, i, blocks[i], rowsBefore);
            rowsBefore = 0;
        }
    }

    /// <summary>A block of a text with marks. Its lines are broken by the program that opens it: a mark must not end where a line does.</summary>
    private void AddMarked(WordChanges changes, int index, Block block, int rowsBefore)
    {
        var (style, text, lead) = block switch
        {
            PartHeading part => (WordStyles.Heading(0, hasParts), part.Text, 0),
            Heading heading => (WordStyles.Heading(heading.Level, hasParts), heading.Text, 0),
            Paragraph paragraph => (WordStyles.Body, paragraph.Text, paragraph.LeadLength),
            _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "A block that this writer cannot mark."),
        };
        var made = Add(style, block is PartHeading ? Math.Max(1, rowsBefore) : rowsBefore);
        changes.Fill(index, made, text, at => at < lead
            ? (lead, new W.RunProperties { RunStyle = new W.RunStyle { Val = WordStyles.Lead(((Paragraph)block).LeadLevel) } })
            : (text.Length, null));
    }

    private void Add(Block block, int rowsBefore)
    {
        switch (block)
        {
            case PartHeading part:
                Add(WordStyles.Heading(0, hasParts), string.Join('\n', Lines([part.Text], TypeSize.Three, Grid.Columns * TypeSize.Three)), Math.Max(1, rowsBefore));
                break;
            case Heading heading:
                Add(WordStyles.Heading(heading.Level, hasParts), heading.Text, rowsBefore);
                break;
            case Paragraph { LeadLength: > 0 } lead:
                Add(
                    WordStyles.Body,
                    rowsBefore,
                    WordText.Run(lead.Text[..lead.LeadLength], new W.RunProperties { RunStyle = new W.RunStyle { Val = WordStyles.Lead(lead.LeadLevel) } }),
                    WordText.Run(lead.Text[lead.LeadLength..]));
                break;
            case Paragraph paragraph:
                Add(WordStyles.Body, paragraph.Text, rowsBefore);
                break;
            case Table { IsLandscape: true } table:
                EndSection(WordSection.Portrait());
                Add(table, 0);
                EndSection(WordSection.Landscape());
                break;
            case Table table:
                Add(table, Math.Max(1, rowsBefore));
                break;
            case Chart chart:
                Add(WordChart.TableOf(chart), Math.Max(1, rowsBefore));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "A block this writer does not know.");
        }
    }

    /// <summary>The caption, an empty row without one, and the cells: two tables that touch would be one to Word.</summary>
    private void Add(Table table, int rowsBefore)
    {
        Add(WordStyles.Caption, table.Caption, table.Caption.Length > 0 ? rowsBefore : rowsBefore - 1);
        if (WordTable.Of(table) is { } cells)
            body.Append(cells);
        AddTableEnd();
    }

    /// <summary>The paragraph below a table, which ends a section and holds what follows apart by a row.</summary>
    private W.Paragraph AddTableEnd() => Add(WordStyles.TableEnd, "");

    /// <summary>The properties of a section stand in its last paragraph; one without paragraphs there is not.</summary>
    private void EndSection(W.SectionProperties section)
    {
        if (body.LastChild is null || SectionEndingHere() is not null)
            return;
        var last = body.LastChild as W.Paragraph ?? AddTableEnd();
        last.ParagraphProperties!.SectionProperties = section;
    }

    /// <summary>Those of the last section stand behind all; what ends in a landscape table gets no blank page behind it.</summary>
    private void EndLastSection()
    {
        var section = SectionEndingHere();
        section?.Remove();
        body.Append(section ?? WordSection.Portrait());
    }

    private W.SectionProperties? SectionEndingHere() => (body.LastChild as W.Paragraph)?.ParagraphProperties?.SectionProperties;

    /// <summary>附件说明: 空一行, 左空二字; a name that goes on goes on below its first character (7.3.4).</summary>
    private void AddAttachments()
    {
        var names = document.Attachments;
        for (var i = 0; i < names.Count; i++)
        {
            var number = names.Count > 1 ? $"{i + 1}." : "";
            var paragraph = Add(WordStyles.Attachment, (i == 0 ? BlockMeasurer.AttachmentLabel + "：" : "") + number + names[i], i == 0 ? 1 : 0);
            paragraph.ParagraphProperties!.Indentation = new W.Indentation
            {
                Left = WordMeasure.Text(WordMeasure.Cells(BlockMeasurer.Indent + BlockMeasurer.AttachmentLabelWidth + number.Length)),
                Hanging = WordMeasure.Text(WordMeasure.Cells((i == 0 ? BlockMeasurer.AttachmentLabelWidth : 0) + number.Length)),
            };
        }
    }

    /// <summary>出席, 请假, 列席: 空一行, 左空二字; what goes on goes on behind the colon (10.3).</summary>
    private void AddAttendance(Attendance attendance)
    {
        var rowsBefore = 1;
        foreach (var (label, names) in AttendanceMeasurer.RowsOf(attendance))
        {
            var paragraph = Add(WordStyles.Attachment, rowsBefore, WordText.Run(label, new W.RunProperties { RunFonts = WordFonts.Of(Faces.Label) }), WordText.Run(names));
            paragraph.ParagraphProperties!.Indentation = new W.Indentation
            {
                Left = WordMeasure.Text(WordMeasure.Cells(BlockMeasurer.Indent + AttendanceMeasurer.LabelWidth)),
                Hanging = WordMeasure.Text(WordMeasure.Cells(AttendanceMeasurer.LabelWidth)),
            };
            rowsBefore = 0;
        }
    }

    private void AddSignOff(SignOff signOff)
    {
        // Never alone on a page (7.3.5.5): 附件说明 is no text of the body, so what stands above it comes along.
        for (var last = body.LastChild as W.Paragraph; last is not null; last = last.PreviousSibling() as W.Paragraph)
        {
            var row = last.PreviousSibling() is W.Table table ? table.Elements<W.TableRow>().Last().Descendants<W.Paragraph>() : [];
            foreach (var paragraph in row.Append(last))
                paragraph.ParagraphProperties!.KeepNext = new W.KeepNext();
            if (last.ParagraphProperties!.ParagraphStyleId!.Val != WordStyles.Attachment)
                break;
        }

        body.Append(new WordSignOff(signOff, pictures).Build());
        if (signOff.Note is { Length: > 0 } note)
            Add(WordStyles.Body, $"（{note}）");
    }

    /// <summary>附件 begins a page (7.3.7); above a landscape table its label and its title stand on landscape paper too.</summary>
    private void AddAnnex(Annex annex, string label)
    {
        var turned = annex.Body is [Table { IsLandscape: true } first, ..] ? first : null;
        if (turned is not null)
            EndSection(WordSection.Portrait());
        Add(WordStyles.AnnexLabel, label);
        var title = Lines([annex.Title], TypeSize.Two, turned is null ? Paper.TypeWidth : Paper.TypeHeight);
        if (title.Count > 0)
            Add(WordStyles.AnnexTitle, string.Join('\n', title));
        if (turned is not null)
        {
            Add(turned, 1);
            EndSection(WordSection.Landscape());
        }

        AddBlocks(turned is null ? annex.Body : [.. annex.Body.Skip(1)], rowsBefore: turned is null ? 1 : 0);
    }

    private W.Paragraph Add(string style, string text, int rowsBefore = 0) => Add(style, rowsBefore, WordText.Run(text));

    private W.Paragraph Add(string style, int rowsBefore, params OpenXmlElement[] runs)
    {
        var properties = new W.ParagraphProperties { ParagraphStyleId = new W.ParagraphStyleId { Val = style } };
        if (rowsBefore > 0)
            properties.SpacingBetweenLines = new W.SpacingBetweenLines { Before = WordMeasure.Text(rowsBefore * WordMeasure.Row) };
        var paragraph = new W.Paragraph { ParagraphProperties = properties };
        paragraph.Append(runs);
        body.Append(paragraph);
        return paragraph;
    }

    private static List<string> Lines(IEnumerable<string> texts, double size, double width = Paper.TypeWidth) =>
    [
        .. texts.SelectMany(text => TitleBreaker.Break(text, piece => WordMeasure.HalfEms(piece) * size / 2, width, size))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0),
    ];
}
