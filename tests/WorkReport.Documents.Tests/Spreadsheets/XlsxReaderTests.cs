using System.IO.Compression;
using System.Text;
using WorkReport.Documents.Spreadsheets;

namespace WorkReport.Documents.Tests.Spreadsheets;

public class XlsxReaderTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void What_the_writer_writes_comes_back_cell_by_cell()
    {
        IReadOnlyList<Cell> row = [Cell.Of("=1+1"), Cell.Of(1234.5m), Cell.Of(new DateOnly(2022, 12, 31)), Cell.Blank, Cell.Of("两行\n字"), Cell.Of(0.1m + 0.2m), Cell.Of(123456789012345678m)];
        var book = new Workbook("表", [new Sheet("表", "表", [.. row.Select((_, i) => new Column($"列{i}", 10))], [row]), new Sheet("另一张", "另一张", [new Column("列", 8)], [])]);
        var sheet = Read(XlsxWriter.ToBytes(book));
        Assert.Null(sheet.Refusal);
        Assert.Equal(1, sheet.OtherSheets);
        Assert.Equal(["=1+1", "1234.5", "2022-12-31", "", "两行\n字", "0.3", "123456789012345678"], sheet.Rows[^1].Cells);
        Assert.Equal("列0", sheet.Rows[^2][0]);
    }

    [Theory]
    [InlineData("<c r='A1'><v>1.1000000000000001</v></c>", "1.1")]
    [InlineData("<c r='A1' s='1'><v>44926</v></c>", "2022-12-31")]
    [InlineData("<c r='A1' s='2'><v>0.985</v></c>", "98.5%")]
    [InlineData("<c r='A1' s='3'><v>44926</v></c>", "2022-12-31")]
    [InlineData("<c r='A1' s='4'><v>44926</v></c>", "44926")]
    [InlineData("<c r='A1' s='5'><v>44926</v></c>", "44926")]
    [InlineData("<c r='A1' s='6'><v>44926</v></c>", "44926")]
    [InlineData("<c r='A1' s='7'><v>44926</v></c>", "2022-12-31")]
    [InlineData("<c r='A1'><f>1+1</f><v>2</v></c>", "2")]
    [InlineData("<c r='A1' t='str'><f>A2</f><v>甲</v></c>", "甲")]
    [InlineData("<c r='A1' t='inlineStr'><is><r><t>甲</t></r><r><t>乙</t></r><rPh sb='0' eb='1'><t>jia</t></rPh></is></c>", "甲乙")]
    [InlineData("<c r='A1' t='b'><v>1</v></c>", "TRUE")]
    [InlineData("<c r='A1' t='d'><v>2022-12-31T00:00:00</v></c>", "2022-12-31")]
    [InlineData("<c r='A1'><v>1E+3</v></c>", "1000")]
    [InlineData("<c><v>7</v></c>", "7")]
    public void A_cell_is_read_as_what_stands_in_it(string cell, string expected) => Assert.Equal(expected, Assert.Single(Read(Package($"<row r='1'>{cell}</row>")).Rows)[0]);

    [Fact]
    public void Rows_and_columns_keep_their_addresses()
    {
        var sheet = Read(Package("<row r='3'><c r='B3'><v>1</v></c><c r='AA3'><v>2</v></c></row><row r='5'/><row><c r='C6'><v>3</v></c></row>"));
        Assert.Equal([3, 6], sheet.Rows.Select(row => row.Number));
        Assert.Equal(("", "1", "2", "3"), (sheet.Rows[0][0], sheet.Rows[0][1], sheet.Rows[0][26], sheet.Rows[1][2]));
        Assert.Equal("A Z AA AZ BA ZZ AAA", string.Join(' ', ((int[])[0, 25, 26, 51, 52, 701, 702]).Select(ColumnName.Of)));
        Assert.All([0, 25, 26, 700, 16383], column => Assert.Equal(column, ColumnName.Read(ColumnName.Of(column) + "12")));
    }

    [Theory]
    [InlineData("<row r='1'><c r='XFD1'><v>1</v></c></row>", SheetRefusal.TooWide)]
    [InlineData("<row r='1'><c r='A1'/></row>", SheetRefusal.Nothing)]
    [InlineData("<row r='1'><c r='A1' t='s'><v>99</v></c></row>", SheetRefusal.Broken)]
    public void What_is_no_sheet_of_figures_is_refused(string rows, SheetRefusal expected) => Assert.Equal(expected, Read(Package(rows)).Refusal);

    [Fact]
    public void A_text_that_a_million_cells_show_is_too_large() =>
        Assert.Equal(SheetRefusal.TooLarge, Read(Package(string.Concat(Enumerable.Range(1, 30_000).Select(_ => "<row><c t='s'><v>0</v></c></row>")), new string('长', 1000))).Refusal);

    [Fact]
    public void Hostile_files_are_refused_in_time_and_memory()
    {
        var folder = Environment.GetEnvironmentVariable("WORKREPORT_HOSTILE_FILES");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "WORKREPORT_HOSTILE_FILES names no folder of hostile files.");
        foreach (var path in Directory.EnumerateFiles(folder).Where(path => path.EndsWith('x')).Order(StringComparer.Ordinal))
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var clock = System.Diagnostics.Stopwatch.StartNew();
            using var file = File.OpenRead(path);
            var sheet = XlsxReader.Read(file);
            TestContext.Current.SendDiagnosticMessage($"{Path.GetFileName(path)}: {sheet.Refusal}, {clock.ElapsedMilliseconds} ms, {(GC.GetAllocatedBytesForCurrentThread() - allocated) / 1e6:0.0} MB");
            Assert.True(sheet.Refusal is not null || Path.GetFileName(path).StartsWith("F12", StringComparison.Ordinal), path);
            Assert.InRange(clock.ElapsedMilliseconds, 0, 2000);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 100_000_000);
        }
    }

    [Theory]
    [InlineData("甲,乙\r\n1,2", "甲|乙/1|2")]
    [InlineData("甲\t乙\n1\t2\n", "甲|乙/1|2")]
    [InlineData("甲;乙\n1;2", "甲|乙/1|2")]
    [InlineData("\"甲,\"\"一\"\"\",乙\n\"两\n行\",2", "甲,\"一\"|乙/两\n行|2")]
    [InlineData("甲,\"乙\n丙\",3", "甲|乙\n丙|3")]
    [InlineData("5\" 屏,2\n\"开了没关,3", "5\" 屏|2/\"开了没关|3")]
    [InlineData("甲,,丙,\n,,,\n1", "甲||丙/1")]
    public void A_table_of_text_is_read_row_by_row(string text, string expected) =>
        Assert.Equal(expected, string.Join('/', DelimitedReader.Read(text).Rows.Select(row => string.Join('|', row.Cells))));

    [Fact]
    public void A_row_of_text_keeps_the_number_that_a_spreadsheet_gives_it() =>
        Assert.Equal([1, 3], DelimitedReader.Read("甲,\"两\n行\"\n,,\n1,2").Rows.Select(row => row.Number));

    private static TextSheet Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return XlsxReader.Read(stream);
    }

    private static byte[] Package(string rows, string text = "甲")
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>");
            const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            const string relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>";
            Add(archive, "_rels/.rels", $"{relations}<Relationship Id='a' Type='{office}/officeDocument' Target='xl/workbook.xml'/></Relationships>");
            Add(archive, "xl/workbook.xml", $"<workbook xmlns='{Main}' xmlns:r='{office}'><sheets><sheet name='隐' state='hidden' r:id='z'/><sheet name='甲' r:id='a'/></sheets></workbook>");
            Add(archive, "xl/_rels/workbook.xml.rels", $"{relations}<Relationship Id='a' Type='{office}/worksheet' Target='worksheets/1.xml'/><Relationship Id='s' Type='{office}/styles' Target='/xl/styles.xml'/><Relationship Id='t' Type='{office}/sharedStrings' Target='texts.xml'/></Relationships>");
            Add(archive, "xl/styles.xml", $"<styleSheet xmlns='{Main}'><numFmts><numFmt numFmtId='170' formatCode='yyyy\"年\"m\"月\"d\"日\"'/><numFmt numFmtId='171' formatCode='0\"day\"'/><numFmt numFmtId='172' formatCode='General'/><numFmt numFmtId='173' formatCode='General;[Red]-General'/><numFmt numFmtId='174' formatCode='[$-404]e/m/d'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf/><xf numFmtId='14'/><xf numFmtId='10'/><xf numFmtId='170'/><xf numFmtId='171'/><xf numFmtId='172'/><xf numFmtId='173'/><xf numFmtId='174'/></cellXfs></styleSheet>");
            Add(archive, "xl/texts.xml", $"<sst xmlns='{Main}'><si><t>{text}</t></si></sst>");
            Add(archive, "xl/worksheets/1.xml", $"<worksheet xmlns='{Main}'><sheetData>{rows}</sheetData></worksheet>");
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string content)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }
}
