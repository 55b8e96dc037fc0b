using WorkReport.Prose.Checks;

namespace WorkReport.Prose.Tests.Checks;

/// <summary>Two and more of each kind of error, each in a short text that has no other.</summary>
public class PlantedTests
{
    private const string Report = "某单位2022年工作总结\n同志们：\n一年来，全体干部齐心协力，各项工作取得了新的成绩。\n";

    [Theory]
    [InlineData(CheckRule.Sum, "全年受理案件120件，其中民事80件、刑事30件、行政25件。", "120件", null)]
    [InlineData(CheckRule.Sum, "新建站点30个、改建站点20个，共计60个。", "60个", "50个")]
    [InlineData(CheckRule.Sum, "共培训骨干600人，甲、乙、丙三地分别培训200人、250人、160人。", "600人", null)]
    [InlineData(CheckRule.PartExceeds, "表彰先进个人50名，其中女同志65名。", "65名", null)]
    [InlineData(CheckRule.PartExceeds, "建成服务站18个，其中村级服务站21个。", "21个", null)]
    [InlineData(CheckRule.Growth, "宣讲场次由100场增加到150场，增长30%。", "30%", "50%")]
    [InlineData(CheckRule.Growth, "今年发稿260篇，去年发稿200篇，增长25%。", "25%", "30%")]
    [InlineData(CheckRule.Growth, "达标率由85%提高到92%，提高了5个百分点。", "5个百分点", "7个百分点")]
    [InlineData(CheckRule.Direction, "入户走访由300次增加到240次。", "由300次增加到240次", null)]
    [InlineData(CheckRule.Direction, "办理时限由5个工作日压缩到8个工作日。", "由5个工作日压缩到8个工作日", null)]
    [InlineData(CheckRule.PercentPoints, "覆盖率由80%提高到90%，提高10%。", "10%", "10个百分点")]
    [InlineData(CheckRule.Share, "现有干部120名，其中女干部30名，占35%。", "35%", "25%")]
    [InlineData(CheckRule.Share, "应检200户，实检180户，受检率95%。", "95%", "90%")]
    [InlineData(CheckRule.PercentRange, "群众满意率达到104%。", "104%", null)]
    [InlineData(CheckRule.PercentRange, "青年干部占比112%。", "112%", null)]
    [InlineData(CheckRule.SharesExceed, "三类人员分别占45%、40%、25%。", "45%、40%、25%", null)]
    [InlineData(CheckRule.ImpossibleDay, "2月30日召开了动员大会。", "2月30日", null)]
    [InlineData(CheckRule.ImpossibleDay, "活动于13月5日启动，11月31日结束。", "13月5日", null)]
    [InlineData(CheckRule.MaskLeft, "XX书记到会讲话。", "XX", null)]
    [InlineData(CheckRule.MaskLeft, "筹措资金××万元。", "××", null)]
    [InlineData(CheckRule.MaskLeft, "会议于X月12日召开。", "X", null)]
    [InlineData(CheckRule.LostCharacter, "举办“护眼健康?睛彩未来”活动。", "?", "·")]
    [InlineData(CheckRule.LostCharacter, "走访困难群\uFFFD和老党员。", "\uFFFD", null)]
    [InlineData(CheckRule.FormulaMembers, "开展“三带头”（带头学、带头讲、带头做、带头改）活动。", "带头学、带头讲、带头做、带头改", null)]
    [InlineData(CheckRule.FormulaMembers, "坚定“四个自信”（道路自信、理论自信、制度自信）。", "道路自信、理论自信、制度自信", "道路自信、理论自信、制度自信、文化自信")]
    [InlineData(CheckRule.FormulaMember, "坚定“四个自信”（道路自信、理论自信、法治自信、文化自信）。", "法治自信", "制度自信")]
    [InlineData(CheckRule.ListedCount, "重点抓好四项工作：一是抓学习；二是抓宣传；三是抓落实。", "四项工作", "三项工作")]
    [InlineData(CheckRule.SeriesGap, "一是抓学习；二是抓宣传；四是抓落实。", "四是", "三是")]
    [InlineData(CheckRule.Unpaired, "组织学习《工作细则，并开展了讨论。", "《", null)]
    [InlineData(CheckRule.Unpaired, "“明亮眼睛“关爱行动受到欢迎。", "“", "”")]
    [InlineData(CheckRule.Unpaired, "各县（市、区普遍建立了制度。", "（", null)]
    [InlineData(CheckRule.HalfWidth, "加强领导,落实责任。", ",", "，")]
    [InlineData(CheckRule.HalfWidth, "各县(市、区)普遍建立了制度。", "(", "（")]
    [InlineData(CheckRule.FullWidthDigits, "建成站点１２个、服务点34个。", "１２", "12")]
    [InlineData(CheckRule.DoubledMark, "加强领导，，落实责任。", "，，", "，")]
    [InlineData(CheckRule.DoubledMark, "工作有成效，。群众满意。", "，。", "。")]
    [InlineData(CheckRule.DoubledWord, "完善了关爱服务的的体系。", "的的", "的")]
    [InlineData(CheckRule.DoubledWord, "坚持推进推进各项建设。", "推进推进", "推进")]
    [InlineData(CheckRule.Typo, "年初对全年工作作了布暑。", "布暑", "部署")]
    [InlineData(CheckRule.Typo, "一如继往地支持老区。", "一如继往", "一如既往")]
    [InlineData(CheckRule.LikelyTypo, "广泛宣传法律法归。", "法律法归", "法律法规")]
    public void It_is_found_where_it_stands(CheckRule rule, string sentence, string stretch, string? repair)
    {
        string text = Report + sentence + "\n";

        Finding found = Found.In(text).First(finding => finding.Rule == rule);

        Assert.Equal(stretch, text.Substring(found.Start, found.Length));
        Assert.Equal(repair, found.Repair);
        Assert.All(Found.In(text), finding => Assert.True(finding.Rule == rule || rule is CheckRule.ImpossibleDay, $"{finding.Rule} {text.Substring(finding.Start, finding.Length)}"));
    }

    [Theory]
    [InlineData("某单位2022年工作总结\n同志们：\n组织300名志愿者清理河道。\n动员1200名志愿者参与文明劝导。\n180名志愿者结对帮扶困难家庭。\n", "PeopleOverlap 300名", null)]
    [InlineData("某单位2022年工作总结暨2022年工作安排\n同志们：\n全年工作平稳有序，成绩来之不易。\n", "YearSlip 2022", "2023")]
    [InlineData("某单位2022年工作总结\n同志们：\n2021年工作回顾\n全年工作平稳有序，成绩来之不易。\n", "YearSlip 2021", "2022")]
    [InlineData("某单位2022年工作总结\n同志们：\n2022年工作回顾\n2021年，全体干部齐心协力，各项工作取得了新的成绩。\n", "YearSlip 2021", "2022")]
    [InlineData("某单位2022年工作总结\n同志们：\n一年来，工作取得了新的成绩。截至2021年底，建成站点12个。\n", "YearSlip 2021", "2022")]
    [InlineData("某单位2022年工作总结\n同志们：\n一、抓好学习教育\n组织学习12次。\n三、抓好队伍建设\n培训骨干30名。\n", "HeadingGap 三、", "二、")]
    [InlineData("某单位2022年工作总结\n同志们：\n一、抓好学习教育\n组织学习12次。\n二、抓好队伍建设\n培训骨干30名。\n二、抓好制度建设\n修订制度5项。\n", "HeadingTwice 二、", "三、")]
    [InlineData("某单位2022年工作总结\n同志们：\n一、抓好学习教育\n组织学习12次。\n二、抓好队伍建设\n三、抓好制度建设\n修订制度5项。\n", "EmptySection 二、抓好队伍建设", null)]
    [InlineData("某单位2022年工作总结\n同志们：\n一、学习教育取得新进展\n组织学习12次。\n二、服务大局展现新作为\n献策30条。\n三、关爱行动创出新亮点\n帮扶90名。\n四、加强自身的能力\n培训6期。\n", "BrokenParallel 四、加强自身的能力", null)]
    [InlineData("某单位2022年工作总结\n同志们：\n举办“关爱明天、普法先行”活动。开展“关爱明天、普法先行”宣传。总结“关爱明天，普法先行”经验。\n", "NameVariant 关爱明天，普法先行", "关爱明天、普法先行")]
    [InlineData("某单位2022年工作总结\n同志们：\n认真学习《关于加强基层工作的意见》。《关于加强基层工作的意见》下发后，各地落实。抓住《关于加强基层公作的意见》落地。\n", "NameVariant 关于加强基层公作的意见", "关于加强基层工作的意见")]
    [InlineData("某单位2022年工作总结\n同志们：\nxx书记在会上强调要抓好落实。王书记的讲话被转发。\n", "NameBesideMask 王", "xx")]
    [InlineData("某单位2022年工作总结\n同志们：\nxx书记在会上强调要抓好落实。XX市、XX县的经验被转发。\n", "MaskStyles xx", "XX")]
    [InlineData("某单位2022年工作总结\n同志们：\n全年举办家风家训报告会320场。\n自身建设得到加强，举办家风家训报告会302场。\n", "TwoValues 302场", null)]
    public void It_is_found_in_a_whole_text(string text, string found, string? repair)
    {
        Finding finding = Found.In(text).FirstOrDefault(finding => $"{finding.Rule} {text.Substring(finding.Start, finding.Length)}" == found)!;

        Assert.True(finding is not null, string.Join('\n', Found.Words(text)));
        Assert.Equal(repair, finding!.Repair);
    }

    [Theory]
    [InlineData("全年受理案件120件，其中民事80件、刑事30件、行政10件。")]
    [InlineData("组织活动120场，其中大型活动30场、中型活动20场。")]
    [InlineData("宣讲场次由120场增加到150场，增长25%。")]
    [InlineData("完成投资4.93万亿元，比上年4.68万亿元增长5.4%。")]
    [InlineData("完成年度计划的112%，销售收入增长120%。")]
    [InlineData("2024年2月29日召开了动员大会，3月31日结束。")]
    [InlineData("怎么办？我们到群众中去找答案。")]
    [InlineData("X光检查、5G网络、PM2.5监测和12345热线运行良好。")]
    [InlineData("三县（市、区）和两个单位（教育局、民政局）开展了互查。")]
    [InlineData("实践目的的实现，要靠实实在在、和和气气地做工作。")]
    [InlineData("发布署名文章3篇，统一但不呆板，以经济建设为中心。")]
    [InlineData("受到中央领导同志的接见，第一次、第三批人员到位。")]
    [InlineData("现有干部120名，其中女干部30名，占25%。")]
    [InlineData("1）抓好学习；2）抓好宣传。")]
    public void What_is_right_is_passed_over(string sentence) => Assert.Empty(Found.Words(Report + sentence + "\n"));

    [Fact]
    public void Repairs_are_made_in_the_text_and_nowhere_else()
    {
        const string Text = Report + "加强领导,落实责任。年初作了布暑，，推进推进各项工作。\n";

        Assert.Equal(Report + "加强领导，落实责任。年初作了部署，推进各项工作。\n", TextChecks.Repaired(Text, Found.In(Text)));
    }
}
