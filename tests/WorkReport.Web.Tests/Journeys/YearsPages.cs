using Microsoft.Playwright;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>
/// From one year to the next by what is written on the buttons: 2023 drafted and opened, 全年实际数 of 2022 collected, 2022 ended, one figure of
/// it corrected, 2023 begun; and how a clerk turns from year to year.
/// </summary>
public sealed class YearsPages(Chromium chromium) : IAsyncLifetime
{
    private readonly CatalogueSite site = new();

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        await site.With(async db =>
        {
            var year = Years.Opened("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), Site.By);
            year.AddSection(OutlinePart.Review, "服务大局展现新作为", 1000, Site.By);
            year.AddSection(OutlinePart.Plan, "建强基层组织", 0, Site.By);
            foreach (var (level, day) in new[] { (UnitLevel.Village, 20), (UnitLevel.Township, 24), (UnitLevel.County, 28), (UnitLevel.City, 31) })
                year.SetDue(level, new DateOnly(2022, 12, day), Site.By);
            var half = Years.Opened("2022H1", 2022, PeriodKind.FirstHalf, new DateOnly(2022, 6, 30), Site.By);
            half.End(Site.By);
            var topic = ReportingPeriod.Announce("2022T1", 2022, PeriodKind.Topic, new DateOnly(2022, 12, 31), Site.By, name: "“乡村振兴五老行动”专项统计");
            topic.Open(Site.By);
            var metric = Metric.Define("J01", "五老宣讲", "场次", RollUp.Sum, Site.By);
            metric.Describe("五老宣讲", "主题教育", "年内面向青少年的宣讲。", "场次", QuantityStyle.Exact, [UnitLevel.County, UnitLevel.Township], Site.By);
            db.AddRange(year, half, topic, metric);
            db.AddRange(Catalogue.Of(year, [metric], Site.By), Catalogue.Of(half, [metric], Site.By), Catalogue.Of(topic, [metric], Site.By));
            await db.SaveChangesAsync();
        });
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task The_next_year_is_drafted_and_opened_and_the_last_one_collected_once_more_and_ended(int width)
    {
        var walk = new Walk(site, chromium);
        var page = await walk.OfAsync(CatalogueSite.Office, width);
        await page.GotoAsync("/periods");
        await PressAsync(page, "新建报送期");
        await page.GetByLabel("年份").FillAsync("2023");
        await walk.StationAsync(page, "years-new");
        await ButtonAsync(page, "新建");
        await Assertions.Expect(page.Locator(".note.good")).ToContainTextAsync("正在草拟");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("服务大局展现新作为");
        await PressAsync(page, "定日期");
        foreach (var (label, day) in new[] { ("村（社区）截止日期", "2023-12-20"), ("乡镇（街道）截止日期", "2023-12-24"), ("县（市、区）截止日期", "2023-12-28"), ("市截止日期", "2023-12-31") })
            await page.GetByLabel(label, new() { Exact = true }).FillAsync(day);
        await ButtonAsync(page, "保存日期");
        await walk.StationAsync(page, "years-draft");
        await PressAsync(page, "开放填报");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("仍是正在用的“2022年度”");
        await walk.StationAsync(page, "years-open");
        await ButtonAsync(page, "开放填报");
        await Assertions.Expect(page.Locator(".headline .st")).ToHaveTextAsync("填报中");

        var clerk = await walk.OfAsync(CatalogueSite.UserAt(CatalogueSite.Township, Role.Contributor), width);
        await clerk.GotoAsync("/");
        await Walk.MenuAsync(clerk, "统计表填报", width);
        await FillAsync(clerk, "42");

        await page.GotoAsync("/periods");
        await walk.StationAsync(page, "years-list");
        await PressAsync(page, "2022年度");
        await PressAsync(page, "收全年实际数");
        foreach (var (label, day) in new[] { ("村（社区）截止日期", "2023-01-20"), ("乡镇（街道）截止日期", "2023-01-22"), ("县（市、区）截止日期", "2023-01-24"), ("市截止日期", "2023-01-26") })
            await page.GetByLabel(label, new() { Exact = true }).FillAsync(day);
        await walk.StationAsync(page, "years-collect");
        await ButtonAsync(page, "开始收全年实际数");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("各级截止日期 · 全年实际数");
        await walk.StationAsync(page, "years-two-rounds");

        // A clerk finds the running year with its actual figures, blank with the estimate beside them, and turns: to the estimate, to the half-year, to the topic.
        await clerk.GotoAsync("/");
        await Walk.MenuAsync(clerk, "统计表填报", width);
        await Assertions.Expect(clerk.Locator(".rounds [aria-current]")).ToHaveTextAsync("全年实际数");
        await Assertions.Expect(clerk.GetByLabel("五老宣讲，今年", new() { Exact = true })).ToHaveValueAsync("");
        await walk.StationAsync(clerk, "years-second");
        await ButtonAsync(clerk, "空着的都与预计数一致");
        await Assertions.Expect(clerk.GetByLabel("五老宣讲，今年", new() { Exact = true })).ToHaveValueAsync("42");
        await PressAsync(clerk, "预计数");
        await Assertions.Expect(clerk.Locator(".rounds [aria-current]")).ToHaveTextAsync("预计数");
        await clerk.GetByText("报送期：2022年度").ClickAsync();
        await walk.StationAsync(clerk, "years-turn");
        await clerk.Locator(".turn nav.paper").GetByText("专项统计").ClickAsync();
        await clerk.WaitForURLAsync("**/2022T1/sheet");
        await walk.StationAsync(clerk, "years-topic");
        // By keyboard alone.
        await clerk.GetByText("报送期：").FocusAsync();
        await clerk.Keyboard.PressAsync("Enter");
        // Hidden it would take no focus, and the key would close the list again.
        await Assertions.Expect(clerk.Locator(".turn nav.paper").GetByRole(AriaRole.Link, new() { Name = "2022年上半年" })).ToBeVisibleAsync();
        await clerk.Locator(".turn nav.paper").GetByRole(AriaRole.Link, new() { Name = "2022年上半年" }).FocusAsync();
        await clerk.Keyboard.PressAsync("Enter");
        await clerk.WaitForURLAsync("**/2022H1/sheet");

        await page.GotoAsync("/periods");
        await PressAsync(page, "2022年度");
        await PressAsync(page, "结束填报");
        await Assertions.Expect(page.Locator(".note")).ToContainTextAsync("应报 3 个单位，已完成 0 个");
        await Assertions.Expect(page.Locator(".note")).ToContainTextAsync("各级打开页面就是“2023年度”");
        await walk.StationAsync(page, "years-end");
        await ButtonAsync(page, "结束填报");
        await Assertions.Expect(page.Locator(".headline .st")).ToHaveTextAsync("结束填报");
        await walk.StationAsync(page, "years-ended");
        await clerk.GotoAsync("/");
        await Walk.MenuAsync(clerk, "统计表填报", width);
        await clerk.WaitForURLAsync("**/2023/sheet");
        await FillAsync(clerk, "7");
        await walk.StationAsync(clerk, "years-next");

        await CorrectAsync(walk, page, width);
        Assert.Empty(site.Log.Warnings);
    }

    /// <summary>个别更正: the office finds the figure in the year that has ended, and says what it should have been.</summary>
    private static async Task CorrectAsync(Walk walk, IPage page, int width)
    {
        await page.GotoAsync("/");
        await Walk.MenuAsync(page, "汇总", width);
        await page.GetByText("报送期：").ClickAsync();
        await page.Locator(".turn nav.paper").GetByRole(AriaRole.Link, new() { Name = "2022年度" }).ClickAsync();
        foreach (var name in new[] { "五老宣讲", "东川县", "东川镇", "个别更正" })
            await PressAsync(page, name);
        await page.GetByLabel("更正为", new() { Exact = true }).FillAsync("45");
        await walk.StationAsync(page, "years-correct");
        await ButtonAsync(page, "保存更正");
        await Assertions.Expect(page.Locator("#form-reason-fault")).Not.ToBeEmptyAsync();
        await page.GetByLabel("原因和依据", new() { Exact = true }).FillAsync("漏登了三场");
        await ButtonAsync(page, "保存更正");
        await Assertions.Expect(page.Locator(".note.good")).ToContainTextAsync("已更正，原来的数和原因都留着");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("已更正：42场次 → 45场次。");
        await walk.StationAsync(page, "years-corrected");
    }

    private static async Task FillAsync(IPage page, string figure)
    {
        await page.GetByLabel("五老宣讲，今年", new() { Exact = true }).FillAsync(figure);
        await Assertions.Expect(page.Locator("[data-state]")).ToContainTextAsync("已保存");
    }

    private static Task PressAsync(IPage page, string name) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();

    private static Task ButtonAsync(IPage page, string name) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Windows on the site of this journey.</summary>
    private sealed class Walk(Site site, Chromium chromium) : JourneyTest(site, chromium)
    {
        public async Task<IPage> OfAsync(string user, int width) =>
            await WindowOfAsync(Site, width, cookies: [.. (await Site.CookiesOf(user)).GetAllCookies().Select(c => (c.Name, c.Value))]);

        public new Task StationAsync(IPage page, string name) => base.StationAsync(page, name);

        public static async Task MenuAsync(IPage page, string name, int width)
        {
            ArgumentNullException.ThrowIfNull(page);
            if (width == Phone)
                await page.GetByText("菜单", new() { Exact = true }).ClickAsync();
            await page.Locator(width == Phone ? ".menu nav" : "nav.side").GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        }
    }
}
