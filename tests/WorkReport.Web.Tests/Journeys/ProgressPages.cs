using Microsoft.Playwright;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>报送进度 and 汇总 in the middle of the season, as people see them.</summary>
public class ProgressPages(SeasonSite site, Chromium chromium) : JourneyTest(site, chromium)
{

    private async Task<IPage> OfficeAsync(int width, bool script, params (string Name, string Value)[] cookies) =>
        await StrangerWindowAsync(width, script, [.. (await site.CookiesOf(SeasonSite.UserAt("SC", Role.Office))).GetAllCookies().Select(c => (c.Name, c.Value)), .. cookies]);

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Fits_its_window_and_passes_axe(int width)
    {
        var season = site.Season;
        string At(string code, string page) => $"/units/{season[code]}/{SeasonSite.Period}/{page}";
        (string Name, string Path)[] pages =
        [
            ("county", At("SC", "progress")), ("township", At("SC2", "progress")), ("village", At("SC11", "progress")),
            ("filtered", At("SC", "progress?late=true")), ("filtered-none", At("SC1", "progress?status=Drafting")),
            ("totals", At("SC", "totals")), ("totals-none", At("SC", "totals?topic=x")), ("behind", At("SC", $"totals/{season.MetricOf("S01")}")),
            ("behind-rate", At("SC1", $"totals/{season.MetricOf("S02")}")), ("behind-all", At("SC", $"totals/{season.MetricOf("S01")}?all=true")), ("entry", At("SC11", $"totals/{season.MetricOf("S01")}")),
        ];
        foreach (var cookies in ReadersAt(width))
        {
            var page = await OfficeAsync(width, script: true, cookies);
            foreach (var (name, path) in pages)
            {
                await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
                await StationAsync(page, $"progress-{name}{string.Concat(cookies.Select(c => "-" + c.Item2))}");
            }

            await page.GotoAsync(pages[0].Path);
            await page.Locator(".remind summary").ClickAsync();
            await Assertions.Expect(page.Locator("#reminder")).ToBeVisibleAsync();
            await StationAsync(page, $"progress-reminder{string.Concat(cookies.Select(c => "-" + c.Item2))}");
            await page.Context.CloseAsync();
        }
    }

    /// <summary>A row of 汇总 was 72 px high, its head was gone after the first screen, and its search box was printed.</summary>
    [Fact]
    public async Task The_totals_stand_close_under_a_head_that_stays_and_on_paper_without_their_search()
    {
        var page = await OfficeAsync(Desktop, script: true);
        await page.GotoAsync($"/units/{site.Season["SC"]}/{SeasonSite.Period}/totals");
        var rows = page.Locator("main table.figures tbody tr:has(td.num)");
        Assert.InRange(await rows.First.EvaluateAsync<double>("row => row.getBoundingClientRect().height"), 10, 50);
        Assert.Equal("sticky", await page.Locator("main table.figures thead th").First.EvaluateAsync<string>("head => getComputedStyle(head).position"));
        var figures = await rows.AllInnerTextsAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(page.Locator("main .filter")).ToBeHiddenAsync();
        Assert.Equal(figures.Select(Words), (await rows.AllInnerTextsAsync()).Select(Words));
        await page.Context.CloseAsync();

        static string Words(string row) => string.Join(' ', row.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task From_the_county_down_to_a_village_without_script(int width)
    {
        var page = await OfficeAsync(width, script: false);
        await page.GotoAsync($"/units/{site.Season["SC"]}/{SeasonSite.Period}/progress");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "下河镇" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr", new() { HasText = "下河二村" })).ToContainTextAsync("没有工作事项");
        await page.GetByLabel("状态").SelectOptionAsync("NotBegun");
        await page.GetByRole(AriaRole.Button, new() { Name = "查找" }).ClickAsync();
        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("main tbody th bdi")).ToHaveTextAsync("下河三村");
        await page.GetByRole(AriaRole.Link, new() { Name = "看汇总数" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("汇总");
        await page.Context.CloseAsync();
    }
}
