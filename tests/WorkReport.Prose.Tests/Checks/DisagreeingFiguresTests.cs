using WorkReport.Prose.Checks;

namespace WorkReport.Prose.Tests.Checks;

/// <summary>Figures that contradict each other, in the forms that reports use, and the same sentences with figures that agree.</summary>
public class DisagreeingFiguresTests
{
    private const string Report = "某单位2022年工作总结暨2023年工作安排\n同志们：\n2022年工作回顾\n一年来，全体干部齐心协力，各项工作取得了新的成绩。\n";

    [Theory]
    [InlineData("编发简报138期，比上年增加23期，增长30%。", "30%", "30%", "20%")]
    [InlineData("编发简报138期，同比增加23期、增长30%。", "30%", "30%", "20%")]
    [InlineData("受理来信216件，比去年减少24件，下降20%。", "20%", "20%", "10%")]
    [InlineData("受理来信216件，比去年少24件，下降20%。", "20%", "20%", "10%")]
    [InlineData("受理来信216件，比去年减少24件，增长10%。", "10%", "10%", "下降10%")]
    [InlineData("编发简报138期，比上年的115期增加33期，增长20%。", "33期", "33期", "23期")]
    [InlineData("编发简报138期，比上年的115期增加23期，增长35%。", "35%", "35%", "20%")]
    [InlineData("编发简报由115期增加到138期，增加23期，增长35%。", "35%", "35%", "20%")]
    [InlineData("编发简报138期，比上年增长20%，增加43期。", "43期", "43期", "23期")]
    [InlineData("补助由60万元增加到150万元，是上年的3.5倍。", "3.5倍", "3.5倍", "2.5倍")]
    [InlineData("编发简报90期，比去年的120期增长25%。", "25%", "25%", "下降25%")]
    public void A_step_or_a_rate_that_does_not_follow_is_found(string sentence, string stretch, string printed, string right)
    {
        Finding finding = Assert.Single(Found.In(Report + sentence + "\n"));

        Assert.Equal((CheckRule.Growth, Severity.Wrong), (finding.Rule, finding.Severity));
        Assert.Equal(stretch, (Report + sentence).Substring(finding.Start, finding.Length));
        Assert.Equal([printed, right], finding.With);
    }

    [Theory]
    [InlineData("编发简报138期，比上年增加23期，增长20%。")]
    [InlineData("编发简报138期，同比增加23期、增长20%。")]
    [InlineData("编发简报138期，比上年多23期，增长20%。")]
    [InlineData("受理来信216件，比去年减少24件，下降10%。")]
    [InlineData("编发简报138期，比上年的115期增加23期，增长20%。")]
    [InlineData("编发简报由115期增加到138期，净增23期，增幅达20%。")]
    [InlineData("编发简报138期，比上年增长20%，增加23期。")]
    [InlineData("受理来信216件、来电85件，比去年减少24件，下降10%。")]
    [InlineData("编发简报138期，比上年增加23期，比2019年增长50%。")]
    [InlineData("市场主体达到3.2万户，新增0.6万户、增长35%。")]
    [InlineData("覆盖率达到92%，比上年提高7个百分点。")]
    [InlineData("补助由60万元增加到150万元，增长150%，是上年的2.5倍。")]
    [InlineData("编发简报130多期，比上年增加23期，增长20%。")]
    public void What_follows_is_passed_over(string sentence) => Assert.Empty(Found.Words(Report + sentence + "\n"));

    [Theory]
    [InlineData("慰问老兵860人，其中城镇500人、乡村450人。", "Sum 860人")]
    [InlineData("走访户960户中，东、西、北三片分别走访300户、320户、310户。", "Sum 960户")]
    [InlineData("案卷里已结的占全部案卷的-3%。", "NegativeShare -3%")]
    [InlineData("入户覆盖率为-6%。", "NegativeShare -6%")]
    [InlineData("已结的占全部案卷的130%。", "PercentRange 130%")]
    public void Parts_and_shares_that_cannot_be_are_found(string sentence, string found) => Assert.Equal([found], Found.Words(Report + sentence + "\n"));

    [Theory]
    [InlineData("慰问老兵860人，其中立功者500人、伤残者450人（部分老兵兼有两种身份）。")]
    [InlineData("慰问老兵860人，其中立功者500人、伤残者450人，两类人员有交叉。")]
    [InlineData("慰问老兵860人，其中立功者500人、伤残者450人，重复计算的已作说明。")]
    [InlineData("净利率为-3%，贡献率为-2.1%，增长率-1.5%。")]
    [InlineData("完成数占年度任务的112%，比重为3%-5%。")]
    public void What_overlaps_or_may_be_negative_is_passed_over(string sentence) => Assert.Empty(Found.Words(Report + sentence + "\n"));

    [Fact]
    public void A_number_is_said_as_it_is_printed()
    {
        var part = Assert.Single(Found.In(Report + "参训3.5万人，其中女学员3.8万人。\n"));
        var sum = Assert.Single(Found.In(Report + "筹款12万元，其中个人8.2万元、单位4.9万元。\n"));

        Assert.Equal(["3.8万人", "3.5万人"], part.With);
        Assert.Equal(["12万元", "13.1万元"], sum.With);
    }

    [Theory]
    [InlineData("一年来，全市征集到群众金点子461条。", "全年征集到金点子416条。", "416条")]
    [InlineData("全市走访慰问老党员372户。", "走访老党员327户。", "327户")]
    [InlineData("全市结成互助小组800多个。", "互助小组有900多个。", "900多个")]
    [InlineData("全市建成爱心驿站21个。", "全市建成爱心驿站22个。", "22个")]
    public void One_thing_with_two_values_is_found(string first, string second, string stretch)
        => Assert.Contains("TwoValues " + stretch, Found.Words(Report + first + "\n" + "队伍建设得到加强，" + second + "\n"));

    [Fact]
    public void A_plan_that_begins_from_another_value_of_this_year_is_found()
        => Assert.Contains("TwoValues 235场次", Found.Words(Report + "全市办法治夜谈会253场次。\n2023年工作安排\n一、抓好宣传\n在2022年办法治夜谈会235场次的基础上，再办50场次。\n"));

    [Theory]
    [InlineData("翠湖区建成爱心驿站21个。", "桐川县建成爱心驿站12个。")]
    [InlineData("全市征集到金点子461条。", "去年全市征集到金点子416条。")]
    [InlineData("全市征集到金点子461条。", "上半年征集到金点子416条。")]
    [InlineData("全市征集到金点子461条。", "征集到金点子416份。")]
    [InlineData("全市征集到金点子461条。", "征集到省级金点子164条。")]
    [InlineData("全市走访老兵372户。", "走访教师327户。")]
    [InlineData("全市结成互助小组800多个。", "互助小组有810个。")]
    [InlineData("培训骨干教师120人。", "培训教师350人。")]
    public void Different_things_may_have_different_values(string first, string second)
        => Assert.DoesNotContain(Found.Words(Report + first + "\n" + "队伍建设得到加强，" + second + "\n"), words => words.StartsWith("TwoValues", StringComparison.Ordinal));
}
