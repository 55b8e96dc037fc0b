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

    public static IEnumerable<OpenXmlElement> Of(Imprint imprint)
    {
        List<W.TableRow> rows = [];
        if (imprint.CopyTo.Count > 0)
        {
            var hanging = ImprintSetter.LabelWidth * WordMeasure.FourCell / 2;
            rows.Add(Row(Cell(
                ImprintSetter.CopyLabel + ImprintSetter.Ended(string.Join('，', imprint.CopyTo)),
                WordMeasure.TypeWidth,
                new W.Indentation { Left = WordMeasure.Text(hanging), Hanging = WordMeasure.Text(hanging) })));
        }

        if (imprint is { PrintedBy: not null } or { PrintedOn: not null })
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
                    HorizontalAnchor = W.HorizontalAnchorValues.Margin,
                    VerticalAnchor = W.VerticalAnchorValues.Margin,
                    TablePositionXAlignment = W.HorizontalAlignmentValues.Left,
                    TablePositionYAlignment = W.VerticalAlignmentValues.Bottom,
                },
                TableWidth = Width(WordMeasure.TypeWidth),
                TableBorders = new W.TableBorders
                {
                    TopBorder = Rule<W.TopBorder>(ImprintSetter.Thick),
                    BottomBorder = Rule<W.BottomBorder>(ImprintSetter.Thick),
                    InsideHorizontalBorder = Rule<W.InsideHorizontalBorder>(ImprintSetter.Thin),
                },
                TableLayout = new W.TableLayout { Type = W.TableLayoutValues.Fixed },
                // 左右各空一字.
                TableCellMarginDefault = new W.TableCellMarginDefault
                {
                    TableCellLeftMargin = new W.TableCellLeftMargin { Width = WordMeasure.FourCell, Type = W.TableWidthValues.Dxa },
                    TableCellRightMargin = new W.TableCellRightMargin { Width = WordMeasure.FourCell, Type = W.TableWidthValues.Dxa },
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

    private static W.TableCell Cell(string text, int width, W.Indentation? indentation = null, W.Justification? justification = null) => new(
        new W.TableCellProperties { TableCellWidth = new W.TableCellWidth { Width = WordMeasure.Text(width), Type = W.TableWidthUnitValues.Dxa } },
        new W.Paragraph(
            new W.ParagraphProperties { ParagraphStyleId = new W.ParagraphStyleId { Val = WordStyles.Imprint }, Indentation = indentation, Justification = justification },
            WordText.Run(text)));

    private static W.TableWidth Width(int twips) => new() { Width = WordMeasure.Text(twips), Type = W.TableWidthUnitValues.Dxa };

    /// <summary>Word draws rules in eighths of a point.</summary>
    private static T Rule<T>(double points)
        where T : W.BorderType, new() =>
        new() { Val = W.BorderValues.Single, Size = (uint)Math.Round(points * 8), Space = 0, Color = "000000" };
}
