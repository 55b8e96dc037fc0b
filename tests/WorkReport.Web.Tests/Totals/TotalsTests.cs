using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Totals;

public sealed class TotalsTests(SeasonSite site) : SiteTest(site)
{
    private Season Season => site.Season;

    private async Task<Opened> OpenAsync(string code, string rest = "", string user = "Office.SC") =>
        await (await site.SignedInAs(user)).OpenAsync($"/units/{Season[code]}/{SeasonSite.Period}/totals{rest}");

    private Task<Opened> BehindAsync(string code, string metric, string query = "", string user = "Office.SC") => OpenAsync(code, $"/{Season.MetricOf(metric)}{query}", user);

    private static Dictionary<string, string[]> Rows(Opened page) => page.Document.QuerySelectorAll("main tbody tr:not(.topic)").ToDictionary(
        row => row.QuerySelector("th")!.FirstElementChild!.TextContent.Trim(),
        row => row.QuerySelectorAll("td").Select(d => string.Join(' ', d.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToArray());

    private static string Fact(Opened page, string name) => string.Join(' ', page.Document.QuerySelectorAll("main .facts > div")
        .Single(d => d.QuerySelector("dt")!.TextContent == name).QuerySelector("dd")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task The_table_has_own_below_and_both_exactly_beside_last_year_and_the_printed_form()
    {
        var page = await OpenAsync("SC");
        var rows = Rows(page);
        Assert.Equal(["五老宣讲", "受益青少年", "五好达标率", "年度考核得分"], rows.Keys);
        // 40 + 200 + 2 are accepted; 7 of others are not; the county's own 3. Only 上河一村 gave it in both years: 40 against 30, 90 % against 50 %.
        Assert.Equal(["场次", "3", "242 3 个单位", "245", "30", "+10 1/4 个单位可比", "200多场次"], rows["五老宣讲"]);
        Assert.Equal(["%", "—", "53.6 59/110 2 个单位", "53.6 59/110", "50 1/2", "+40 个百分点 1/2 个单位可比", "53.6%"], rows["五好达标率"]);
        Assert.Equal(["名", "300多 只有文中写法，不能加总", "— 另有 3 个单位只有文中写法，未计入", "—", "—", "—", "—"], rows["受益青少年"]);
        Assert.Equal(["分", "—", "不汇总", "—", "—", "—", "—"], rows["年度考核得分"]);
        Assert.Contains("下级 13 个单位，已接收并计入 4 个", page.Words("main .lede"), StringComparison.Ordinal);
    }

    /// <summary>Last year only one village was accepted: the paper and the page of the figure compare it with itself, as the table does.</summary>
    [Fact]
    public async Task The_page_of_a_figure_and_the_printed_sheet_have_the_change_of_the_table()
    {
        Assert.Equal("+10场次1/4 个单位可比", Fact(await BehindAsync("SC", "S01"), "增减").Replace(" 1/4", "1/4", StringComparison.Ordinal));
        Assert.StartsWith("+40 个百分点", Fact(await BehindAsync("SC", "S02"), "增减"), StringComparison.Ordinal);
        var printed = await (await site.SignedInAs("Office.SC")).OpenAsync($"/units/{Season["SC"]}/{SeasonSite.Period}/sheet/print");
        var rows = printed.Document.QuerySelectorAll(".printed-table tbody tr").ToDictionary(row => row.QuerySelector("th")!.TextContent.Trim(), row => string.Join(' ', row.Children[^2].TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(("+10 1/4 个单位可比", "+40 个百分点 1/2 个单位可比"), (rows["五老宣讲"], rows["五好达标率"]));
    }

    [Fact]
    public async Task What_a_text_says_of_last_year_is_no_evidence_of_this_years_figure()
    {
        await site.With(async db =>
        {
            var (now, last) = (await db.Periods.SingleAsync(p => p.Code == SeasonSite.Period), await db.Periods.SingleAsync(p => p.Code == "2021"));
            foreach (var (lead, period) in new[] { ("今年的宣讲", now.Id), ("和去年比的宣讲", last.Id) })
                db.Add(WorkItem.Write(Season["SC12"], now.Id, new ItemWords(now.Sections[0].Id, lead, new FigureText([new TextPiece("宣讲"), new TextPiece("7场次", new BoundFigure(Season.MetricOf("S01"), Season["SC12"], FigureAspect.Own, period))])), Site.By));
            await db.SaveChangesAsync();
        });
        var page = await BehindAsync("SC12", "S01");
        Assert.Equal("今年的宣讲", Fact(page, "佐证"));
    }

    [Fact]
    public async Task A_topic_alone_is_shown_and_the_address_holds_it()
    {
        Assert.Equal(["五好达标率"], Rows(await OpenAsync("SC", "?topic=自身建设")).Keys);
        Assert.Contains("这个类别没有指标", (await OpenAsync("SC", "?topic=没有")).Words("main .empty"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_figure_stand_the_units_right_below_and_what_they_give_is_the_figure()
    {
        var page = await BehindAsync("SC", "S01");
        Assert.Equal("五老宣讲", page.Words("h1"));
        var rows = Rows(page);
        Assert.Equal(["—", "40场次 1 个单位", "40场次 来自下级", "本级暂未计入：填报中"], rows["上河镇"]);
        Assert.Equal(["—", "202场次 2 个单位", "202场次 来自下级", "本级暂未计入：填报中"], rows["下河镇"]);
        Assert.Equal(["—", "—", "—", "本级已计入"], rows["源头镇"]);
        Assert.StartsWith("242场次", Fact(page, "下级"), StringComparison.Ordinal);
        Assert.StartsWith("245场次", Fact(page, "合计"), StringComparison.Ordinal);
        // The county's own 3 are in its own total all along, and not yet in the city's.
        Assert.Contains("本级暂未计入：填报中", Fact(page, "本级"), StringComparison.Ordinal);
        Assert.Contains("因此上级合计暂不计入；本单位的合计始终包含本级数", Fact(page, "本级"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_accepted_is_listed_as_not_counted_with_its_state()
    {
        var rows = Rows(await BehindAsync("SC1", "S01"));
        Assert.Equal(["40场次", "—", "40场次", "本级已计入"], rows["上河一村"]);
        Assert.Equal(["— 已填，暂不计入", "—", "—", "本级暂未计入：已上报"], rows["上河二村"]);
        Assert.Equal(["— 已填，暂不计入", "—", "—", "本级暂未计入：审核通过"], rows["上河三村"]);
        Assert.Equal(["— 已填，暂不计入", "—", "—", "本级暂未计入：本单位审核中"], rows["上河四村"]);
        Assert.Equal(["— 已填，暂不计入", "—", "—", "本级暂未计入：退回修改"], rows["上河五村"]);
        Assert.Equal("90% 9/10", Rows(await BehindAsync("SC1", "S02"))["上河一村"][2]);
    }

    /// <summary>From the figure to entry, author and approver in three clicks, by links that are there.</summary>
    [Fact]
    public async Task A_figure_answers_for_itself_in_three_clicks()
    {
        var browser = await site.SignedInAs("Office.SC");
        var page = await OpenAsync("SC");
        foreach (var name in new[] { "五老宣讲", "列出全部单位", "上河一村" })
            page = await browser.OpenAsync(page.Document.QuerySelectorAll("main a").Single(a => a.TextContent.Trim() == name).GetAttribute("href")!);
        Assert.Equal("40场次 本级已计入", Fact(page, "本级"));
        Assert.Equal("上河一村的台账", Fact(page, "说明"));
        Assert.Equal("2026年1月5日由填表人", Fact(page, "填写"));
        Assert.Equal("2026年1月6日由签发人", Fact(page, "审核通过"));
        Assert.Equal("2026年1月7日由接收人", Fact(page, "接收"));
        Assert.Contains(page.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"/submissions/{Season.PackageOf("SC11")}");
    }

    [Fact]
    public async Task All_units_at_once_are_those_that_fill_it_in()
    {
        var rows = Rows(await BehindAsync("SC", "S01", "?all=true"));
        Assert.Equal(10, rows.Count);
        Assert.DoesNotContain("上河镇", rows.Keys);
        Assert.Equal(["200场次", "200场次", "本级已计入"], rows["下河四村"]);
        Assert.Equal(["—", "—", "本级暂未计入：填报中"], rows["下河三村"]);
    }

    [Fact]
    public async Task What_moved_away_counts_where_it_stood_and_is_read_from_both_sides()
    {
        var page = await BehindAsync("SC2", "S01");
        Assert.Equal(["2场次", "—", "2场次", "本级已计入"], Rows(page)["下河五村"]);
        Assert.Contains(page.Document.QuerySelectorAll("main a"), a => a.TextContent.Trim() == "下河五村");
        Assert.Equal(HttpStatusCode.OK, (await BehindAsync("SC25", "S01")).Status);
        Assert.Equal(HttpStatusCode.OK, (await BehindAsync("SC25", "S01", user: "Office.SD")).Status);
        Assert.Equal(["场次", "—", "—", "—", "—", "—", "—"], Rows(await OpenAsync("SD", user: "Office.SD"))["五老宣讲"]);
    }

    [Theory]
    [InlineData("Administrator.SC", "SC")]
    [InlineData("Contributor.SC2", "SC2")]
    [InlineData("Reviewer.SC2", "SC")]
    [InlineData("Office.SD", "SC")]
    public async Task For_others_there_is_no_such_page(string user, string code)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(code, user: user)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await BehindAsync(code, "S01", user: user)).Status);
    }

    [Fact]
    public async Task There_is_no_page_of_a_metric_that_is_not() => Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync("SC", "/999999")).Status);
}
