using WorkReport.Prose.Checks;

namespace WorkReport.Prose.Tests.Checks;

/// <summary>Formulas, headings, claims, lost characters and set phrases: found, and their near neighbours left alone.</summary>
public class FormsAndPhrasesTests
{
    private const string Report = "某单位2022年工作总结\n同志们：\n一年来，全体干部齐心协力，办成了一批实事。\n";

    [Theory]
    [InlineData("推行“六个一”（一本账、一张图、一支队、一个点、一堂课）。", "FormulaMembers 一本账、一张图、一支队、一个点、一堂课")]
    [InlineData("执行“四个一律”（一律登记、一律公示、一律存档）。", "FormulaMembers 一律登记、一律公示、一律存档")]
    [InlineData("实行“三统一”（统一口径、统一时间）。", "FormulaMembers 统一口径、统一时间")]
    [InlineData("开展“四送”活动，送政策、送技能、送岗位，群众欢迎。", "FormulaMembers 送政策、送技能、送岗位")]
    [InlineData("推行“三包”责任，包宣传、包排查、包化解、包回访。", "FormulaMembers 包宣传、包排查、包化解、包回访")]
    [InlineData("组织送政策、送技能、送岗位“四送”活动。", "FormulaMembers 送政策、送技能、送岗位")]
    [InlineData("开展“三比”竞赛：比学习，比作风，比实绩，比贡献。", "FormulaMembers 比学习，比作风，比实绩，比贡献")]
    [InlineData("老党员无私奉现、不词辛劳。", "LikelyTypo 无私奉现", "LikelyTypo 不词辛劳")]
    [InlineData("各级坚持统筹兼故、因村失策。", "LikelyTypo 统筹兼故", "LikelyTypo 因村失策")]
    [InlineData("省关公委来信祝贺，要求惯彻会议精神。", "LikelyTypo 关公委", "Typo 惯彻")]
    [InlineData("全市上下稳中求近、持续发利。", "LikelyTypo 稳中求近", "LikelyTypo 持续发利")]
    [InlineData("开办农技夜?、周末讲堂。", "LostCharacter ?")]
    [InlineData("比赛中□□得奖的有2名。", "LostCharacter □□")]
    [InlineData("名单已经公布.大家没有意见。", "HalfWidth .")]
    [InlineData("该做法全省首创，群众满意。", "ClaimUnshown 全省首创")]
    [InlineData("参训人数居全市第一。", "ClaimUnshown 全市第一")]
    public void It_is_found(string sentence, params string[] found) => Assert.Equal(found, Found.Words(Report + sentence + "\n"));

    [Theory]
    [InlineData("推行“六个一”（一本账、一张图、一支队、一个点、一堂课、一封信）。")]
    [InlineData("执行“四个一律”（一律登记、一律公示、一律存档、一律回访）。")]
    [InlineData("实行“三统一”（统一口径、统一时间、统一表式）。")]
    [InlineData("开展“三送”活动，送政策、送技能、送岗位，送去温暖。")]
    [InlineData("开展“四送”活动，送政策、送技能、送岗位等。")]
    [InlineData("增强“两个维护”，维护群众利益、维护社会稳定、维护公平。")]
    [InlineData("实施“十百千”工程（十个示范点、百个站、千个户）。")]
    [InlineData("“五老”宣讲团，老战士、老教师走上讲台。")]
    [InlineData("注重时效，讲求时效，应当以经核实的数为准。")]
    [InlineData("芯业时代公司投产，“一箱制”改革推开，服务重心下移，各高校推进改革。")]
    [InlineData("第一时间传达，第一批到位，率先突破一批难题，力争全省第一。")]
    [InlineData("该做法全省首创，获市里通报表扬。")]
    [InlineData("网址是中国.cn，版本为第1.2节。")]
    public void Its_neighbour_is_passed_over(string sentence) => Assert.Empty(Found.Words(Report + sentence + "\n"));

    [Theory]
    [InlineData("铸魂育人，立德为先", "关爱帮扶，情暖人心", "把队伍建设抓紧抓实", "建章立制，规范运行", "BrokenParallel 三、把队伍建设抓紧抓实")]
    [InlineData("在学习上见深度", "在服务上见温度", "在管理上见力度", "抓好宣传调研", "BrokenParallel 四、抓好宣传调研")]
    [InlineData("从思想入手", "从队伍入手", "从制度入手", "抓好宣传调研", "BrokenParallel 四、抓好宣传调研")]
    [InlineData("主要工作情况", "存在的问题", "下一步打算", "几点建议和请求", null)]
    [InlineData("抓学习，强本领", "抓服务，暖人心", "抓队伍，固根基", "抓宣传，树形象", null)]
    public void The_heading_without_the_frame_of_the_others_is_found(string first, string second, string third, string fourth, string? found)
        => Assert.Equal(found is null ? [] : [found], Found.Words($"某单位2022年工作总结\n同志们：\n一、{first}\n办了一批实事。\n二、{second}\n帮了一批老人。\n三、{third}\n训了一批骨干。\n四、{fourth}\n写了一批稿件。\n"));

    [Fact]
    public void A_number_that_stands_twice_is_said_once()
    {
        const string Text = "某单位2022年工作总结\n同志们：\n一、抓学习\n办了一批实事。\n二、抓服务\n帮了一批老人。\n二、抓队伍\n训了一批骨干。\n四、抓宣传\n写了一批稿件。\n五、抓调研\n写了一批报告。\n";

        var finding = Assert.Single(Found.In(Text));

        Assert.Equal((CheckRule.HeadingTwice, "三、"), (finding.Rule, finding.Repair));
    }

    [Fact]
    public void Of_many_claims_the_first_is_named_with_their_number()
    {
        var finding = Assert.Single(Found.In(Report + "总量居全省第一。增速居全省第一。做法全省首创。\n"));

        Assert.Equal(["全省第一", "排名的通报或统计数据", "3"], finding.With);
    }
}
