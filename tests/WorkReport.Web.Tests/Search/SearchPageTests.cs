using WorkReport.Domain.Organisation;
using WorkReport.Web.Data.Search;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Search;

/// <summary>搜索: by two characters, grouped by kind, marked, leading to the thing.</summary>
public sealed class SearchPageTests(Site site) : SiteTest(site)
{
    private static string Address(string words) => $"/search?q={Uri.EscapeDataString(words)}";

    [Fact]
    public async Task Two_characters_find_what_is_ones_own_of_every_kind_and_every_hit_opens()
    {
        await City.In(Site);
        using var client = await Site.ClientOf(City.UserAt("CA1", Role.Reviewer));
        var reader = new Browser(client);
        var page = await reader.OpenAsync(Address("宣讲"));
        Assert.Equal("宣讲", page.Document.QuerySelector("main input[name=q]")!.GetAttribute("value"));
        Assert.Equal(["工作事项", "工作安排", "报告段落"], page.Document.QuerySelectorAll("main section h2").Select(h => h.TextContent.Trim()));
        Assert.All(page.Document.QuerySelectorAll(".things mark"), mark => Assert.Equal("宣讲", mark.TextContent));
        Assert.NotEmpty(page.Document.QuerySelectorAll(".things mark"));
        var main = page.Words("main");
        Assert.Contains("柳溪一村", main, StringComparison.Ordinal);
        Assert.Contains("2022年度", main, StringComparison.Ordinal);
        Assert.DoesNotContain("松岗", main, StringComparison.Ordinal);
        foreach (var hit in page.Document.QuerySelectorAll(".things li > a").Select(a => a.GetAttribute("href")!).ToList())
            await reader.OpenAsync(hit.Split('#')[0]);
    }

    [Fact]
    public async Task Two_words_have_both_to_stand_there_and_width_and_case_do_not_matter()
    {
        await City.In(Site);
        Assert.Contains("柳溪一村", (await Browser.OpenAsync(Address("柳溪　宣讲"))).Words("main"), StringComparison.Ordinal);
        Assert.Contains("没有找到", (await Browser.OpenAsync(Address("柳溪 没有这个词"))).Words("main"), StringComparison.Ordinal);
        var units = await Browser.OpenAsync(Address("ｃａ11") + "&kind=Unit");
        Assert.Contains("柳溪一村", units.Words(".things"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("村", "一个字查不了")]
    [InlineData("，。", "一个字查不了")]
    [InlineData("宣讲 村", "只有一个字，没有用来查：村")]
    public async Task One_character_is_told_to_be_too_little(string words, string says) =>
        Assert.Contains(says, (await Browser.OpenAsync(Address(words))).Words("main"), StringComparison.Ordinal);

    [Fact]
    public async Task A_kind_is_turned_page_by_page_and_what_is_no_kind_shows_all()
    {
        await City.In(Site);
        var page = await Browser.OpenAsync(Address("宣讲") + "&kind=WorkItem");
        Assert.Equal("工作事项", page.Document.QuerySelector("main h2")!.TextContent.Trim());
        Assert.Contains("第 1 页", page.Words(".pages"), StringComparison.Ordinal);
        Assert.NotEmpty((await Browser.OpenAsync(Address("宣讲") + "&kind=99")).Document.QuerySelectorAll("main section h2"));
    }

    [Fact]
    public async Task It_is_reached_from_the_masthead() =>
        Assert.Equal("搜索", (await Browser.OpenAsync("/help")).Document.QuerySelector(".top .person a[href='/search']")!.TextContent.Trim());

    [Theory]
    [InlineData("甲乙丙丁宣讲戊己", "甲乙丙丁[宣讲]戊己")]
    [InlineData("没有那个词", "没有那个词")]
    [InlineData("宣、讲宣讲宣", "宣、讲[宣讲]宣")]
    public void What_was_searched_for_is_marked(string text, string marked) => Assert.Equal(marked, Shown(text));

    [Fact]
    public void A_long_text_is_shown_around_it()
    {
        var shown = Shown(new string('长', 300) + "宣讲" + new string('长', 300));
        Assert.StartsWith("…长", shown, StringComparison.Ordinal);
        Assert.Contains("长[宣讲]长", shown, StringComparison.Ordinal);
        Assert.EndsWith("长…", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 100, 120);
    }

    private static string Shown(string text) =>
        string.Concat(Web.Pages.Search.Excerpt.Of(text, SearchWords.Read("宣讲")).Select(piece => piece.IsFound ? $"[{piece.Words}]" : piece.Words));
}
