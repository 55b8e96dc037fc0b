using CsCheck;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Tests.Texts;

public class TypographyTests
{
    [Theory]
    [InlineData("同志们:", "同志们：")]
    [InlineData("助力乡村振兴,培养青年双带人才。", "助力乡村振兴，培养青年双带人才。")]
    [InlineData("(一)加强领导", "（一）加强领导")]
    [InlineData("调整县(市)区主任4名,副主任9名;新建5所!", "调整县（市）区主任4名，副主任9名；新建5所！")]
    [InlineData("完成投资1,234万元,会期12:30,比例2:1,增长2.5%", "完成投资1,234万元，会期12:30，比例2:1，增长2.5%")]
    [InlineData("达到85%,90%以上", "达到85%，90%以上")]
    [InlineData("邮箱abc@qq.com,网址http://a.cn/b?c=1,2(备用)", "邮箱abc@qq.com，网址http://a.cn/b?c=1,2（备用）")]
    [InlineData("与WHO, UNICEF合作,效果好?", "与WHO, UNICEF合作，效果好？")]
    [InlineData("他说 Well done! 全场鼓掌", "他说 Well done! 全场鼓掌")]
    [InlineData("函数f(x)的值", "函数f(x)的值")]
    public void Marks_take_the_width_of_the_script_around_them(string typed, string set) => Assert.Equal(set, Typography.ToFullWidth(typed));

    [Theory]
    [InlineData("Hello, world! (2026): \"fine\" -- ok...")]
    [InlineData("1,234; 5:6 (7)")]
    [InlineData("")]
    public void Text_without_Chinese_keeps_its_marks(string text) => Assert.Equal(text, Typography.ToFullWidth(text));

    [Theory]
    [InlineData("１９９２年增长９．２％，ＧＤＰ达１．４２亿", "1992年增长9.2%，GDP达1.42亿")]
    [InlineData("“五老\"和\"两法\"", "“五老”和“两法”")]
    [InlineData("“五老和\"两法\"", "“五老和\"两法\"")]
    [InlineData("长5\"的管", "长5\"的管")]
    [InlineData("开展\"四带头\"和\"五走进\"活动", "开展“四带头”和“五走进”活动")]
    [InlineData("说明......以及。。。还有…", "说明……以及……还有……")]
    [InlineData("――2026年在会上--报告―完", "——2026年在会上——报告——完")]
    [InlineData("增长4.5%—5%", "增长4.5%—5%")]
    public void Digits_quotes_dots_and_dashes_take_their_standard_form(string typed, string set) => Assert.Equal(set, Typography.ToFullWidth(typed));

    [Theory]
    [InlineData("\u3000\u3000经市委 批准, 今天 开会。 ", "经市委批准，今天开会。")]
    [InlineData("乡镇 2020 年工作总结和 2021 年工作计划", "乡镇2020年工作总结和2021年工作计划")]
    [InlineData("政 府 工 作 报 告", "政府工作报告")]
    [InlineData("河北省人民政府省长\u3000王正谱", "河北省人民政府省长 王正谱")]
    [InlineData("省长 王 强", "省长 王强")]
    [InlineData("一、强化领导 充实队伍", "一、强化领导 充实队伍")]
    [InlineData("第一部分 2022年工作总结", "第一部分 2022年工作总结")]
    [InlineData("附件2 名词解释", "附件2 名词解释")]
    [InlineData("2021年12 月工作简报", "2021年12月工作简报")]
    [InlineData("推广 APP 应用", "推广 APP 应用")]
    [InlineData("1. 加强领导", "1.加强领导")]
    public void Stray_spaces_go_and_those_that_part_words_stay(string typed, string set) => Assert.Equal(set, Typography.ToFullWidth(typed));

    [Fact]
    public void Twice_is_once_and_no_letter_digit_or_character_is_lost_or_moved() => Given.Anything.Sample(text =>
    {
        string clean = TextNormalizer.Normalize(text), once = Typography.ToFullWidth(clean);
        Assert.Equal(once, Typography.ToFullWidth(once));
        Assert.Equal(Given.Substance(clean), Given.Substance(once));
    }, iter: 20_000);
}
