using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using WorkReport.Documents.Spreadsheets;

namespace WorkReport.Documents.Tests.Spreadsheets;

public sealed class XlsxWriterTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly Column[] Columns = [new("单位", 24), new("代码", 10, ColumnKind.Mark), new("数", 12, ColumnKind.Figure), new("日期", 12, ColumnKind.Mark)];

    private static Workbook Book(params Cell[][] rows) => new("统计表", [Sheet(rows)]);

    private static Sheet Sheet(params Cell[][] rows) => new("统计表", "2022年度统计表", Columns, rows) { Lines = ["青禾县"], PageNumber = "第 {0} 页，共 {1} 页" };

    private static Cell[] Row(string words, decimal? number = null, string format = Cell.General) => [Cell.Of(words), Cell.Blank, Cell.Of(number, format), Cell.Blank];

    private static ReadSheet Written(params Cell[][] rows) => ReadXlsx.Of(XlsxWriter.ToBytes(Book(rows))).Sheets.Single();

    [Fact]
    public void What_goes_in_comes_out_of_a_reader_of_its_own()
    {
        var sheet = Written([Cell.Of("柳溪镇"), Cell.Of("CA1"), Cell.Of(4238m, Cell.Whole), Cell.Of(new DateOnly(2022, 12, 31))], [Cell.Of("松岗镇"), Cell.Blank, Cell.Of(-0.125m), Cell.Of((DateOnly?)null)]);
        Assert.Equal(["2022年度统计表", "青禾县"], sheet.Above);
        Assert.Equal(["单位", "代码", "数", "日期"], sheet.Heads);
        Assert.Equal(("柳溪镇", "CA1", 4238m, "0", "2022-12-31"), (sheet.Rows[0]["单位"].Words, sheet.Rows[0]["代码"].Words, sheet.Rows[0]["数"].Number, sheet.Rows[0]["数"].Format, sheet.Rows[0]["日期"].Words));
        Assert.Equal((-0.125m, "General"), (sheet.Rows[1]["数"].Number, sheet.Rows[1]["数"].Format));
        Assert.Equal(["单位", "数"], sheet.Rows[1].Keys);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("=HYPERLINK(\"http://evil.example\",\"看\")")]
    [InlineData("+86 577 1234")]
    [InlineData("-5")]
    [InlineData("@SUM(A1)")]
    [InlineData("＝1+1")]
    [InlineData("\t=1+1")]
    [InlineData("\r\n=cmd|' /C calc'!A0")]
    public void No_text_ever_computes(string words)
    {
        var bytes = XlsxWriter.ToBytes(new Workbook(words, [Sheet(Row(words)) with { Title = words, Name = words, Lines = [words] }]));
        var read = ReadXlsx.Of(bytes);
        Assert.Equal(0, read.Computing);
        var cell = read.Sheets.Single().Rows.Single()["单位"];
        Assert.Equal(('t', words.ReplaceLineEndings("\n"), true), (cell.Kind, cell.Words, cell.IsQuoted));
        Assert.Empty(Faults(bytes));
    }

    [Fact]
    public void Numbers_that_a_spreadsheet_would_change_are_kept_as_text()
    {
        var sheet = Written(Row("15", 123456789.012345m), Row("16", 1234567890.123456m), Row("small", 0.0000000123m), Row("most", decimal.MaxValue));
        Assert.Equal(('n', "123456789.012345"), (sheet.Rows[0]["数"].Kind, sheet.Rows[0]["数"].Words));
        Assert.Equal(('t', "1234567890.123456"), (sheet.Rows[1]["数"].Kind, sheet.Rows[1]["数"].Words));
        Assert.Equal(('n', "0.0000000123"), (sheet.Rows[2]["数"].Kind, sheet.Rows[2]["数"].Words));
        Assert.Equal(('t', "79228162514264337593543950335"), (sheet.Rows[3]["数"].Kind, sheet.Rows[3]["数"].Words));
        Assert.Equal('t', Written([Cell.Of("早"), Cell.Blank, Cell.Blank, Cell.Of(new DateOnly(1900, 1, 1))]).Rows.Single()["日期"].Kind);
    }

    [Theory]
    [InlineData("👨‍👩‍👧‍👦 𠮷 㐢 䶮 é", "👨‍👩‍👧‍👦 𠮷 㐢 䶮 é")]
    [InlineData("  两端有空格  ", "  两端有空格  ")]
    [InlineData("<c>&\"'", "<c>&\"'")]
    [InlineData("_x0041_ 和 _x41_", "_x0041_ 和 _x41_")]
    [InlineData("第一行\r\n第二行", "第一行\n第二行")]
    public void Text_comes_back_as_it_was(string words, string read) => Assert.Equal(read, Written(Row(words)).Rows.Single()["单位"].Words);

    [Fact]
    public void What_XML_forbids_is_left_out() => Assert.Equal("abcd", Written(Row("a\0b\uFFFFc\uD800d")).Rows.Single()["单位"].Words);

    [Fact]
    public void What_no_cell_holds_is_cut_and_says_so()
    {
        var words = Written(Row(new string('国', 32_766) + "𠮷𠮷")).Rows.Single()["单位"].Words;
        Assert.Equal(('国', '…', 32_767), (words[^2], words[^1], words.Length));
    }

    [Fact]
    public void The_same_workbook_gives_the_same_bytes_and_no_hour()
    {
        var (one, two) = (XlsxWriter.ToBytes(Book(Row("甲", 1), Row("乙", 2))), XlsxWriter.ToBytes(Book(Row("甲", 1), Row("乙", 2))));
        Assert.Equal(one, two);
        Assert.All(ReadXlsx.Of(one).Dates, date => Assert.Equal(new DateTime(1980, 1, 1), date.DateTime));
        Assert.NotEqual(one, XlsxWriter.ToBytes(Book(Row("甲", 1), Row("乙", 3))));
    }

    [Fact]
    public void It_is_what_the_schema_of_spreadsheets_wants()
    {
        Cell[] row = [Cell.Of("=甲"), Cell.Of("A"), Cell.Of(53.6m, Cell.OnePlace), Cell.Of(new DateOnly(2022, 1, 1))];
        Assert.Empty(Faults(XlsxWriter.ToBytes(Book(row))));
        Assert.Empty(Faults(XlsxWriter.ToBytes(Book())));
        Assert.Empty(Faults(XlsxWriter.ToBytes(new Workbook("", [Sheet(row) with { FixedColumns = 2 }, new Sheet("", "", [new Column("", 8)], [[Cell.Blank]])]))));
    }

    [Fact]
    public void The_head_stays_in_sight_and_stands_on_every_printed_page()
    {
        var read = ReadXlsx.Of(XlsxWriter.ToBytes(new Workbook("", [Sheet(Row("甲")) with { Name = "甲's", FixedColumns = 1 }])));
        var sheet = read.Sheets.Single();
        var pane = sheet.Xml.Descendants(Main + "pane").Single();
        Assert.Equal(("3", "1", "frozen", "B4"), (pane.Attribute("ySplit")!.Value, pane.Attribute("xSplit")!.Value, pane.Attribute("state")!.Value, pane.Attribute("topLeftCell")!.Value));
        Assert.Equal(["'甲''s'!$A:$A,'甲''s'!$3:$3"], read.Defined("_xlnm.Print_Titles"));
        Assert.Equal("&C&\"宋体\"&10第 &P 页，共 &N 页", sheet.Xml.Descendants(Main + "oddFooter").Single().Value);
    }

    [Theory]
    [InlineData(40, "portrait", true)]
    [InlineData(100, "landscape", true)]
    [InlineData(400, "landscape", false)]
    public void Paper_is_A4_and_turned_where_the_table_is_wide(double width, string orientation, bool isFitted)
    {
        var sheet = ReadXlsx.Of(XlsxWriter.ToBytes(new Workbook("", [new Sheet("a", "", [new Column("甲", width)], [])]))).Sheets.Single();
        var setup = sheet.Xml.Element(Main + "pageSetup")!;
        Assert.Equal(("9", orientation, isFitted ? "0" : null), (setup.Attribute("paperSize")!.Value, setup.Attribute("orientation")!.Value, setup.Attribute("fitToHeight")?.Value));
        Assert.Equal(isFitted ? "1" : "0", sheet.Xml.Descendants(Main + "pageSetUpPr").Single().Attribute("fitToPage")!.Value);
    }

    [Fact]
    public void A_row_is_as_high_as_its_longest_text_and_the_title_stands_over_the_table_or_at_its_side()
    {
        var sheet = Written(Row("短"), Row(new string('国', 24)), Row("a\nb\nc"), Row(new string('国', 2000)));
        Assert.Equal(["18", "47", "47", "409"], sheet.Xml.Descendants(Main + "row").Skip(3).Select(row => row.Attribute("ht")!.Value));
        Assert.Equal("A1:D1", sheet.Xml.Descendants(Main + "mergeCell").Single().Attribute("ref")!.Value);
        Assert.Empty(ReadXlsx.Of(XlsxWriter.ToBytes(new Workbook("", [Sheet() with { FixedColumns = 1 }]))).Sheets.Single().Xml.Descendants(Main + "mergeCell"));
    }

    [Fact]
    public void Tabs_have_names_that_no_program_refuses()
    {
        string[] asked = ["a/b:c", "A/B:C", "", "History", new string('长', 40), new string('长', 40), "'x'"];
        var names = ReadXlsx.Of(XlsxWriter.ToBytes(new Workbook("", [.. asked.Select(name => Sheet() with { Name = name })]))).Sheets.Select(sheet => sheet.Name).ToList();
        Assert.Equal(["abc", "ABC (2)", "Sheet", "History (2)", new string('长', 31), new string('长', 27) + " (2)", "x"], names);
    }

    [Fact]
    public void A_workbook_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentException>(() => XlsxWriter.ToBytes(new Workbook("", [])));
        Assert.Throws<ArgumentException>(() => XlsxWriter.ToBytes(new Workbook("", [new Sheet("", "", [], [])])));
        Assert.Throws<ArgumentException>(() => XlsxWriter.ToBytes(Book([Cell.Blank])));
    }

    /// <summary>150 MB are promised for 20,000 rows; what is allocated is more than what is held.</summary>
    [Fact]
    public void Twenty_thousand_rows_do_not_fill_the_memory()
    {
        Column[] columns = [.. Enumerable.Range(0, 5).Select(i => new Column($"列{i}", 12))];
        Cell[][] rows = [.. Enumerable.Range(0, 20_000).Select(r => Enumerable.Range(0, 5).Select(c => c < 2 ? Cell.Of($"单位{r % 1110}的{c}") : Cell.Of(r * c, Cell.Whole)).ToArray())];
        var book = new Workbook("", [new Sheet("大", "", columns, rows)]);
        XlsxWriter.ToBytes(Book());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var bytes = XlsxWriter.ToBytes(book);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 150_000_000);
        Assert.Equal(19_999m * 4, ReadXlsx.Of(bytes).Sheets.Single()["E20002"]!.Number);
    }

    private static List<string> Faults(byte[] bytes)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(fault => $"{fault.Path?.XPath}: {fault.Description}")];
    }
}
