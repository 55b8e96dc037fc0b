using WorkReport.Prose.Outlines;
using WorkReport.Prose.Readings;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Tests.Readings;

public class ReportContentsTests
{
    private const string Report = """
        某镇2022年工作总结
        同志们：
        今年以来，全镇工作有序开展，取得明显成效。
        一、服务大局
        （一）办学条件
        全年新建校舍12所。
        受益学员4200多名。
        （二）师资队伍
        新聘教师130名，工作取得明显成效。
        二、下一步工作打算
        1.6月底前办班2期（牵头单位：镇教办）。
        """;

    [Fact]
    public void Items_have_their_heading_lead_and_paragraphs_and_what_stands_above_the_first_heading_is_none()
    {
        var items = ReportContents.Of(ReportReader.Read(Report)).Items;
        Assert.Equal([new("服务大局", 0, "办学条件", "全年新建校舍12所。\n受益学员4200多名。"), new("服务大局", 0, "师资队伍", "新聘教师130名，工作取得明显成效。")], items);
    }

    [Fact]
    public void Tasks_stand_under_their_heading_without_their_number()
    {
        var task = Assert.Single(ReportContents.Of(ReportReader.Read(Report)).Plans);
        Assert.Equal(("下一步工作打算", 0, "6月底前办班2期（牵头单位：镇教办）。"), (task.Heading, task.Place, task.Text));
        Assert.Equal("镇教办", task.Plan.Owner);
    }

    [Theory]
    [InlineData("6月底前", "2023-06-30")]
    [InlineData("2月底前", "2023-02-28")]
    [InlineData("9月10日前", "2023-09-10")]
    [InlineData("年底前", "2023-12-31")]
    [InlineData("13月底前", null)]
    [InlineData("近期", null)]
    public void A_due_date_in_words_is_a_day(string due, string? day) => Assert.Equal(day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DueDay.Of(due, 2023));

    [Theory]
    [InlineData("2022.12.05", "2022年12月5日")]
    [InlineData("2022-12-5", "2022年12月5日")]
    [InlineData("2022年12月5日", "2022年12月5日")]
    [InlineData("2022.13.05", "2022.13.05")]
    public void A_day_jotted_down_is_written_as_the_standard_wants_it(string day, string written) => Assert.Equal(written, SignedDay.Written(day));

    [Fact]
    public void Names_are_alike_by_the_pairs_they_share()
    {
        Assert.Equal(1, Likeness.Of("五老宣讲", "“五老”宣讲"));
        Assert.Equal(0, Likeness.Of("甲", ""));
        Assert.Equal(1, Likeness.Share("五老宣讲", "组织五老宣讲活动"));
        Assert.InRange(Likeness.Of("五老宣讲场次", "五老宣讲"), 0.7, 0.8);
    }

    [Fact]
    public void A_dotted_date_below_the_text_signs_it_and_articles_keep_their_space()
    {
        var signed = OutlineReader.Read("关于做好工作的通知\n各县（市、区）教育局：\n各单位要高度重视，抓好落实。\n某市教育局\n2022.12.05").Elements;
        Assert.Equal([OutlineKind.Signature, OutlineKind.SignedOn], signed.TakeLast(2).Select(element => element.Kind));
        Assert.Contains(OutlineReader.Read("某市学校管理办法\n第一章 总则\n第一条 为规范管理，制定本办法。\n第二条 本办法自印发之日起施行。").Elements, element => element.Text == "第一条\u3000为规范管理，制定本办法。");
    }

    [Theory]
    [InlineData("（一）加强组织领导 各单位要高度重视，压实责任。要定期调度。", "（一）加强组织领导")]
    [InlineData("（三）怎样提高质量？要抓好师资。要抓好教材。", "（三）怎样提高质量？")]
    public void A_lead_ends_where_its_writer_ended_it(string paragraph, string lead)
    {
        var element = OutlineReader.Read($"某镇2022年工作总结\n同志们：\n一、主要工作\n{paragraph}\n").Elements[^1];
        Assert.Equal(lead, element.Text[..element.LeadLength]);
    }

    [Fact]
    public void A_table_in_strokes_is_a_table()
    {
        var rows = OutlineReader.Read("# 某镇2022年工作总结\n\n## 一、办学条件\n\n| 单位 | 期数 |\n|---|---|\n| 甲校 | 30 |\n").Elements.Where(element => element.Kind == OutlineKind.TableRow);
        Assert.Equal(["单位\t期数", "甲校\t30"], rows.Select(row => row.Text));
    }
}
