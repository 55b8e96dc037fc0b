using DocumentFormat.OpenXml;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Docx;

/// <summary>
/// 版记 (GB/T 9704-2012, 7.4): a table between rules at the foot of the last page. That this page be an even one no word processor
/// can be told; the PDF sees to it.
/// </summary>
internal static class WordImprint
{
    private const int DateWidth = 3400;

    /// <param name="imprint">It.</param>
    /// <param name="isLetter">Of a letter 抄送 only, without rules (10.1).</param>
    public static IEnumerable<OpenXmlElement> Of(Imprint imprint, bool isLetter)
    {
        List<W.TableRow> rows = [];
        if (imprint.CopyTo.Count > 0)
        {
            rows.Add(Row(Cell(
                Imprint.CopyLabel + ImprintSetter.Ended(string.Join('，', imprint.CopyTo)),
                WordMeasure.TypeWidth,
                hanging: ImprintSetter.LabelWidth * WordMeasure.FourCell / 2)));
        }

        if (!isLetter && (imprint.PrintedBy ?? imprint.PrintedOn) is not null)
        {
            rows.Add(Row(
                Cell(imprint.PrintedBy ?? "", WordMeasure.TypeWidth - DateWidth),
                Cell(imprint.PrintedOn is { } day ? $"{day}印发" : "", DateWidth, justification: WordStyles.OnTheRight())));
        }

        if (rows.Count == 0)
            yield break;
        var table = new W.Table(
            new W.TableProperties
            {
                TablePositionProperties = new W.TablePositionProperties
                {
                    // From the page's edge: LibreOffice lets no table float that is as wide as the text, unless it hangs on the page.
                    HorizontalAnchor = W.HorizontalAnchorValues.Page,
                    VerticalAnchor = W.VerticalAnchorValues.Margin,
                    TablePositionX = WordMeasure.Left,
                    TablePositionYAlignment = W.VerticalAlignmentValues.Bottom,
                },
                TableWidth = Width(WordMeasure.TypeWidth),
                TableBorders = isLetter ? null : new W.TableBorders
                {
                    TopBorder = WordTable.Rule<W.TopBorder>(ImprintSetter.Thick),
                    BottomBorder = WordTable.Rule<W.BottomBorder>(ImprintSetter.Thick),
                    InsideHorizontalBorder = WordTable.Rule<W.InsideHorizontalBorder>(ImprintSetter.Thin),
                },
                TableLayout = new W.TableLayout { Type = W.TableLayoutValues.Fixed },
                TableCellMarginDefault = new W.TableCellMarginDefault
                {
                    TableCellLeftMargin = new W.TableCellLeftMargin { Width = 0, Type = W.TableWidthValues.Dxa },
                    TableCellRightMargin = new W.TableCellRightMargin { Width = 0, Type = W.TableWidthValues.Dxa },
                },
            },
            new W.TableGrid(
                new W.GridColumn { Width = WordMeasure.Text(WordMeasure.TypeWidth - DateWidth) },
                new W.GridColumn { Width = WordMeasure.Text(DateWidth) }));
        table.Append(rows);
        yield return table;
        // A file may not end in a table; the paragraph that it hangs on takes next to no room.
        yield return new W.Paragraph(new W.ParagraphProperties
        {
            ParagraphStyleId = new W.ParagraphStyleId { Val = WordStyles.Imprint },
            SpacingBetweenLines = WordStyles.Exactly(1),
        });
    }

    private static W.TableRow Row(params W.TableCell[] cells)
    {
        if (cells is [{ TableCellProperties: { } alone }])
            alone.GridSpan = new W.GridSpan { Val = 2 };
        var row = new W.TableRow { TableRowProperties = new W.TableRowProperties(new W.CantSplit()) };
        row.Append(cells.AsEnumerable<OpenXmlElement>());
        return row;
    }

    /// <summary>左右各空一字; what goes on goes on behind the label (7.4.2).</summary>
    private static W.TableCell Cell(string text, int width, int hanging = 0, W.Justification? justification = null) => new(
        new W.TableCellProperties { TableCellWidth = new W.TableCellWidth { Width = WordMeasure.Text(width), Type = W.TableWidthUnitValues.Dxa } },
        new W.Paragraph(
            new W.ParagraphProperties
            {
                ParagraphStyleId = new W.ParagraphStyleId { Val = WordStyles.Imprint },
                Indentation = new W.Indentation
                {
                    Left = WordMeasure.Text(WordMeasure.FourCell + hanging),
                    Right = WordMeasure.Text(WordMeasure.FourCell),
                    Hanging = WordMeasure.Text(hanging),
                },
                Justification = justification,
            },
            WordText.Run(text)));

    private static W.TableWidth Width(int twips) => new() { Width = WordMeasure.Text(twips), Type = W.TableWidthUnitValues.Dxa };
}
