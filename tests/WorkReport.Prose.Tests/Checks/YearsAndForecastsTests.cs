using WorkReport.Prose.Checks;

namespace WorkReport.Prose.Tests.Checks;

/// <summary>Years, days and forecasts that a report of its day cannot mean.</summary>
public class YearsAndForecastsTests
{
    [Theory]
    [InlineData("2012年12月20日在全体会议上", "今年，办成了一批实事。", "2023年是起步之年。", "YearSlip 2012", "2022")]
    [InlineData("2012年1月20日在全体会议上", "今年，办成了一批实事。", "2023年是起步之年。", "YearSlip 2012", "2023")]
    [InlineData("2022年12月20日在全体会议上", "今年（2021年），办成了一批实事。", "2023年是起步之年。", "YearSlip 2021", "2022")]
    [InlineData("2022年12月20日在全体会议上", "去年（2020年）的难题已经解决。", "2023年是起步之年。", "YearSlip 2020", "2021")]
    [InlineData("2022年12月20日在全体会议上", "队伍稳定。2021年全年收到来信85件。", "2023年是起步之年。", "YearSlip 2021", "2022")]
    [InlineData("2022年12月20日在全体会议上", "队伍稳定。", "2032年是起步之年，任务很重。", "YearSlip 2032", "2023")]
    [InlineData("2022年12月20日在全体会议上", "队伍稳定。", "2022年底前建成驿站12个。", "YearSlip 2022", "2023")]
    [InlineData("2022年12月20日在全体会议上", "截至2022年12月31日，收到来信85件。", "2023年是起步之年。", "CountedAhead 截至2022年12月31日", null)]
    [InlineData("2022年12月20日在全体会议上", "截至12月25日，收到来信85件。", "2023年是起步之年。", "CountedAhead 截至12月25日", null)]
    [InlineData("2022年12月20日在全体会议上", "据最终统计，全年预计收到来信85件。", "2023年是起步之年。", "FinalForecast 预计", null)]
    [InlineData("2022年12月20日在全体会议上", "全年预计已完成投资85万元。", "2023年是起步之年。", "FinalForecast 预计", null)]
    public void A_year_or_a_day_that_cannot_be_meant_is_found(string occasion, string review, string plan, string found, string? repair)
    {
        string text = Text(occasion, review, plan);

        Finding finding = Assert.Single(Found.In(text));

        Assert.Equal(found, $"{finding.Rule} {text.Substring(finding.Start, finding.Length)}");
        Assert.Equal(repair, finding.Repair);
    }

    [Theory]
    [InlineData("2022年12月20日在全体会议上", "今年（2022年），办成了一批实事。去年（2021年）的难题已经解决。", "2023年是起步之年。")]
    [InlineData("2023年1月12日在全体会议上", "截至2022年12月31日，收到来信85件。2022年全年收到来信85件。", "今年（2023年）的任务很重。")]
    [InlineData("2022年12月20日在全体会议上", "截至12月31日，预计收到来信85件。截至12月20日，收到80件。", "2023年底前建成驿站12个。")]
    [InlineData("2022年12月20日在全体会议上", "2021年全年收到来信70件，今年收到85件。自2019年启动以来，2021年是建党百年。", "到2035年基本实现现代化。")]
    [InlineData("2022年12月20日在全体会议上", "预计全年收到来信85件。截至11月底已完成投资5万元，预计全年完成6万元。据初步统计，预计增长5%。", "由2022年底的12个增加到20个。")]
    public void What_may_be_meant_is_passed_over(string occasion, string review, string plan) => Assert.Empty(Found.Words(Text(occasion, review, plan)));

    private static string Text(string occasion, string review, string plan)
        => $"某单位2022年工作总结暨2023年工作安排\n{occasion}\n同志们：\n2022年工作回顾\n一年来，全体干部齐心协力，办成了一批实事。\n{review}\n2023年工作安排\n{plan}\n";
}
