using WorkReport.Prose.Tables;

namespace WorkReport.Prose.Tests.Tables;

/// <summary>What heads, names and relations of printed tables say.</summary>
public class TableTests
{
    [Theory]
    [InlineData("合计", HeadSide.All)]
    [InlineData("本年完成数", HeadSide.All)]
    [InlineData("本年本级", HeadSide.Own)]
    [InlineData("市本级", HeadSide.Own)]
    [InlineData("所属县（市、区）", HeadSide.Below)]
    [InlineData("本年下级", HeadSide.Below)]
    [InlineData("上年同期", HeadSide.Before)]
    [InlineData("去年数", HeadSide.Before)]
    [InlineData("2021年", HeadSide.Before)]
    [InlineData("2022年", HeadSide.All)]
    [InlineData("2020年", HeadSide.All)]
    [InlineData("比上年增减", HeadSide.Change)]
    [InlineData("增减（±）", HeadSide.Change)]
    [InlineData("同比增长（％）", HeadSide.Growth)]
    [InlineData("增减幅度", HeadSide.Growth)]
    [InlineData("分子", HeadSide.Part)]
    [InlineData("分母", HeadSide.Whole)]
    [InlineData("备注", HeadSide.Other)]
    [InlineData("2023年计划", HeadSide.Other)]
    [InlineData("审核", HeadSide.Other)]
    public void A_head_says_which_side_of_a_figure_it_wants(string words, HeadSide expected) => Assert.Equal(expected, TableHead.Read(words, lastYear: 2022).Side);

    [Theory]
    [InlineData("1—11月实际", true, false)]
    [InlineData("1-11月", true, false)]
    [InlineData("全年预计", true, false)]
    [InlineData("全年实际", false, true)]
    [InlineData("全年", false, false)]
    [InlineData("1月", false, false)]
    public void A_head_says_of_which_collecting_it_speaks(string words, bool isForecast, bool isFinal) =>
        Assert.Equal((isForecast, isFinal), (TableHead.Read(words).IsForecast, TableHead.Read(words).IsFinal));

    [Theory]
    [InlineData("其中：（1）“五老”宣讲人数（名）", "五老宣讲人数")]
    [InlineData("一、家风家训报告会", "家风家训报告会")]
    [InlineData("1.2 调 研", "调研")]
    [InlineData("十小明星", "十小明星")]
    public void A_name_is_bare_of_its_number_and_its_marks(string words, string expected) => Assert.Equal(expected, TableWords.Bare(words));

    [Fact]
    public void Names_are_as_like_as_the_pairs_they_share()
    {
        Assert.Equal(1, TableWords.Likeness("帮扶对子", "帮扶对子"));
        Assert.InRange(TableWords.Likeness("结成帮扶对子", "帮扶对子"), 0.7, 0.9);
        Assert.InRange(TableWords.Likeness("中央级发稿", "省级发稿"), 0.3, 0.6);
        Assert.Equal(0, TableWords.Likeness("人", "人"));
    }

    [Theory]
    [InlineData("审核关系：10行＝11行＋12行+13行；", true, '=', "10 11 12 13")]
    [InlineData("第3栏≥第4栏", false, '≥', "3 4")]
    [InlineData("(1)行>=(2)行-(3)行", true, '≥', "1 2 -3")]
    [InlineData("5列<6列", false, '<', "5 6")]
    public void A_relation_at_the_foot_is_read(string text, bool ofRows, char sign, string terms)
    {
        var relation = Assert.Single(TableRelation.Read(text));
        Assert.Equal((ofRows, sign, terms), (relation.OfRows, relation.Sign, string.Join(' ', relation.Terms.Select(term => (term.IsTaken ? "-" : "") + term.Number))));
        Assert.Equal([false, .. Enumerable.Repeat(true, relation.Terms.Count - 1)], relation.Terms.Select(term => term.IsRight));
    }

    [Theory]
    [InlineData("本表一式三份，第1行由单位负责人签字。")]
    [InlineData("1行=2栏")]
    [InlineData("10行")]
    public void What_states_no_relation_is_none(string text) => Assert.Empty(TableRelation.Read(text));

    [Theory]
    [InlineData("√", true)]
    [InlineData("平衡", true)]
    [InlineData("", true)]
    [InlineData("不平衡", false)]
    [InlineData("×", false)]
    [InlineData("请核实", false)]
    public void A_verdict_approves_or_does_not(string verdict, bool approves) => Assert.Equal(approves, TableWords.Approves(verdict));
}
