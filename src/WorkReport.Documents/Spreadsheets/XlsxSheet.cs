using System.Globalization;
using DocumentFormat.OpenXml;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace WorkReport.Documents.Spreadsheets;

/// <summary>One sheet on its way into the file.</summary>
internal sealed class XlsxSheet
{
    // What A4 has beside its margins, in characters of half width at 11 points.
    private const double Portrait = 86;
    private const double Landscape = 128;

    // Drawn smaller than to half its size nobody reads it: what is wider goes on beside, on further pages.
    private const double Widest = 2 * Landscape;

    // A row of one line, what each further one adds, and the highest that spreadsheets know; in points.
    private const double OneLine = 18;
    private const double OneMore = 14.5;
    private const double Highest = 409;

    // A cell keeps a number in a double: of more digits the last would become others.
    private const int MostDigits = 15;

    // Before it the calendar of spreadsheets has a day too many.
    private static readonly DateOnly FirstDay = new(1900, 3, 1);
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    private readonly Sheet sheet;
    private readonly XlsxStyles styles;
    private readonly XlsxTexts texts;
    private readonly string[] letters;
    private readonly int headRow;
    private readonly double width;

    public XlsxSheet(Sheet sheet, XlsxStyles styles, XlsxTexts texts)
    {
        if (sheet.Columns.Count == 0)
            throw new ArgumentException("A sheet has a column.", nameof(sheet));
        (this.sheet, this.styles, this.texts) = (sheet, styles, texts);
        (letters, headRow, width) = ([.. sheet.Columns.Select((_, i) => Letters(i))], 2 + sheet.Lines.Count, sheet.Columns.Sum(column => column.Width));
        if (LastRow > XlsxWriter.MostRows)
            throw new ArgumentException($"A sheet has at most {XlsxWriter.MostRows} rows.", nameof(sheet));
    }

    private int LastRow => headRow + sheet.Rows.Count;

    private string Table => $"A{headRow}:{letters[^1]}{LastRow}";

    private bool IsFitted => width <= Widest;

    // Where columns stay while others move, the title stays at their side.
    private bool IsCentred => letters.Length > 1 && sheet.FixedColumns == 0;

    public void Write(OpenXmlWriter writer, bool isFirst)
    {
        writer.WriteStartElement(new X.Worksheet());
        writer.WriteElement(new X.SheetProperties(new X.PageSetupProperties { FitToPage = IsFitted }));
        writer.WriteElement(new X.SheetDimension { Reference = $"A1:{letters[^1]}{LastRow}" });
        writer.WriteElement(new X.SheetViews(View(isFirst)));
        writer.WriteElement(new X.SheetFormatProperties { DefaultRowHeight = OneLine });
        writer.WriteElement(new X.Columns(sheet.Columns.Select((column, i) => new X.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width, CustomWidth = true })));
        writer.WriteStartElement(new X.SheetData());
        WriteTop(writer);
        for (var row = 0; row < sheet.Rows.Count; row++)
            WriteRow(writer, headRow + row + 1, sheet.Rows[row]);
        writer.WriteEndElement();
        writer.WriteElement(new X.AutoFilter { Reference = Table });
        if (IsCentred)
            writer.WriteElement(new X.MergeCells(new X.MergeCell { Reference = $"A1:{letters[^1]}1" }) { Count = 1 });
        writer.WriteElement(new X.PrintOptions { HorizontalCentered = true });
        writer.WriteElement(new X.PageMargins { Left = 0.6, Right = 0.6, Top = 0.7, Bottom = 0.8, Header = 0.3, Footer = 0.4 });
        writer.WriteElement(Setup());
        writer.WriteElement(new X.HeaderFooter(new X.OddFooter(PageNumber())));
        writer.WriteEndElement();
    }

    /// <summary>The names by which the program knows what to print on every page, and what the arrows in the head filter.</summary>
    public void Define(X.DefinedNames names, string name, uint index)
    {
        var quoted = $"'{name.Replace("'", "''", StringComparison.Ordinal)}'!";
        names.Append(new X.DefinedName($"{quoted}$A${headRow}:${letters[^1]}${LastRow}") { Name = "_xlnm._FilterDatabase", LocalSheetId = index, Hidden = true });
        var columns = sheet.FixedColumns > 0 ? $"{quoted}$A:${letters[sheet.FixedColumns - 1]}," : "";
        names.Append(new X.DefinedName($"{columns}{quoted}${headRow}:${headRow}") { Name = "_xlnm.Print_Titles", LocalSheetId = index });
    }

    private X.SheetView View(bool isFirst)
    {
        var corner = $"{Letters(sheet.FixedColumns)}{headRow + 1}";
        var place = sheet.FixedColumns > 0 ? X.PaneValues.BottomRight : X.PaneValues.BottomLeft;
        var pane = new X.Pane { VerticalSplit = headRow, TopLeftCell = corner, ActivePane = place, State = X.PaneStateValues.Frozen };
        if (sheet.FixedColumns > 0)
            pane.HorizontalSplit = sheet.FixedColumns;
        return new X.SheetView(pane, new X.Selection { Pane = place, ActiveCell = corner, SequenceOfReferences = new ListValue<StringValue>([corner]) })
        {
            TabSelected = isFirst,
            ShowGridLines = false,
            WorkbookViewId = 0,
        };
    }

    private X.PageSetup Setup()
    {
        var setup = new X.PageSetup { PaperSize = 9, Orientation = width > Portrait ? X.OrientationValues.Landscape : X.OrientationValues.Portrait };
        if (IsFitted)
            (setup.FitToWidth, setup.FitToHeight) = (1, 0);
        return setup;
    }

    // & begins a code of the foot: two of them are one.
    private string PageNumber() => "&C&\"宋体\"&10" + string.Format(CultureInfo.InvariantCulture, sheet.PageNumber.Replace("&", "&&", StringComparison.Ordinal), "&P", "&N");

    private void WriteTop(OpenXmlWriter writer)
    {
        WriteAlone(writer, 1, sheet.Title, IsCentred ? CellPlace.Title : CellPlace.TitleAtSide, 30);
        for (var line = 0; line < sheet.Lines.Count; line++)
            WriteAlone(writer, line + 2, sheet.Lines[line], CellPlace.Line, OneLine);
        StartRow(writer, headRow, HeightOf(sheet.Columns.Max(column => Lines(column.Head, column.Width))));
        for (var column = 0; column < letters.Length; column++)
            WriteText(writer, letters[column], headRow, sheet.Columns[column].Head, new CellLook(CellPlace.Head));
        writer.WriteEndElement();
    }

    private void WriteAlone(OpenXmlWriter writer, int row, string words, CellPlace place, double height)
    {
        StartRow(writer, row, height);
        WriteText(writer, "A", row, words, new CellLook(place));
        writer.WriteEndElement();
    }

    private void WriteRow(OpenXmlWriter writer, int row, IReadOnlyList<Cell> cells)
    {
        if (cells.Count != letters.Length)
            throw new ArgumentException($"Row {row} has {cells.Count} cells under {letters.Length} columns.");
        StartRow(writer, row, HeightOf(cells.Select((cell, column) => cell.Text is { } words ? Lines(words, sheet.Columns[column].Width) : 1).Max()));
        for (var column = 0; column < letters.Length; column++)
            WriteCell(writer, letters[column], row, cells[column], sheet.Columns[column].Kind);
        writer.WriteEndElement();
    }

    private void WriteCell(OpenXmlWriter writer, string letter, int row, Cell cell, ColumnKind kind)
    {
        switch (cell.Kind)
        {
            case CellKind.Number when IsExact(cell.Number):
                Start(writer, letter, row, new CellLook(CellPlace.Body, kind, cell.Format!));
                writer.WriteElement(new X.CellValue(Written(cell.Number)));
                break;
            case CellKind.Day when cell.Day >= FirstDay:
                Start(writer, letter, row, new CellLook(CellPlace.Body, kind, XlsxStyles.DayFormat));
                writer.WriteElement(new X.CellValue((cell.Day.DayNumber - DayZero.DayNumber).ToString(CultureInfo.InvariantCulture)));
                break;
            case CellKind.Blank:
                Start(writer, letter, row, new CellLook(CellPlace.Body, kind));
                break;
            default:
                // Also what a number or a day of the program's would falsify.
                var words = cell.Kind switch { CellKind.Number => Written(cell.Number), CellKind.Day => cell.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), _ => cell.Text! };
                WriteText(writer, letter, row, words, new CellLook(CellPlace.Body, kind, IsQuoted: LooksComputed(words)));
                return;
        }

        writer.WriteEndElement();
    }

    private void WriteText(OpenXmlWriter writer, string letter, int row, string words, CellLook look)
    {
        Start(writer, letter, row, look, new OpenXmlAttribute("t", "", "s"));
        writer.WriteElement(new X.CellValue(texts.Of(words)));
        writer.WriteEndElement();
    }

    // Not marked as somebody's wish, so that the program measures the row anew once it is edited.
    private static void StartRow(OpenXmlWriter writer, int row, double height) => writer.WriteStartElement(
        new X.Row(), [new OpenXmlAttribute("r", "", row.ToString(CultureInfo.InvariantCulture)), new OpenXmlAttribute("ht", "", height.ToString(CultureInfo.InvariantCulture))]);

    private static double HeightOf(int lines) => Math.Min(Highest, OneLine + (OneMore * (lines - 1)));

    /// <summary>Over how many lines a text breaks, about: not every program measures rows when it opens a file.</summary>
    private static int Lines(string words, double width) =>
        words.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Sum(c => IsWide(c) ? 2 : 1) / Math.Max(1, width - 1))));

    // From the quotes and dashes on, which Chinese faces draw as wide as a Hanzi.
    private static bool IsWide(char character) => character >= 0x2010;

    private void Start(OpenXmlWriter writer, string letter, int row, CellLook look, params OpenXmlAttribute[] more) =>
        writer.WriteStartElement(new X.Cell(), [new OpenXmlAttribute("r", "", string.Create(CultureInfo.InvariantCulture, $"{letter}{row}")), new OpenXmlAttribute("s", "", styles.Of(look).ToString(CultureInfo.InvariantCulture)), .. more]);

    // Of the widths and signs of East Asian input as well; a tab and a line end before them are read over by some programs.
    private static bool LooksComputed(string words) => words.TrimStart() is [var first, ..] && "=+-@＝＋－＠".Contains(first, StringComparison.Ordinal);

    private static string Written(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static bool IsExact(decimal number) => Written(number).Where(char.IsAsciiDigit).SkipWhile(digit => digit == '0').Count() <= MostDigits;

    /// <summary>A, B … Z, AA …</summary>
    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
