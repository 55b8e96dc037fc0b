using UglyToad.PdfPig;
using WorkReport.Documents.Spreadsheets;

namespace WorkReport.Documents.Tests.Spreadsheets;

/// <summary>The file as another program opens and prints it.</summary>
public sealed class XlsxLibreOfficeTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_opens_and_nothing_in_it_computes()
    {
        Cell[][] rows =
        [
            [Cell.Of("=1+1"), Cell.Of(4238m, Cell.Whole), Cell.Of(53.6363636363636m, Cell.OnePlace), Cell.Of(new DateOnly(2022, 12, 31))],
            [Cell.Of("@SUM(B3)"), Cell.Of(0.125m), Cell.Blank, Cell.Blank],
        ];
        Convert("csv:Text - txt - csv (StarCalc):44,34,76", new Workbook("表", [new Sheet("表", "题", [new("名", 20), new("数", 10, ColumnKind.Figure), new("率", 10, ColumnKind.Figure), new("日", 12)], rows)]));
        Assert.Equal(["题,,,", "名,数,率,日", "=1+1,4238,53.6,2022-12-31", "@SUM(B3),0.125,,"], File.ReadAllLines(folder.File("a.csv")));
    }

    [Fact]
    public void It_prints_on_A4_with_its_head_and_the_number_of_the_page_on_every_page()
    {
        Cell[][] rows = [.. Enumerable.Range(1, 120).Select(n => new[] { Cell.Of($"Unit {n}"), Cell.Of(n, Cell.Whole) })];
        Convert("pdf", new Workbook("a", [new Sheet("a", "Title", [new("Name", 70), new("Figure", 40, ColumnKind.Figure)], rows) { PageNumber = "Page {0} of {1}" }]));
        using var pdf = PdfDocument.Open(File.ReadAllBytes(folder.File("a.pdf")));
        Assert.InRange(pdf.NumberOfPages, 3, 8);
        foreach (var page in pdf.GetPages())
        {
            var words = string.Join(' ', page.GetWords().Select(word => word.Text));
            Assert.Equal((842, 595), (Math.Round(page.Width), Math.Round(page.Height)));
            Assert.Contains("Name Figure", words, StringComparison.Ordinal);
            Assert.Contains($"Page {page.Number} of {pdf.NumberOfPages}", words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_form_that_was_filled_opens_with_its_formulas_alive_and_its_cells_filled()
    {
        var form = FormPackage.Of("<row r='1'><c r='A1'><v>1</v></c><c r='B1' s='2'/><c r='C1'><f>A1+B1</f><v>1</v></c><c r='D1' t='str'><f>IF(C1=5,\"ok\",\"no\")</f><v>no</v></c></row>");
        Convert("csv:Text - txt - csv (StarCalc):44,34,76", XlsxFormFiller.Fill(form, [new CellFigure("表", new CellAddress(1, 1), 4)]).Bytes!);
        Assert.Equal(["1,4,5,ok"], File.ReadAllLines(folder.File("a.csv")));
    }

    private void Convert(string to, Workbook workbook) => Convert(to, XlsxWriter.ToBytes(workbook));

    private void Convert(string to, byte[] workbook)
    {
        Assert.SkipUnless(Outside.HasLibreOffice("sc"), "LibreOffice Calc is not on this machine.");
        File.WriteAllBytes(folder.File("a.xlsx"), workbook);
        Outside.Run("soffice", $"-env:UserInstallation=file://{folder.File("profile")}", "--headless", "--convert-to", to, "--outdir", folder.File(""), folder.File("a.xlsx"));
    }
}
