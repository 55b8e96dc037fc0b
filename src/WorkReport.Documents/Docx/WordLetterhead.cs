using DocumentFormat.OpenXml;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Docx;

/// <summary>
/// 版头 of documents, orders and minutes (GB/T 9704-2012, 7.2, 10.2, 10.3): the same measures as <see cref="LetterheadMeasurer"/> gives
/// the page.
/// </summary>
internal sealed class WordLetterhead(Letterhead head)
{
    private readonly bool isOrder = head.Form is LetterheadForm.Order;
    private readonly IReadOnlyList<string> organs = head.Mark.Organs;
    private readonly string kind = head.Mark.Kind;

    /// <summary>份号, 密级 and 紧急程度 take a row each; what they leave of the 35 or 20 mm stands above the mark.</summary>
    private int taken;

    public IEnumerable<OpenXmlElement> Build()
    {
        foreach (var label in Labels())
            yield return label;
        if (organs.Count > 0)
            yield return organs.Count == 1 ? Mark(organs[0] + kind, SizeOf(organs[0] + kind), AboveMark, WordStyles.Centred()) : JointMark();
        if (head.Number is null && head.Signers.Count == 0 && (isOrder || organs.Count == 0))
            yield break;
        foreach (var row in Numbers())
            yield return row;
    }

    private IEnumerable<W.Paragraph> Labels()
    {
        var row = 0;
        foreach (var label in HeadLabel.Of(head))
        {
            yield return Label(label.Text, label.Role, Math.Max(0, label.LeastRow - row));
            row = Math.Max(row, label.LeastRow) + 1;
        }
    }

    private W.Paragraph Label(string text, FontRole role, int rowsBefore)
    {
        taken += (rowsBefore + 1) * WordMeasure.Row;
        return Paragraph(WordStyles.Label, rowsBefore * WordMeasure.Row, WordText.Run(text, new W.RunProperties { RunFonts = WordFonts.Of(role) }));
    }

    /// <summary>The sponsor first, all as wide as the longest; 文件 to the right of them, in their middle (7.2.4).</summary>
    private W.Table JointMark()
    {
        var widest = organs.Max(WordMeasure.HalfEms) / 2.0;
        var ofKind = WordMeasure.HalfEms(kind) / 2.0;
        var whole = widest + (ofKind > 0 ? IssuerMark.JointGap + ofKind : 0);
        var size = Math.Min(
            Math.Min(IssuerMark.Largest, Paper.TypeWidth / whole),
            IssuerMark.MostRows * Grid.Word.Pitch / (IssuerMark.JointPitch * organs.Count));
        var lines = organs.Select((issuer, i) => Mark(
            issuer, size, i == 0 ? AboveMark : WordMeasure.Twips((IssuerMark.JointPitch - 1) * size), new W.Justification { Val = W.JustificationValues.Distribute }));
        List<W.TableCell> cells = [Cell(WordMeasure.Twips(widest * size), [.. lines])];
        if (ofKind > 0)
        {
            var cell = Cell(WordMeasure.Twips((IssuerMark.JointGap + ofKind) * size), [Mark(kind, size, AboveMark, WordStyles.OnTheRight())]);
            cell.TableCellProperties!.TableCellVerticalAlignment = new W.TableCellVerticalAlignment { Val = W.TableVerticalAlignmentValues.Center };
            cells.Add(cell);
        }

        var table = new W.Table(
            new W.TableProperties
            {
                TableWidth = new W.TableWidth { Width = WordMeasure.Text(cells.Sum(WidthOf)), Type = W.TableWidthUnitValues.Dxa },
                TableJustification = new W.TableJustification { Val = W.TableRowAlignmentValues.Center },
                TableLayout = new W.TableLayout { Type = W.TableLayoutValues.Fixed },
                TableCellMarginDefault = new W.TableCellMarginDefault
                {
                    TableCellLeftMargin = new W.TableCellLeftMargin { Width = 0, Type = W.TableWidthValues.Dxa },
                    TableCellRightMargin = new W.TableCellRightMargin { Width = 0, Type = W.TableWidthValues.Dxa },
                },
            },
            new W.TableGrid(cells.Select(cell => new W.GridColumn { Width = WordMeasure.Text(WidthOf(cell)) })));
        var row = new W.TableRow { TableRowProperties = new W.TableRowProperties(new W.CantSplit()) };
        row.Append(cells);
        table.Append(row);
        return table;
    }

    /// <summary>
    /// 空二行 below the mark: the number in the middle, or of a document that goes upward on the left, beside the last 签发人 (7.2.5,
    /// 7.2.6). The red rule is the last paragraph's border, 4 mm below the type (7.2.7); an order has none (10.2).
    /// </summary>
    private IEnumerable<W.Paragraph> Numbers()
    {
        var before = organs.Count > 0 ? LetterheadMeasurer.RowsBelowMark * WordMeasure.Row : AboveMark;
        var signers = head.Signers.Chunk(LetterheadMeasurer.SignersPerRow).ToList();
        for (var i = 0; i < Math.Max(1, signers.Count); i++)
        {
            var isLast = i >= signers.Count - 1;
            var number = isLast && head.Number is not null ? [WordText.Run(head.Number)] : Array.Empty<OpenXmlElement>();
            var paragraph = Paragraph(WordStyles.Number, i == 0 ? before : 0, number);
            var properties = paragraph.ParagraphProperties!;
            if (signers.Count == 0)
                properties.Justification = WordStyles.Centred();
            else
                AddSigners(paragraph, signers, i);
            if (isLast && !isOrder)
                properties.ParagraphBorders = new W.ParagraphBorders(RedRule());
            yield return paragraph;
        }
    }

    /// <summary>右空一字, two names a row, in columns below the first (7.2.6).</summary>
    private static void AddSigners(W.Paragraph paragraph, List<string[]> rows, int row)
    {
        const int cell = WordMeasure.Cell;
        var columns = Enumerable.Range(0, rows[0].Length)
            .Select(column => WordMeasure.Cells(rows.Where(names => column < names.Length).Max(names => WordMeasure.HalfEms(names[column]))))
            .ToArray();
        var left = WordMeasure.TypeWidth - cell - columns.Sum() - ((columns.Length - 1) * cell);
        var label = left - WordMeasure.Cells(WordMeasure.HalfEms(Letterhead.SignerLabel));
        var properties = paragraph.ParagraphProperties!;
        properties.Justification = new W.Justification { Val = W.JustificationValues.Left };
        // A first-line indent, not one of the paragraph: the rule below keeps the whole width.
        properties.Indentation = new W.Indentation { FirstLine = WordMeasure.Text(cell) };
        properties.Tabs = new W.Tabs(
            new[] { row == 0 ? label : left }.Concat(columns.SkipLast(1).Select((width, i) => left + columns.Take(i + 1).Sum() + ((i + 1) * cell)))
            .Select(at => new W.TabStop { Val = W.TabStopValues.Left, Position = Math.Max(0, at) }));
        if (row == 0)
            paragraph.Append(WordText.Run("\t" + Letterhead.SignerLabel));
        for (var column = 0; column < rows[row].Length; column++)
        {
            var tab = row == 0 && column == 0 ? "" : "\t";
            paragraph.Append(WordText.Run(tab + rows[row][column], new W.RunProperties { RunFonts = WordFonts.Of(Faces.Signer) }));
        }
    }

    private static W.BottomBorder RedRule() => new()
    {
        Val = W.BorderValues.Single,
        Color = WordStyles.Red,
        Size = (uint)Math.Round(LetterheadMeasurer.RuleHeight * 8),
        // The row itself leaves some air below the type.
        Space = (uint)Math.Round(LetterheadMeasurer.RuleGap - Grid.Word.FirstRow),
    };

    private int AboveMark => Math.Max(0, WordMeasure.Twips(isOrder ? OrderMeasurer.MarkBelowTop : LetterheadMeasurer.MarkBelowTop) - taken);

    private static int WidthOf(W.TableCell cell) => int.Parse(cell.TableCellProperties!.TableCellWidth!.Width!.Value!, System.Globalization.CultureInfo.InvariantCulture);

    private static W.TableCell Cell(int width, IReadOnlyList<W.Paragraph> paragraphs)
    {
        var cell = new W.TableCell
        {
            TableCellProperties = new W.TableCellProperties { TableCellWidth = new W.TableCellWidth { Width = WordMeasure.Text(width), Type = W.TableWidthUnitValues.Dxa } },
        };
        cell.Append(paragraphs);
        return cell;
    }

    /// <summary>Size of a mark of one row, points.</summary>
    public static double SizeOf(string mark) => Math.Min(IssuerMark.Largest, Paper.TypeWidth / (WordMeasure.HalfEms(mark) / 2.0));

    public static W.Paragraph Mark(string text, double size, int before, W.Justification justification)
    {
        var mark = Paragraph(WordStyles.Mark, before, WordText.Run(text, new W.RunProperties { FontSize = WordStyles.Size(size), FontSizeComplexScript = new W.FontSizeComplexScript { Val = WordStyles.Size(size).Val } }));
        mark.ParagraphProperties!.Justification = justification;
        var spacing = WordStyles.Exactly(size);
        spacing.Before = WordMeasure.Text(before);
        mark.ParagraphProperties.SpacingBetweenLines = spacing;
        return mark;
    }

    public static W.Paragraph Paragraph(string style, int before, params OpenXmlElement[] runs)
    {
        var properties = new W.ParagraphProperties { ParagraphStyleId = new W.ParagraphStyleId { Val = style } };
        if (before > 0)
            properties.SpacingBetweenLines = new W.SpacingBetweenLines { Before = WordMeasure.Text(before) };
        var paragraph = new W.Paragraph { ParagraphProperties = properties };
        paragraph.Append(runs);
        return paragraph;
    }
}
