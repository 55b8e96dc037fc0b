using WorkReport.Prose.Readings;

namespace WorkReport.Prose.Tests.Readings;

public class ReportReaderTests
{
    private const string Report =
        """
        某县关工委2023年工作总结暨2024年工作安排
        同志们：
        现在，我向大会报告工作。
        2023年工作回顾
        一、宣讲有声有色
        开展宣讲86场次，受教育青少年1.9万人次。
        2024年工作安排
        一、抓好队伍建设
        （一）充实骨干力量。6月底前吸纳新退休老同志40名以上，年底前建成服务站12个。
        （二）办好培训班。全年培训6期、300人次（责任单位：办公室）。
        附件
        2024年民生实事
        1.为60名困境儿童结对帮扶（牵头单位：团县委、民政局）。
        2.建设“儿童之家”8个（牵头单位：妇联）。
        """;

    [Fact]
    public void Headings_have_their_depth_number_and_manner()
    {
        var headings = ReportReader.Read(Report).Headings();

        Assert.Equal(
            [
                "0  某县关工委2023年工作总结暨2024年工作安排 Title", "0  同志们： Line", "1  2023年工作回顾 Part", "2 一、 一、宣讲有声有色 Line", "1  2024年工作安排 Part", "2 一、 一、抓好队伍建设 Line",
                "3 （一） （一）充实骨干力量。 RunIn", "3 （二） （二）办好培训班。 RunIn", "1  附件 2024年民生实事 Appendix",
                "2 1. 1.为60名困境儿童结对帮扶（牵头单位：团县委、民政局）。 PlanItem", "2 2. 2.建设“儿童之家”8个（牵头单位：妇联）。 PlanItem",
            ],
            headings.Select(heading => $"{heading.Level} {heading.Number} {heading.Text} {heading.Style}"));
    }

    [Fact]
    public void Tasks_name_who_does_them_and_until_when()
    {
        var reading = ReportReader.Read(Report);

        Assert.Equal(["|6月底前|40名以上 12个", "办公室||6期 300人次", "团县委、民政局||60名", "妇联||8个"], reading.Plans.Select(plan =>
            $"{plan.Owner}|{plan.Due}|{string.Join(' ', plan.Quantities.Select(quantity => Report.Substring(quantity.Start, quantity.Length)))}"));
    }

    [Theory]
    [InlineData("到2030年建成。", "到2030年")]
    [InlineData("2024年9月底前完成。", "2024年9月底前")]
    [InlineData("汛期前完成整改。", "汛期前")]
    [InlineData("第三季度完成招标。", "第三季度完成")]
    [InlineData("提前完成，目前良好。", null)]
    public void A_day_is_one_however_it_is_said(string text, string? due) => Assert.Equal(due, ReportReader.Read($"一、2024年工作安排\n（一）抓好建设。{text}").Plans[0].Due);

    [Fact]
    public void Neither_titles_nor_dropped_lines_have_figures()
        => Assert.Equal(["5个"], Words("某局2023年10件实事总结\n来源：日报\n一、回顾\n全年新建站点5个，群众满意度高，成效明显，工作扎实。\n阅读量：3000次"));

    [Fact]
    public void Places_outside_are_counted_in_code_points()
    {
        const string Text = "𠮷村𠮷镇5个";
        var places = new CodePoints(Text);

        Assert.Equal((4, 2, 0), (places.At(6), places.In(6, 2), places.At(0)));
    }

    private static string[] Words(string text)
    {
        var reading = ReportReader.Read(text);
        return [.. reading.Quantities.Select(quantity => text.Substring(quantity.Start, quantity.Length))];
    }
}
