using WorkReport.Documents.Spreadsheets;

namespace WorkReport.Documents.Tests.Spreadsheets;

/// <summary>Somebody else's form: filled cells and what hangs on them change, all else is what came.</summary>
public class XlsxFormFillerTests
{
    private const string Rows = """
        <row r="1" spans="1:6" ht="30"><c r="A1" s="2" t="inlineStr"><is><t>指标 &gt; 甲</t></is></c><c r="B1" t="str"><v>本年</v></c></row>
        <row r="2"><c r="A2" t="str"><v>活动</v></c><c r="B2" s="2"><v>7</v></c><c r='C2' s='1'><f>B2/B3</f><v>0.5</v></c><c r="D2" t="str"><f>IF(B2&gt;=B3,"√","× 差"&amp;B3-B2)</f><v>√</v></c></row>
        <row r="3"><c r="A3" t="str"><v>其中</v></c><c r="B3" s="2"/><c r="C3"><f>1+1</f><v>2</v></c><!-- 审核 --></row>
        <row r="5"/>
        <row r="9"><c r="A9"><f ca="1">TODAY()</f><v>44900</v></c></row>
        """;

    [Fact]
    public void Only_the_cells_change_and_every_other_part_stays_as_it_is_packed()
    {
        var form = FormPackage.Of(Rows, behind: "<mergeCells count=\"1\"><mergeCell ref=\"A7:B8\"/></mergeCells>");
        var filled = Fill(form, ("B2", 4238m), ("B3", 4000.5m), ("B5", 3m), ("E2", 1m), ("D4", 2m));
        Assert.Equal("""
            <row r="1" spans="1:6" ht="30"><c r="A1" s="2" t="inlineStr"><is><t>指标 &gt; 甲</t></is></c><c r="B1" t="str"><v>本年</v></c></row>
            <row r="2"><c r="A2" t="str"><v>活动</v></c><c r="B2" s="2"><v>4238</v></c><c r='C2' s='1'><f>B2/B3</f><v>1.05936757905262</v></c><c r="D2" t="str"><f>IF(B2&gt;=B3,"√","× 差"&amp;B3-B2)</f><v>√</v></c><c r="E2"><v>1</v></c></row>
            <row r="3"><c r="A3" t="str"><v>其中</v></c><c r="B3" s="2"><v>4000.5</v></c><c r="C3"><f>1+1</f><v>2</v></c><!-- 审核 --></row>
            <row r="4"><c r="D4"><v>2</v></c></row><row r="5"><c r="B5"><v>3</v></c></row>
            <row r="9"><c r="A9"><f ca="1">TODAY()</f></c></row>
            """, FormPackage.Rows(filled));
        Assert.Contains("<calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/>", FormPackage.Part(filled, "xl/workbook.xml"), StringComparison.Ordinal);
        var (before, after) = (FormPackage.Entries(form), FormPackage.Entries(filled));
        Assert.Equal(before.Keys, after.Keys);
        Assert.Equal(["xl/workbook.xml", "xl/worksheets/sheet1.xml"], before.Keys.Where(part => before[part] != after[part]).Order());
        Assert.Equal(filled, Fill(form, ("B2", 4238m), ("B3", 4000.5m), ("B5", 3m), ("E2", 1m), ("D4", 2m)));
        Assert.Equal((4238m, "√"), (Read(filled)["B2"].Value.Number, Read(filled)["D2"].Text));
    }

    [Fact]
    public void A_cell_without_a_figure_is_emptied_so_that_nothing_of_another_year_leaves()
    {
        var filled = Fill(FormPackage.Of(Rows), ("B2", null), ("B3", 2m));
        Assert.Contains("<c r=\"B2\" s=\"2\"></c><c r='C2' s='1'><f>B2/B3</f><v>0</v></c><c r=\"D2\" t=\"str\"><f>IF(B2&gt;=B3,\"√\",\"× 差\"&amp;B3-B2)</f><v>× 差2</v></c>", FormPackage.Rows(filled), StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_that_compute_alike_follow_the_first_and_another_sheet_is_computed_too()
    {
        var form = FormPackage.Of(
            "<row r='1'><c r='A1'><v>1</v></c><c r='B1'><f t='shared' ref='B1:B3' si='0'>A1*$A$4+'附表'!$A$1</f><v>9</v></c></row><row r='2'><c r='A2'><v>2</v></c><c r='B2'><f t='shared' si='0'/><v>9</v></c></row><row r='3'><c r='A3'><v>3</v></c><c r='B3'><f t='shared' si='0'/><v>9</v></c></row><row r='4'><c r='A4'><v>1</v></c></row>",
            second: "<row r='1'><c r='A1'><v>5</v></c></row><row r='3'><c r='A3'><f>SUM(表!B1:B3)</f><v>0</v></c></row>", workbook: "");
        var filled = Fill(form, ("A4", 10m));
        var book = XlsxFormReader.Read(filled).Book!;
        Assert.Equal(["15", "25", "35"], ((string[])["B1", "B2", "B3"]).Select(at => book.Sheets[0][CellAddress.Read(at)!.Value]!.Text));
        Assert.Equal(["5", "75"], book.Sheets[1].Cells.Select(cell => cell.Text));
        Assert.Contains("<f t='shared' si='0'/><v>25</v>", FormPackage.Rows(filled), StringComparison.Ordinal);
        Assert.Contains("</sheets><calcPr fullCalcOnLoad=\"1\"/></workbook>", FormPackage.Part(filled, "xl/workbook.xml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C2", FillRefusal.Computes)]
    [InlineData("A2", FillRefusal.HasText)]
    [InlineData("B8", FillRefusal.Merged)]
    [InlineData("A7", null)]
    [InlineData("ZZ1", FillRefusal.TooFar)]
    public void A_cell_that_computes_or_has_a_head_is_never_written(string at, FillRefusal? expected)
    {
        var filled = XlsxFormFiller.Fill(FormPackage.Of(Rows, behind: "<mergeCells><mergeCell ref='A7:B8'/></mergeCells>"), [new CellFigure("表", CellAddress.Read(at)!.Value, 1)]);
        Assert.Equal(expected, filled.Refused.Select(refused => (FillRefusal?)refused.Why).SingleOrDefault());
        Assert.Equal(expected is null, filled.Bytes is not null);
    }

    [Fact]
    public void Nothing_is_written_where_one_figure_cannot_go()
    {
        var filled = XlsxFormFiller.Fill(FormPackage.Of(Rows), [new CellFigure("表", new(2, 1), 1), new CellFigure("表", new(2, 1), 2), new CellFigure("无", new(2, 1), 1)]);
        Assert.Equal([FillRefusal.NoSheet, FillRefusal.Twice], filled.Refused.Select(refused => refused.Why));
        Assert.Null(filled.Bytes);
    }

    [Fact]
    public void A_share_goes_into_a_cell_of_shares_as_a_share_and_into_another_in_per_cent()
    {
        var form = FormPackage.Of("<row r='1'><c r='A1' s='1'/><c r='B1'/></row><row r='2'><c r='A2' t='str'><v>率</v></c></row>");
        var filled = XlsxFormFiller.Fill(form, [new CellFigure("表", new(1, 0), 100m / 3, IsPercent: true), new CellFigure("表", new(1, 1), 33.3m, IsPercent: true)]);
        Assert.StartsWith("<row r='1'><c r='A1' s='1'><v>0.333333333333333</v></c><c r='B1'><v>33.3</v></c></row>", FormPackage.Rows(filled.Bytes!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_cell_looks_like_its_row_or_its_column()
    {
        var form = FormPackage.Of("<row r='1'><c r='A1'><v>1</v></c></row><row r='2' s='1' customFormat='1'/>", before: "<cols><col min='2' max='3' width='9' style='2'/></cols>");
        Assert.Equal("<row r='1'><c r='A1'><v>1</v></c><c r=\"B1\" s=\"2\"><v>5</v></c></row><row r='2' s='1' customFormat='1'><c r=\"B2\" s=\"1\"><v>6</v></c></row>", FormPackage.Rows(Fill(form, ("B1", 5m), ("B2", 6m))));
    }

    [Theory]
    [InlineData("SUM(A1:A3)", "6")]
    [InlineData("A1+A2*A3^2", "19")]
    [InlineData("-A1%", "-0.01")]
    [InlineData("ROUND(A1/A3,2)", "0.33")]
    [InlineData("ROUNDUP(A1/A3,0)+ROUNDDOWN(7/2,0)", "4")]
    [InlineData("IF(SUM(A1,A2)=A3,\"平衡\",\"不平\")", "平衡")]
    [InlineData("IF(AND(A1<A2,NOT(A2>A3)),A9,1)", "0")]
    [InlineData("IFERROR(A1/A9,\"—\")", "—")]
    [InlineData("A1/0", "#DIV/0!")]
    [InlineData("A1+B1", "#VALUE!")]
    [InlineData("1/3*3=1", "TRUE")]
    [InlineData("0.1+0.2=0.3", "TRUE")]
    [InlineData("COUNT(A1:B3)&\"/\"&COUNTA(A1:B3)", "3/4")]
    [InlineData("MAX(A1:B3)-MIN(A1:B3)+AVERAGE(A1:A3)", "4")]
    [InlineData("$A$1<>表!A2", "TRUE")]
    [InlineData("IF(A1>5,1,)", "0")]
    [InlineData("(A1+1)^-1", "0.5")]
    [InlineData("9E+27*9E+27", "#NUM!")]
    [InlineData("VLOOKUP(A1,A1:B3,2)", null)]
    [InlineData("税率*A1", null)]
    [InlineData("[1]表!A1", null)]
    [InlineData("A1:A3", null)]
    [InlineData("OFFSET(A1,1,0)+1", null)]
    [InlineData("C1", null)]
    public void What_a_form_computes_is_computed_or_left_to_who_opens_it(string formula, string? expected)
    {
        var form = FormPackage.Of($"<row r='1'><c r='A1'/><c r='B1' t='str'><v>名</v></c><c r='C1'><f>{System.Security.SecurityElement.Escape(formula)}</f><v>77</v></c></row><row r='2'><c r='A2'><v>2</v></c></row><row r='3'><c r='A3'><v>3</v></c></row>");
        var filled = XlsxFormFiller.Fill(form, [new CellFigure("表", new(1, 0), 1)]);
        var computed = Assert.Single(filled.Computed);
        Assert.Equal(expected, computed.Value?.ToString());
        Assert.Equal(!computed.IsTouched, FormPackage.Rows(filled.Bytes!).Contains("<v>77</v>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PK\u0003\u0004", SheetRefusal.Broken)]
    [InlineData("姓名,数", SheetRefusal.NotASheet)]
    [InlineData("", SheetRefusal.Nothing)]
    public void What_is_no_workbook_is_refused(string file, SheetRefusal expected) => Assert.Equal(expected, XlsxFormReader.Read(System.Text.Encoding.UTF8.GetBytes(file)).Refusal);

    [Theory]
    [InlineData("<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>", SheetRefusal.Broken)]
    [InlineData("<row r='1'><c r='XFD1'><v>1</v></c></row>", SheetRefusal.TooWide)]
    [InlineData("<row r='9999'><c r='A9999'><f>1</f></c></row>", SheetRefusal.TooLarge)]
    [InlineData("<row r='1'><c r='A1'/></row>", SheetRefusal.Nothing)]
    public void What_is_no_form_is_refused(string rows, SheetRefusal expected) => Assert.Equal(expected, XlsxFormReader.Read(FormPackage.Of(rows)).Refusal);

    [Fact]
    public void A_chain_down_the_sheet_is_computed_and_a_circle_is_not()
    {
        var rows = string.Concat(Enumerable.Range(2, 1_500).Select(n => $"<row r='{n}'><c r='A{n}'><f>A{n - 1}+1</f></c></row>"));
        var chain = XlsxFormFiller.Fill(FormPackage.Of("<row r='1'><c r='A1'><v>0</v></c></row>" + rows), [new CellFigure("表", new(1, 0), 5)]);
        Assert.Equal(1505, chain.Computed[^1].Value?.Number);
        var circle = XlsxFormFiller.Fill(FormPackage.Of("<row r='1'><c r='A1'><f>B1</f><v>1</v></c><c r='B1'><f>A1+C1</f><v>1</v></c></row>"), [new CellFigure("表", new(1, 2), 5)]);
        Assert.All(circle.Computed, cell => Assert.Null(cell.Value));
    }

    [Fact]
    public void Hostile_files_are_refused_in_time_and_memory()
    {
        var folder = Environment.GetEnvironmentVariable("WORKREPORT_HOSTILE_FILES");
        Assert.SkipWhen(folder is null, "WORKREPORT_HOSTILE_FILES names no folder.");
        foreach (var file in Directory.GetFiles(folder!).Where(file => new FileInfo(file).Length < 60_000_000))
        {
            var (reading, filled) = (XlsxFormReader.Read(File.ReadAllBytes(file)), XlsxFormFiller.Fill(File.ReadAllBytes(file), []));
            Assert.Equal(reading.Refusal, filled.Refusal);
            Assert.True(reading.Refusal is not null || reading.Book!.Sheets.Count > 0, file);
        }
    }

    private static byte[] Fill(byte[] form, params (string At, decimal? Figure)[] figures)
    {
        var filled = XlsxFormFiller.Fill(form, [.. figures.Select(figure => new CellFigure("表", CellAddress.Read(figure.At)!.Value, figure.Figure))]);
        Assert.Empty(filled.Refused);
        return filled.Bytes!;
    }

    private static Dictionary<string, FormCell> Read(byte[] file) => XlsxFormReader.Read(file).Book!.Sheets[0].Cells.ToDictionary(cell => cell.At.ToString());
}
