using WorkReport.Prose.Outlines;
using WorkReport.Prose.Readings;

namespace WorkReport.Prose.Tests.Outlines;

public class TableRowTests
{
    private const string Report = "全市老年教育2022年工作总结\n各位同志：\n各校开课情况如下，数据截至12月底。\n单位\t2021年\t2022年\n第一小学\t12\t15\n合计\t\t1,234\n\t12期\t\n一、存在的问题\n办学条件还不够好，需要继续改善。\n";

    [Fact]
    public void Lines_with_as_many_tabs_are_rows_with_their_cells_blank_ones_too()
    {
        var rows = OutlineReader.Read(Report).Elements.Where(element => element.Kind == OutlineKind.TableRow).ToList();
        Assert.Equal(["单位\t2021年\t2022年", "第一小学\t12\t15", "合计\t\t1,234", "\t12期\t"], rows.Select(row => row.Text));
        Assert.All(rows, row => Assert.False(char.IsWhiteSpace(Report[row.Start])));
    }

    [Fact]
    public void Headings_and_paragraphs_around_a_table_are_what_they_were()
    {
        var kinds = OutlineReader.Read(Report).Elements.Where(element => element.Kind != OutlineKind.TableRow).Select(element => element.Kind);
        Assert.Equal([OutlineKind.Title, OutlineKind.Salutation, OutlineKind.Paragraph, OutlineKind.Heading, OutlineKind.Paragraph], kinds);
    }

    [Fact]
    public void Figures_of_cells_are_read()
        => Assert.Contains(ReportReader.Read(Report).Quantities, quantity => quantity is { Value: 12, Unit: "期" });

    [Theory]
    [InlineData("\t今年以来工作有序开展。\n\t各项任务全面完成。\n")]
    [InlineData("署名\t2022年12月5日\n正文一段。\n")]
    [InlineData("甲\t乙\n丙\t丁\t戊\n")]
    public void Indents_and_single_lines_are_no_table(string text)
        => Assert.DoesNotContain(OutlineReader.Read(text).Elements, element => element.Kind == OutlineKind.TableRow);

    [Fact]
    public void A_row_longer_than_running_text_stays_one()
    {
        string cell = new('字', 80);
        var rows = OutlineReader.Read($"序号\t任务\t措施\n1\t{cell}\t{cell}\n").Elements;
        Assert.Equal(2, rows.Count);
        Assert.Equal($"1\t{cell}\t{cell}", rows[1].Text);
    }
}
