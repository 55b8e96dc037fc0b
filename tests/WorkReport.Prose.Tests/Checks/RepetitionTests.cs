using WorkReport.Prose.Checks;
using WorkReport.Prose.Readings;

namespace WorkReport.Prose.Tests.Checks;

/// <summary>
/// Long repetitions of what the rules turn upon. How long each takes is measured by the benchmark, not here; a rule that looks back over all of a text
/// would take minutes of each.
/// </summary>
public class RepetitionTests
{
    public static TheoryData<string> Pieces =>
    [
        "a", "（", "1.", "“", "《", "X", "xx", "？", "?", "，", "的", "一是", "一、", "其中", "5个", "5个、", "共5个，其中3个、", "由5个增加到6个，", "1个共计", "1个、2个合计", "占5%、", "2月30日", "某", "王书记", "四个自信（", "“名甲”", "一、甲\n", "，，", "法律法归", "2022年", "百分之", "布署", "□", "\uFFFD",
    ];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void It_is_checked_to_its_end_and_repaired(string piece)
    {
        string text = "某单位2022年工作总结\n同志们：\n" + string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length));
        CheckData data = new() { Figures = [new KnownFigure("举办报告会", "个", 7, "7个")], Evidenced = [] };

        var found = TextChecks.Find(ReportReader.Read(text), data);

        Assert.All(found, finding => Assert.InRange(finding.Start + finding.Length, finding.Start + 1, text.Length));
        Assert.NotEmpty(TextChecks.Repaired(text, found));
    }

    [Fact]
    public void A_heading_behind_the_ninety_ninth_has_no_other_number_to_be_given()
    {
        var found = Found.In("某单位2022年工作总结\n同志们：\n九十九、抓学习取得新进展\n开展了一批活动。\n九十八、抓落实取得新成效\n办成了一批实事。");

        Assert.All(found, finding => Assert.True(finding.Length > 0));
    }
}
