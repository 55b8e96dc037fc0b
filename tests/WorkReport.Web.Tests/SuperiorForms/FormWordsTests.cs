using WorkReport.Documents.Spreadsheets;
using WorkReport.Documents.Tests.Spreadsheets;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Demonstration;
using WorkReport.Web.Exchange;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.SuperiorForms;

/// <summary>What is proposed by the words of a form, and what of its relations does not hold.</summary>
public class FormWordsTests
{
    private static readonly AskedMetric[] Metrics =
    [
        Asked(1, "M1", "帮扶对子", "个", RollUp.Sum), Asked(2, "M2", "宣讲报告“五老”人数", "名", RollUp.Head), Asked(3, "M3", "“五好”达标率", "%", RollUp.Rate), Asked(4, "M4", "中央级发稿", "篇", RollUp.Sum), Asked(5, "M5", "省级发稿", "篇", RollUp.Sum),
    ];

    [Fact]
    public void A_head_of_two_lines_and_rows_in_groups_are_understood()
    {
        var proposals = Proposed("""
            <row r='1'><c r='A1' t='str'><v>某省统计表（2022年）</v></c></row>
            <row r='2'><c r='A2' t='str'><v>类别</v></c><c r='B2' t='str'><v>项目</v></c><c r='C2' t='str'><v>单位</v></c><c r='D2' t='str'><v>本年</v></c><c r='F2' t='str'><v>上年</v></c><c r='G2' t='str'><v>增长％</v></c></row>
            <row r='3'><c r='D3' t='str'><v>1—11月实际</v></c><c r='E3' t='str'><v>全年实际</v></c></row>
            <row r='4'><c r='A4' t='str'><v>甲</v></c><c r='D4'><v>1</v></c><c r='E4'><v>2</v></c></row>
            <row r='5'><c r='A5' t='str'><v>关爱</v></c><c r='B5' t='str'><v>1．结成帮扶对子</v></c><c r='C5' t='str'><v>个</v></c><c r='D5'/><c r='E5'/><c r='F5'/><c r='G5'/></row>
            <row r='6'><c r='B6' t='str'><v>其中：中央级发稿</v></c><c r='C6' t='str'><v>篇</v></c><c r='D6'/></row>
            <row r='7'><c r='B7' t='str'><v>“五好”达标率</v></c><c r='C7' t='str'><v>%</v></c><c r='D7'/><c r='G7'/></row>
            <row r='8'><c r='B8' t='str'><v>发稿</v></c><c r='C8' t='str'><v>篇</v></c><c r='D8'/></row>
            """, "<mergeCells><mergeCell ref='A1:G1'/><mergeCell ref='D2:E2'/><mergeCell ref='A5:A8'/></mergeCells>");
        Assert.Equal(
            ["D5 M1 All 1 False", "E5 M1 All 2 False", "F5 M1 Before  False", "G5 M1 Growth  False", "D6 M4 All 1 True", "D7 M3 All 1 True"],
            proposals.Select(p => $"{p.Field.At} {p.Metric.Code} {p.Aspect} {p.Round} {p.IsExact}"));
    }

    [Fact]
    public void A_form_that_lies_on_its_side_is_understood()
    {
        var proposals = Proposed("""
            <row r='1'><c r='B1' t='str'><v>帮扶对子</v></c><c r='C1' t='str'><v>省级发稿</v></c></row>
            <row r='2'><c r='A2' t='str'><v>本级</v></c><c r='B2'/><c r='C2'/></row>
            <row r='3'><c r='A3' t='str'><v>上年</v></c><c r='B3'/></row>
            """);
        Assert.Equal(["B2 M1 Own", "C2 M5 Own", "B3 M1 Before"], proposals.Select(p => $"{p.Field.At} {p.Metric.Code} {p.Aspect}"));
    }

    [Fact]
    public void Checks_differences_and_relations_that_do_not_hold_are_named()
    {
        var form = FormPackage.Of("""
            <row r='1'><c r='A1' t='str'><v>项目</v></c><c r='B1' t='str'><v>行次</v></c><c r='C1' t='str'><v>甲类</v></c><c r='D1' t='str'><v>乙类</v></c><c r='E1' t='str'><v>差额</v></c></row>
            <row r='2'><c r='B2' t='str'><v>乙</v></c><c r='C2'><v>1</v></c><c r='D2'><v>2</v></c></row>
            <row r='3'><c r='A3' t='str'><v>合计</v></c><c r='B3'><v>1</v></c><c r='C3'/><c r='D3'/><c r='E3'><f>C3-D3</f></c><c r='F3'><f>C3=D3</f></c><c r='G3'><f>C3/0</f></c></row>
            <row r='4'><c r='A4' t='str'><v>其中</v></c><c r='B4'><v>2</v></c><c r='C4'/><c r='D4'/></row>
            <row r='5'><c r='A5' t='str'><v>审核关系：1行≥2行；2栏≤1栏。</v></c></row>
            """);
        CellFigure[] figures = [new("表", new(3, 2), 5), new("表", new(3, 3), 4), new("表", new(4, 2), 3), new("表", new(4, 3), 6)];
        var faults = FormChecks.Of(XlsxFormFiller.Fill(form, figures), figures);
        Assert.Equal(
            ["E3 Differs 1", "F3 False FALSE", "G3 Fails #DIV/0!", "D3 Relation 4 / 6", "D4 Relation 6 / 3"],
            faults.Select(fault => $"{fault.At} {fault.Kind} {fault.Shown}"));
        figures = [new("表", new(3, 2), 5), new("表", new(3, 3), 5), new("表", new(4, 2), 3), new("表", new(4, 3), 3)];
        Assert.Equal([FormFaultKind.Fails], FormChecks.Of(XlsxFormFiller.Fill(form, figures), figures).Select(fault => fault.Kind));
    }

    [Fact]
    public async Task A_form_and_what_is_filled_in_travel_whole_through_the_child()
    {
        using var child = new ReaderChild();
        var (forms, drawn) = (new FormChild(child), DemonstrationForm.Read());
        CellFigure[] figures = [.. drawn.Targets.Select((one, n) => new CellFigure(one.Target.Sheet, CellAddress.Read(one.Target.Cell)!.Value, n % 5 == 0 ? null : 10 + (n / 3m)))];
        var (here, there) = (XlsxFormFiller.Fill(drawn.Bytes, figures), await forms.FillAsync(drawn.Bytes, figures, TestContext.Current.CancellationToken));
        Assert.Equal(here.Bytes, there.Bytes);
        Assert.Equal(here.Computed, there.Computed);
        Assert.Equal(XlsxFormReader.Read(drawn.Bytes).Book!.Sheets.SelectMany(sheet => sheet.Cells), (await forms.ReadAsync(drawn.Bytes, TestContext.Current.CancellationToken)).Book!.Sheets.SelectMany(sheet => sheet.Cells));
        Assert.Equal(SheetRefusal.OldOrClosed, (await forms.ReadAsync([0xD0, 0xCF, 0x11, 0xE0], TestContext.Current.CancellationToken)).Refusal);
        Assert.Equal(drawn.Bytes, DemonstrationForm.Read().Bytes);
        Assert.All(here.Computed, cell => Assert.NotNull(cell.Value));
    }

    [Fact]
    public void Every_field_of_the_demonstrations_form_is_found_and_nothing_else()
    {
        var drawn = DemonstrationForm.Read();
        foreach (var sheet in XlsxFormReader.Read(drawn.Bytes).Book!.Sheets)
        {
            // Whatever waits for a figure is found, and nothing else.
            Assert.Equal(drawn.Targets.Where(one => one.Target.Sheet == sheet.Name).Select(one => one.Target.Cell).Order(StringComparer.Ordinal), FormFields.On(sheet).All().Select(field => field.At.ToString()).Order(StringComparer.Ordinal));
        }
    }

    private static IReadOnlyList<FormProposal> Proposed(string rows, string behind = "") => FormProposals.Of(FormFields.On(XlsxFormReader.Read(FormPackage.Of(rows, behind)).Book!.Sheets[0]).All(), Metrics);

    private static AskedMetric Asked(int id, string code, string name, string unit, RollUp rollUp)
    {
        var metric = Metric.Define(code, name, unit, rollUp, Site.By);
        return metric.Now with { Id = id };
    }
}
