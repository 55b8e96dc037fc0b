using System.Text.RegularExpressions;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>
/// Breaks the cells of a table into lines. Practice: 3号 where every cell keeps to one line, else 小四; captions and heads in 黑体;
/// further pages marked 续表.
/// </summary>
internal sealed partial class TableMeasurer(FontSet fonts)
{
    /// <summary>Between a rule and the text beside it, in ems.</summary>
    public const double Padding = 1 / 3.0;

    /// <summary>The narrowest column, in ems.</summary>
    private const double LeastColumn = ColumnBreaker.LeastCharacters + (2 * Padding);

    /// <summary>Type that can still be read: 七号.</summary>
    private const double Smallest = 5.5;

    /// <summary>A higher head is not repeated: it would leave too little of the page to the rows.</summary>
    private const int MostHeadRows = 6;

    private const string ContinuationMark = "续表";

    private const int ContinuationRows = 1;

    private readonly ColumnBreaker breaker = new(fonts);

    /// <param name="table">The table.</param>
    /// <param name="rowsAbove">Rows of its first page that stand above it and may not be parted from it.</param>
    public MeasuredTable Measure(Table table, int rowsAbove = 0)
    {
        var (left, width, pageRows) = table.IsLandscape
            ? (MeasuredTable.LandscapeLeft, Paper.TypeHeight, MeasuredTable.LandscapeRows)
            : (Paper.Left, Paper.TypeWidth, Grid.Rows - 1);
        var columns = ColumnsOf(table);
        var least = LeastOf(table, columns);
        var size = TypeSize.Three;
        var edges = Edges(columns, least, left, width, size);
        if (least.Sum() * size > width || Rows(table, columns, edges, size).Any(row => row.Lines > 1))
        {
            size = SmallSize(least, width);
            edges = Edges(columns, least, left, width, size);
        }

        var caption = new TableRow(ElementTag.Caption, [breaker.Break(ElementTag.Caption, table.Caption, Faces.Label, (left, width), TypeSize.Three, RowAlignment.Centre)]);
        List<TableRow> rows = [.. Rows(table, columns, edges, size)];
        var top = rows is [{ Tag: ElementTag.TableHead } row, ..] ? row : null;
        var topRows = top is null ? 0 : MeasuredTable.RowsFor(top.Lines);
        var head = topRows <= MostHeadRows ? top : null;
        // A table without anything is a blank row.
        var pieces = Enumerable.Range(0, Math.Max(caption.Lines, rows.Count == 0 ? 1 : 0)).Select(line => new TablePiece(caption, line, 1, 1, 0));
        if (top is not null)
            pieces = pieces.Concat(Pieces(top, 0, pageRows, pageRows));
        pieces = pieces.Concat(rows.Skip(top is null ? 0 : 1).SelectMany((row, i) => Pieces(
            row, ContinuationRows + (head is null ? 0 : topRows), pageRows, i == 0 ? pageRows - rowsAbove - caption.Lines - topRows : pageRows)));
        return new MeasuredTable(edges, size, head, [.. pieces])
        {
            Continuation = new TableRow(ElementTag.Caption, [Continuation(table.Caption, (left, width))]),
            IsTurned = table.IsLandscape,
            BeginsPage = table.IsLandscape,
            RowsBefore = 1,
        };
    }

    /// <summary>续表 and the caption, of which the number stays where the whole is longer than a row, or nothing.</summary>
    private MeasuredRows Continuation(string caption, (double Left, double Width) column)
    {
        var number = Number().Match(caption).Value;
        var words = Set(number.Length > 0 ? $"续{caption}" : $"{ContinuationMark} {caption}".TrimEnd());
        return words.RowCount == 1 ? words : Set(number.Length > 0 ? $"续{number}" : ContinuationMark);

        MeasuredRows Set(string text) => breaker.Break(ElementTag.Caption, text, Faces.Label, column, TypeSize.SmallFour, RowAlignment.Right);
    }

    [GeneratedRegex("^表[0-9〇一二三四五六七八九十]{1,4}([-—.．－][0-9]{1,3})*")]
    private static partial Regex Number();

    /// <summary>小四; very many columns, or long numbers in them, need smaller type still.</summary>
    /// <param name="least">What each column needs at least, in ems.</param>
    /// <param name="width">Of the whole, points.</param>
    public static double SmallSize(IReadOnlyList<double> least, double width) => Math.Min(TypeSize.SmallFour, width / least.Sum());

    /// <summary>
    /// What each column needs at least, in ems: room for two characters, and for its longest number, which is never torn. Where that would
    /// take type too small to read, numbers are parted after all.
    /// </summary>
    public static IReadOnlyList<double> LeastOf(Table table, List<TableColumn> columns)
    {
        List<double> least = [.. columns.Select((column, i) => Math.Max(LeastColumn, table.Rows.Select(row => i < row.Count ? row[i] : "").Append(column.Heading).Max(NumberIn) + (2 * Padding)))];
        var width = table.IsLandscape ? Paper.TypeHeight : Paper.TypeWidth;
        return width / least.Sum() >= Smallest ? least : [.. columns.Select(_ => LeastColumn)];
    }

    /// <summary>The longest number of a cell, in ems: a digit takes half a one, a sign of unit all of it.</summary>
    private static double NumberIn(string text) => Numbers().Matches(text).Select(number => number.Value.Sum(c => c is < '\u0080' and not '%' ? 0.5 : 1)).DefaultIfEmpty().Max();

    [GeneratedRegex("[+-]?[0-9][0-9.,:/]*[%％‰℃°]?")]
    private static partial Regex Numbers();

    /// <summary>As many as the longest row has cells.</summary>
    public static List<TableColumn> ColumnsOf(Table table)
    {
        var count = table.Rows.Select(row => row.Count).Append(table.Columns.Count).Max();
        return [.. table.Columns, .. Enumerable.Repeat(new TableColumn(""), count - table.Columns.Count)];
    }

    /// <summary>Every column gets the least it needs, and of the rest its share.</summary>
    public static double[] Edges(List<TableColumn> columns, IReadOnlyList<double> least, double left, double width, double size)
    {
        var shares = columns.Select(column => column.Width is > 0 and < 1e6 ? column.Width : 1).ToList();
        var plain = Widths([.. columns.Select(_ => LeastColumn)]);
        // Columns are as wide as each other, or as they are told, wherever no number is torn by it.
        var widths = plain.Zip(least, (column, needs) => column >= (needs * size) - Rounding).All(fits => fits) ? plain : Widths(least);
        var edges = new double[columns.Count + 1];
        edges[0] = left;
        for (var i = 0; i < columns.Count; i++)
            edges[i + 1] = edges[i] + widths[i];
        return edges;

        List<double> Widths(IReadOnlyList<double> needs)
        {
            var fit = Math.Min(1, width / Math.Max(1e-9, needs.Sum() * size)) * size;
            var (rest, sum) = (width - (needs.Sum() * fit), shares.Sum());
            return [.. needs.Zip(shares, (need, share) => (need * fit) + (rest * share / sum))];
        }
    }

    private const double Rounding = 1e-6;

    private IEnumerable<TableRow> Rows(Table table, List<TableColumn> columns, double[] edges, double size)
    {
        if (columns.Exists(column => column.Heading.Length > 0))
            yield return Row(ElementTag.TableHead, [.. columns.Select(column => column.Heading)], Faces.Label);
        foreach (var row in table.Rows.Where(_ => columns.Count > 0))
            yield return Row(ElementTag.TableCell, row, Faces.Body);

        TableRow Row(ElementTag tag, IReadOnlyList<string> texts, FontRole role) => new(tag, [.. columns.Select((column, i) => breaker.Break(
            tag,
            i < texts.Count ? texts[i] : "",
            role,
            (edges[i] + (Padding * size), edges[i + 1] - edges[i] - (2 * Padding * size)),
            size,
            tag is ElementTag.TableHead ? RowAlignment.Centre : AlignmentOf(column)))]);
    }

    private static RowAlignment AlignmentOf(TableColumn column) => column.Alignment switch
    {
        CellAlignment.Centre => RowAlignment.Centre,
        CellAlignment.Right => RowAlignment.Right,
        _ => RowAlignment.Left,
    };

    /// <summary>
    /// A row is one piece; only one that is longer than a page below the head is parted between its lines, and the first one where
    /// it would leave what stands above it alone on a page.
    /// </summary>
    private static IEnumerable<TablePiece> Pieces(TableRow row, int headRows, int pageRows, int room)
    {
        var whole = MeasuredTable.RowsFor(row.Lines);
        // One row less, since a page may lend one to a sign-off.
        if (headRows + whole < pageRows && (whole <= room || room <= MeasuredTable.RowsOfPiece))
            return [new TablePiece(row, 0, row.Lines, whole, headRows)];
        return Enumerable.Range(0, (row.Lines + MeasuredTable.LinesOfPiece - 1) / MeasuredTable.LinesOfPiece).Select(piece =>
        {
            var first = piece * MeasuredTable.LinesOfPiece;
            var lines = Math.Min(MeasuredTable.LinesOfPiece, row.Lines - first);
            return new TablePiece(row, first, lines, MeasuredTable.RowsFor(lines), headRows);
        });
    }
}
