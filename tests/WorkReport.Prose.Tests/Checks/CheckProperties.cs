using CsCheck;
using WorkReport.Prose.Checks;
using WorkReport.Prose.Readings;
using WorkReport.Prose.Tests.Texts;

namespace WorkReport.Prose.Tests.Checks;

public class CheckProperties
{
    /// <summary>What the rules turn upon, in any order.</summary>
    private static readonly Gen<string> Pieces = Gen.OneOf([
        "一、", "二、", "（一）", "（三）", "1.", "3.", "一是", "三是", "第一", "共", "其中", "分别", "合计", "占", "由", "提高到", "下降到", "增长", "去年", "今年", "率", "个", "名", "件", "万元", "%", "个百分点", "倍", "2022年", "2月30日", "13月5日",
        "120", "80", "30", "1.2万", "4200多", "XX", "xx", "××", "某某", "**", "__", "书记", "王书记", "“", "”", "《", "》", "（", "）", "‘", "’", "?", "？", "\uFFFD", "□", ",", "，", "，，", "。", "。。", "；", "：", "、", "\n", "\n\n", " ", "　", "的的", "四个自信", "三位一体", "布署",
        "法律法归", "全省首家", "工作总结", "工作安排", "同志们：", "𠮷", "\u200B", "１２", "ＡＢ", "预计", "举办报告会",
    ]).Array[0, 60].Select(string.Concat);

    private static readonly CheckData Data = new()
    {
        Figures = [new KnownFigure("举办报告会", "个", 120, "120个") { Before = 80 }, new KnownFigure("发稿", "万元", null, "4200多万元"), new KnownFigure("率", "%", 80, "80%") { IsForecast = true }],
        Sources = ["举办报告会30名。"],
        Evidenced = ["全省首家。"],
        Formulas = [new Formula("四带头", ["学", "讲", "做", "改"])],
    };

    [Fact]
    public void Any_text_is_checked_to_its_end_and_its_findings_stand_in_it()
        => Gen.OneOf(Pieces, Given.Anything).Sample(text =>
        {
            var found = TextChecks.Find(ReportReader.Read(text), Data);
            foreach (Finding finding in found)
                Assert.True(finding.Length > 0 && finding.Start >= 0 && finding.Start + finding.Length <= text.Length, $"{finding}");
            string mended = TextChecks.Repaired(text, found);
            TextChecks.Find(ReportReader.Read(mended), Data);
        }, iter: 5_000);
}
