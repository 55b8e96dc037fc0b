using WorkReport.Prose.Outlines;

namespace WorkReport.Prose.Tests.Outlines;

/// <summary>What stands below the body: 附件说明, 署名, 成文日期.</summary>
public class EndingsTests
{
    private const string Body = "澄川市教育局2022年工作总结\n一、主要做法\n全年开展活动12场，参加师生3.4万人次，工作取得明显成效。\n";

    [Theory]
    [InlineData("澄川市教育局\n2023年1月5日")]
    [InlineData("　　　　　　　　澄川市教育局\n　　　　　　　　2023 年 1 月 5 日\n")]
    [InlineData("澄川市教育局\n\n二〇二三年一月五日")]
    public void The_last_line_is_the_date_and_the_one_above_it_the_organ(string end) =>
        Assert.Equal([OutlineKind.Title, OutlineKind.Heading, OutlineKind.Paragraph, OutlineKind.Signature, OutlineKind.SignedOn], Kinds(Body + end));

    [Fact]
    public void Of_a_joint_issue_every_organ_signs() =>
        Assert.Equal([OutlineKind.Signature, OutlineKind.Signature, OutlineKind.SignedOn], Kinds(Body + "澄川市教育局\n澄川市民政局\n2023年1月5日")[^3..]);

    [Theory]
    [InlineData("附件：主要指标统计表\n澄川市教育局\n2023年1月5日", 1)]
    [InlineData("附件：1.主要指标统计表\n2.工作安排任务分解表\n3.数据来源\n澄川市教育局\n2023年1月5日", 3)]
    [InlineData("附件：1.主要指标统计表\n2.工作安排任务分解表", 2)]
    public void The_names_of_what_is_attached_stand_above_them(string end, int names) =>
        Assert.Equal(names, Kinds(Body + end).Count(kind => kind == OutlineKind.Attachment));

    [Fact]
    public void A_label_alone_on_its_line_has_its_names_below()
    {
        var kinds = Kinds(Body + "附件：\n1.主要指标统计表\n2.工作安排任务分解表\n澄川市教育局\n2023年1月5日");
        Assert.Equal([OutlineKind.Attachment, OutlineKind.Attachment, OutlineKind.Attachment, OutlineKind.Signature, OutlineKind.SignedOn], kinds[^5..]);
    }

    [Fact]
    public void A_note_in_brackets_may_stand_below_the_date() =>
        Assert.Equal([OutlineKind.Signature, OutlineKind.SignedOn, OutlineKind.Note], Kinds(Body + "澄川市教育局\n2023年1月5日\n（此件公开发布）")[^3..]);

    [Fact]
    public void An_imprint_may_stand_below_everything() =>
        Assert.Equal(
            [OutlineKind.Attachment, OutlineKind.Signature, OutlineKind.SignedOn, OutlineKind.Note, OutlineKind.CopyTo, OutlineKind.Printed],
            Kinds(Body + "附件：主要指标统计表\n澄川市教育局\n2023年1月5日\n（此件公开发布）\n抄送：市委办公室，市人大常委会办公室。\n澄川市教育局办公室　　2023年1月6日印发")[^6..]);

    [Theory]
    [InlineData("特此通知")]
    [InlineData("特此报告")]
    [InlineData("此致\n敬礼")]
    public void A_closing_formula_signs_nothing(string closing) =>
        Assert.Equal(1, Kinds(Body + closing + "\n澄川市教育局\n2023年1月5日").Count(kind => kind == OutlineKind.Signature));

    [Theory]
    [InlineData(6, 6)]
    [InlineData(20, 0)]
    public void Many_organs_sign_together_and_a_long_list_does_not(int lines, int signatures) =>
        Assert.Equal(signatures, Kinds(Body + string.Concat(Enumerable.Range(0, lines).Select(i => $"澄川市{(char)('甲' + i)}局\n")) + "2023年1月5日").Count(kind => kind == OutlineKind.Signature));

    [Theory]
    [InlineData("附件2022年主要指标统计表", "2022年主要指标统计表")]
    [InlineData("附件1 主要指标统计表", "主要指标统计表")]
    [InlineData("附件十二：数据来源", "数据来源")]
    public void The_title_of_an_appendix_is_what_stands_behind_its_label(string text, string title) =>
        Assert.Equal(title, new OutlineElement(OutlineKind.Part, 0, text, 0, 0, text.Length).AppendixTitle);

    [Fact]
    public void Text_behind_the_date_leaves_all_as_it_is()
    {
        var kinds = Kinds(Body + "澄川市教育局\n2023年1月5日\n以上情况，请予审阅。\n附件：1.主要指标统计表\n抄送：市委办公室。");
        Assert.All(kinds[^5..], kind => Assert.Equal(OutlineKind.Paragraph, kind));
    }

    [Fact]
    public void They_stand_before_the_appendices()
    {
        var outline = OutlineReader.Read(Body + "附件：主要指标统计表\n澄川市教育局\n2023年1月5日\n附件\n主要指标统计表\n全年开展活动12场，参加师生3.4万人次。");
        Assert.Equal([OutlineKind.Attachment, OutlineKind.Signature, OutlineKind.SignedOn, OutlineKind.Part, OutlineKind.Paragraph], outline.Elements.TakeLast(5).Select(e => e.Kind));
    }

    [Theory]
    [InlineData("谢谢大家！")]
    [InlineData("活动时间\n2022年6月1日至9月1日")]
    [InlineData("澄川市教育局")]
    [InlineData("会议定于2023年1月5日")]
    public void Without_a_date_alone_on_the_last_line_nothing_is_signed(string end) =>
        Assert.DoesNotContain(Kinds(Body + end), kind => kind is OutlineKind.Signature or OutlineKind.SignedOn);

    [Fact]
    public void A_date_below_the_title_is_not_one_of_signing() =>
        Assert.DoesNotContain(OutlineKind.SignedOn, Kinds("澄川市教育局2022年工作总结\n2023年1月5日"));

    [Fact]
    public void A_long_line_or_a_sentence_above_the_date_stays_text()
    {
        var kinds = Kinds(Body + "以上工作的完成，离不开各有关部门的大力支持。\n2023年1月5日");
        Assert.Equal([OutlineKind.Paragraph, OutlineKind.SignedOn], kinds[^2..]);
    }

    private static OutlineKind[] Kinds(string text) => [.. OutlineReader.Read(text).Elements.Select(e => e.Kind)];
}
