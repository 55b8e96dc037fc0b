using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using WorkReport.Documents.Packages;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace WorkReport.Documents.Spreadsheets;

/// <summary>
/// Writes a workbook as XLSX. Text is text, whatever it begins with: no cell computes. It opens with its head in sight and prints on A4, landscape
/// where it is wide, its head on every page. The same workbook gives the same bytes.
/// </summary>
public static class XlsxWriter
{
    /// <summary>More rows no spreadsheet takes, the title and the head among them.</summary>
    public const int MostRows = 1_048_576;

    private const string MainContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <summary>Writes the file. Never fails on text: what XML cannot hold is left out, and what no cell holds is cut and ends with ….</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="output">Written from its position on, never read, left open.</param>
    /// <exception cref="ArgumentException">No sheet, no column, a row that has not a cell for every column, or more rows than a sheet takes.</exception>
    public static void Write(Workbook workbook, Stream output)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        ArgumentNullException.ThrowIfNull(output);
        if (workbook.Sheets.Count == 0)
            throw new ArgumentException("A workbook has a sheet.", nameof(workbook));
        using var package = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
            Fill(file, workbook);
        package.Position = 0;
        OfficePackage.CopyWithoutDates(package, output);
    }

    /// <summary>The same as bytes.</summary>
    public static byte[] ToBytes(Workbook workbook)
    {
        using var bytes = new MemoryStream();
        Write(workbook, bytes);
        return bytes.ToArray();
    }

    private static void Fill(SpreadsheetDocument file, Workbook workbook)
    {
        OfficePackage.WriteProperties(file.AddNewPart<CoreFilePropertiesPart>("properties"), workbook.Title, workbook.Language);
        var main = file.AddNewPart<WorkbookPart>(MainContentType, "workbook");
        var (styles, texts, names) = (new XlsxStyles(), new XlsxTexts(), new XlsxNames());
        var (sheets, defined) = (new X.Sheets(), new X.DefinedNames());
        foreach (var (index, sheet) in workbook.Sheets.Index())
        {
            var (id, name) = ($"sheet{index + 1}", names.Of(sheet.Name));
            var written = new XlsxSheet(sheet, styles, texts);
            using (var writer = OpenXmlWriter.Create(main.AddNewPart<WorksheetPart>(id)))
                written.Write(writer, isFirst: index == 0);
            sheets.Append(new X.Sheet { Name = name, SheetId = (uint)index + 1, Id = id });
            written.Define(defined, name, (uint)index);
        }

        main.Workbook = new X.Workbook(new X.BookViews(new X.WorkbookView()), sheets, defined);
        main.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = styles.Sheet();
        using var shared = OpenXmlWriter.Create(main.AddNewPart<SharedStringTablePart>("texts"));
        texts.Write(shared);
    }
}
