using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Tests.App;

[assembly: AssemblyFixture(typeof(SeasonSite))]

namespace WorkReport.Web.Tests.Progress;

public sealed class ProgressTests(SeasonSite site) : SiteTest(site)
{
    private Season Season => site.Season;

    private async Task<Opened> OpenAsync(string code, string query = "", string? user = null) =>
        await (await site.SignedInAs(user ?? SeasonSite.UserAt("SC", Role.Office))).OpenAsync($"/units/{Season[code]}/{SeasonSite.Period}/progress{query}");

    private static Dictionary<string, string> Rows(Opened page) => page.Document.QuerySelectorAll("main tbody tr")
        .ToDictionary(row => row.QuerySelector("th bdi")!.TextContent.Trim(), row => string.Join(' ', row.QuerySelectorAll(".st").Select(s => s.TextContent.Trim())));

    [Fact]
    public async Task Every_state_has_its_word_and_what_is_late_says_so()
    {
        var upper = Rows(await OpenAsync("SC1"));
        var lower = Rows(await OpenAsync("SC2"));
        Assert.Equal(
            [("上河一村", "已接收"), ("上河二村", "已上报"), ("上河三村", "审核通过，未上报 逾期"), ("上河四村", "本单位审核中 逾期"), ("上河五村", "退回未改 逾期")],
            upper.Select(r => (r.Key, r.Value)));
        Assert.Equal(
            [("下河一村", "已填全，未报 逾期"), ("下河二村", "未填全 逾期"), ("下河三村", "未报 逾期"), ("下河四村", "未填全 已接收"), ("下河五村", "已接收")],
            lower.Select(r => (r.Key, r.Value)));
    }

    /// <summary>The list has the names of the period's day; people look for those of today.</summary>
    [Fact]
    public async Task A_unit_is_found_by_its_new_name_too()
    {
        await site.With(async db =>
        {
            var units = await db.OrgUnits.ToListAsync();
            new OrgTree(units).Rename(units.Single(u => u.Id == Season["SC23"]), "新河社区", new DateOnly(2025, 1, 1), Site.By);
            await db.SaveChangesAsync();
        });
        Assert.Equal(["下河三村"], Rows(await OpenAsync("SC", "?q=新河社区")).Keys);
        Assert.Equal(["下河三村"], Rows(await OpenAsync("SC", "?q=下河三村")).Keys);
    }

    [Fact]
    public async Task What_is_missing_is_counted_from_the_content_and_not_from_a_button()
    {
        var rows = (await OpenAsync("SC2")).Document.QuerySelectorAll("main tbody tr").ToDictionary(w => w.QuerySelector("th bdi")!.TextContent.Trim(), w => w.TextContent);
        Assert.Contains("还差 1 个数", rows["下河四村"], StringComparison.Ordinal);
        Assert.DoesNotContain("没有工作事项", rows["下河四村"], StringComparison.Ordinal);
        Assert.Contains("还差 1 个数", rows["下河二村"], StringComparison.Ordinal);
        Assert.Contains("没有工作事项", rows["下河二村"], StringComparison.Ordinal);
        Assert.DoesNotContain("还差", rows["下河一村"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_county_sees_one_level_with_all_that_is_below_in_words_and_in_a_bar()
    {
        var page = await OpenAsync("SC");
        Assert.Equal(["上河镇", "下河镇", "源头镇"], Rows(page).Keys);
        Assert.Equal("13 个单位： 已接收 3 审核中 3 退回未改 1 未填全 2 未报 4 其中逾期 6", page.Words("main .whole .share p"));
        var upper = page.Document.QuerySelectorAll("main tbody tr").Single(r => r.TextContent.Contains("上河镇", StringComparison.Ordinal));
        Assert.Equal("已接收 1/5 其中逾期 3", string.Join(' ', upper.QuerySelector(".below")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        // The bar says the same as the words: its pieces lie end to end over the whole length.
        var whole = page.Document.QuerySelector("main .whole")!;
        Assert.Equal(["0+3", "3+3", "6+1", "7+2", "9+4"], whole.QuerySelectorAll("rect").Select(r => $"{r.GetAttribute("x")}+{r.GetAttribute("width")}"));
        Assert.Equal("0 0 13 1", whole.QuerySelector("svg")!.GetAttribute("viewBox"));
    }

    [Fact]
    public async Task A_row_leads_a_level_down_or_to_what_can_be_read()
    {
        string? To(Opened page, string name) => page.Document.QuerySelectorAll("main tbody th a").FirstOrDefault(a => a.TextContent.Trim() == name)?.GetAttribute("href");
        var (county, upper, lower) = (await OpenAsync("SC"), await OpenAsync("SC1"), await OpenAsync("SC2"));
        Assert.Equal($"/units/{Season["SC1"]}/2022/progress", To(county, "上河镇"));
        Assert.Equal($"/submissions/{Season.PackageOf("SC3")}", To(county, "源头镇"));
        Assert.Equal($"/submissions/{Season.PackageOf("SC14")}", To(upper, "上河四村"));
        Assert.Equal($"/units/{Season["SC23"]}", To(lower, "下河三村"));
        // It has moved to another county since: named and read where it stood.
        Assert.Equal($"/submissions/{Season.PackageOf("SC25")}", To(lower, "下河五村"));
        Assert.Equal($"/units/{Season["SC"]}/2022/progress", upper.Document.QuerySelector(".crumbs a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_filter_lists_every_unit_of_a_status_at_any_depth()
    {
        Assert.Equal(["下河二村", "下河四村"], Rows(await OpenAsync("SC", "?status=Incomplete")).Keys);
        Assert.Equal(["上河一村", "下河五村", "源头镇"], Rows(await OpenAsync("SC", "?status=Accepted")).Keys);
        Assert.Equal(["上河三村", "上河四村", "上河五村", "下河一村", "下河二村", "下河三村"], Rows(await OpenAsync("SC", "?late=true")).Keys);
        Assert.Equal(["上河三村"], Rows(await OpenAsync("SC", "?late=true&status=Approved")).Keys);
        var none = await OpenAsync("SC1", "?status=Drafting");
        Assert.Empty(Rows(none));
        Assert.Contains("没有这种状态的单位", none.Words("main .empty"), StringComparison.Ordinal);
        Assert.Equal("已填全，未报（1 个）", (await OpenAsync("SC", "?status=Drafting")).Words("#status option[selected]"));
    }

    [Fact]
    public async Task A_unit_is_found_by_the_way_to_it_by_its_code_and_by_pinyin()
    {
        foreach (var words in new[] { "下河镇下河二村", "下河镇 二村", "ＳＣ２２", "xhec", "xhzec" })
            Assert.Contains("下河二村", Rows(await OpenAsync("SC", $"?q={Uri.EscapeDataString(words)}")).Keys);
        Assert.Equal(["下河二村"], Rows(await OpenAsync("SC", "?q=下河镇二村")).Keys);
        Assert.Empty(Rows(await OpenAsync("SC", "?q=上河镇下河二村")));
    }

    [Fact]
    public async Task The_heads_order_the_list_through_the_address_and_say_which_way()
    {
        var page = await OpenAsync("SC2");
        Assert.Equal("ascending", page.Document.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        var address = page.Document.QuerySelectorAll("thead a").Single(a => a.TextContent.Trim() == "还差什么").GetAttribute("href")!;
        page = await OpenAsync("SC2", address[address.IndexOf('?', StringComparison.Ordinal)..]);
        Assert.Equal(["下河三村", "下河二村", "下河四村"], Rows(page).Keys.Take(3));
        // Pressed again, the other way round.
        address = page.Document.QuerySelector("th[aria-sort] a")!.GetAttribute("href")!;
        page = await OpenAsync("SC2", address[address.IndexOf('?', StringComparison.Ordinal)..]);
        Assert.Equal("descending", page.Document.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        Assert.Equal(["下河四村", "下河二村", "下河三村"], Rows(page).Keys.TakeLast(3));
    }

    [Fact]
    public async Task The_reminder_names_who_has_not_handed_in_by_day_and_by_the_unit_above()
    {
        var text = (await OpenAsync("SC")).Document.QuerySelector("#reminder")!.TextContent.Trim();
        Assert.Equal(
            """
            【2022年 报送提醒】以下 5 个单位的期限是2022年12月24日，已经过期，请尽快报送：
            上河镇的上河四村、上河五村
            下河镇的下河一村、下河二村、下河三村
            【2022年 报送提醒】请以下 2 个单位于2099年12月26日前报送：
            上河镇、下河镇
            【2022年 报送提醒】以下 1 个单位已审核通过，但还没有上报，请尽快上报：
            上河镇的上河三村
            """, text);
    }

    [Fact]
    public async Task Who_stands_at_the_bottom_is_told_that_nothing_is_below()
    {
        var page = await OpenAsync("SC11");
        Assert.Contains("本单位下面没有单位", page.Words("main .empty"), StringComparison.Ordinal);
        Assert.Contains("已接收", page.Words("main .own"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Administrator.SC", "SC")]
    [InlineData("Contributor.SC2", "SC2")]
    [InlineData("Reviewer.SC2", "SC")]
    [InlineData("Reviewer.SC2", "SC1")]
    [InlineData("Office.SD", "SC")]
    public async Task For_others_there_is_no_such_page(string user, string code) => Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(code, user: user)).Status);

    [Fact]
    public async Task A_reviewer_sees_their_own_and_below_and_no_period_is_made_up()
    {
        Assert.Equal(HttpStatusCode.OK, (await OpenAsync("SC2", user: "Reviewer.SC2")).Status);
        var browser = await site.SignedInAs("Reviewer.SC2");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync($"/units/{Season["SC2"]}/1999/progress")).Status);
        // Whoever receives the village today does not see the township it stood in.
        var moved = await (await site.SignedInAs("Office.SD")).OpenAsync($"/units/{Season["SC25"]}/2022/progress");
        Assert.DoesNotContain("下河镇", moved.Html, StringComparison.Ordinal);
        Assert.Contains("别山县", moved.Words(".crumbs"), StringComparison.Ordinal);
    }
}
