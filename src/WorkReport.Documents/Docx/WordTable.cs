using DocumentFormat.OpenXml;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Docx;

/// <summary>
/// The cells of a table, in columns as wide as on the page. Practice: 小四, of very many columns smaller, heads in 黑体; three lines of a cell are as high as two
/// rows of the page, and a row of the table is no lower than one.
/// </summary>
internal static class WordTable
{
    /// <summary>Word opens no table with more columns.</summary>
    public const int MostColumns = 63;

    /// <summary>From line to line of a cell, points.</summary>
    public const double LinePitch = (double)WordMeasure.Row / 20 * MeasuredTable.RowsOfPiece / MeasuredTable.LinesOfPiece;

    private const double RuleWidth = 0.5;

    /// <returns>Null where there is no cell: Word opens no table without rows.</returns>
    public static W.Table? Of(Table table)
    {
        var columns = TableMeasurer.ColumnsOf(table).Take(MostColumns).ToList();
        var hasHead = table.Columns.Any(column => column.Heading.Length > 0);
        if (columns.Count == 0 || (!hasHead && table.Rows.Count == 0))
            return null;
        var whole = table.IsLandscape ? WordMeasure.TypeHeight : WordMeasure.TypeWidth;
        var least = TableMeasurer.LeastOf(table, columns);
        var size = TableMeasurer.SmallSize(least, whole / 20.0);
        var edges = TableMeasurer.Edges(columns, least, 0, whole / 20.0, size).Select(WordMeasure.Twips).ToList();
        var widths = edges.Skip(1).Zip(edges, (right, left) => right - left).ToList();
        var made = new W.Table(Properties(whole, (int)(TableMeasurer.Padding * size * 20)), new W.TableGrid(widths.Select(width => new W.GridColumn { Width = WordMeasure.Text(width) })));
        if (hasHead)
            made.Append(Row([.. table.Columns.Select(column => column.Heading)], isHead: true));
        made.Append(table.Rows.Select(row => Row(row, isHead: false)));
        return made;

        W.TableRow Row(IReadOnlyList<string> texts, bool isHead)
        {
            var properties = new W.TableRowProperties(
                new W.CantSplit(),
                new W.TableRowHeight { Val = WordMeasure.Row, HeightType = W.HeightRuleValues.AtLeast });
            if (isHead)
                properties.Append(new W.TableHeader());
            var row = new W.TableRow { TableRowProperties = properties };
            row.Append(columns.Select((column, i) => Cell(TextOf(texts, i), widths[i], isHead, column.Alignment, size)));
            return row;
        }
    }

    /// <summary>Word draws rules in eighths of a point.</summary>
    public static T Rule<T>(double points)
        where T : W.BorderType, new() =>
        new() { Val = W.BorderValues.Single, Size = (uint)Math.Round(points * 8), Space = 0, Color = "000000" };

    /// <summary>What stands in a column; the last that Word knows takes the rest.</summary>
    private static string TextOf(IReadOnlyList<string> texts, int column) => column + 1 == MostColumns
        ? string.Join(' ', texts.Skip(column).Where(text => text.Length > 0))
        : column < texts.Count ? texts[column] : "";

    private static W.TableCell Cell(string text, int width, bool isHead, CellAlignment alignment, double size) => new(
        new W.TableCellProperties
        {
            TableCellWidth = new W.TableCellWidth { Width = WordMeasure.Text(width), Type = W.TableWidthUnitValues.Dxa },
            TableCellVerticalAlignment = new W.TableCellVerticalAlignment { Val = W.TableVerticalAlignmentValues.Center },
        },
        new W.Paragraph(
            new W.ParagraphProperties
            {
                ParagraphStyleId = new W.ParagraphStyleId { Val = isHead ? WordStyles.TableHead : WordStyles.TableCell },
                Justification = (isHead, alignment) switch
                {
                    (false, CellAlignment.Centre) => WordStyles.Centred(),
                    (false, CellAlignment.Right) => WordStyles.OnTheRight(),
                    _ => null,
                },
            },
            WordText.Run(text, size < TypeSize.SmallFour ? new W.RunProperties { FontSize = WordStyles.Size(size) } : null)));

    private static W.TableProperties Properties(int width, int padding) => new()
    {
        TableWidth = new W.TableWidth { Width = WordMeasure.Text(width), Type = W.TableWidthUnitValues.Dxa },
        TableJustification = new W.TableJustification { Val = W.TableRowAlignmentValues.Center },
        TableBorders = new W.TableBorders
        {
            TopBorder = Rule<W.TopBorder>(RuleWidth),
            LeftBorder = Rule<W.LeftBorder>(RuleWidth),
            BottomBorder = Rule<W.BottomBorder>(RuleWidth),
            RightBorder = Rule<W.RightBorder>(RuleWidth),
            InsideHorizontalBorder = Rule<W.InsideHorizontalBorder>(RuleWidth),
            InsideVerticalBorder = Rule<W.InsideVerticalBorder>(RuleWidth),
        },
        TableLayout = new W.TableLayout { Type = W.TableLayoutValues.Fixed },
        TableCellMarginDefault = new W.TableCellMarginDefault
        {
            TableCellLeftMargin = new W.TableCellLeftMargin { Width = (short)padding, Type = W.TableWidthValues.Dxa },
            TableCellRightMargin = new W.TableCellRightMargin { Width = (short)padding, Type = W.TableWidthValues.Dxa },
        },
    };
}
