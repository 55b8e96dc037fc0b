using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Sheets;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>统计表 as people see it and fill it in.</summary>
public sealed class SheetPages(SheetSite site, Chromium chromium) : JourneyTest(site, chromium), IClassFixture<SheetSite>
{
    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Fits_its_window_and_passes_axe(int width)
    {
        var village = await site.VillageAsync(new() { ["A1"] = new(12), ["A2"] = new(1200), ["B1"] = Figure.Share(16, 20) });
        await site.With(async db =>
        {
            var sheet = MetricSheet.Begin(village.Id, db.Periods.Single(p => p.Code == SheetSite.Period).Id, Site.By);
            sheet.Fill([new MetricEntry(site.Metric("A1").Now, new Figure(320)), new MetricEntry(site.Metric("A2").Now, null, null, "4200多"), new MetricEntry(site.Metric("B1").Now, Figure.Share(17, 20), "新评了一次")], Site.By);
            db.Add(sheet);
            await db.SaveChangesAsync();
        });
        var (township, _, _) = await site.TownshipAsync();
        var together = $"/units/{township.Id}/{SheetSite.Period}/sheets";
        (string, string)[][] readers = [[], [("WorkReport.Language", "en"), ("WorkReport.Type", "large")]];
        foreach (var cookies in readers)
        {
            var name = $"sheet{string.Concat(cookies.Select(c => "-" + c.Item2))}";
            var page = await WindowOf(village.User, width, true, cookies);
            await page.GotoAsync(village.Sheet, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            await StationAsync(page, name);
            await page.Locator(".paste summary").ClickAsync();
            await page.Locator("#form-pasted").FillAsync("没有的指标\t5\n");
            await page.Locator("[data-line] [data-cell=value]").First.FillAsync("约300");
            await page.Locator(".paste button").ClickAsync();
            await Assertions.Expect(page.Locator("#summary")).ToBeVisibleAsync();
            await StationAsync(page, $"{name}-refused");
            await page.Context.CloseAsync();
            page = await WindowOf(township.User, width, true, cookies);
            await page.GotoAsync(together);
            await page.Locator(".together input").First.FillAsync("约300");
            await page.Locator(".stick .primary").ClickAsync();
            await Assertions.Expect(page.Locator("#summary")).ToBeVisibleAsync();
            await StationAsync(page, $"{name}-together");
            await page.Context.CloseAsync();
            page = await WindowOf(SheetSite.Reviewer, width, true, cookies);
            await page.GotoAsync(village.Sheet);
            await StationAsync(page, $"{name}-read");
            await page.GotoAsync(together);
            await StationAsync(page, $"{name}-together-read");
            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task What_is_typed_is_saved_without_pressing_and_survives_a_reload(int width)
    {
        var village = await site.VillageAsync(new() { ["A1"] = new(3), ["B1"] = Figure.Share(16, 20) });
        var page = await WindowOf(village.User, width);
        await page.GotoAsync(village.Sheet);
        await page.GetByLabel("五老宣讲，今年", new() { Exact = true }).FillAsync("42");
        await Assertions.Expect(page.Locator("tr[data-line]").First.Locator("[data-change]")).ToHaveTextAsync("+39");
        await page.GetByLabel("五老宣讲，说明", new() { Exact = true }).FillAsync("多办了一季");
        await page.GetByLabel("五好达标，今年，分子", new() { Exact = true }).FillAsync("17");
        await page.GetByLabel("五好达标，今年，分母", new() { Exact = true }).FillAsync("20");
        await Assertions.Expect(page.GetByText("+5 个百分点")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-missing]")).ToHaveTextAsync("还差 2 个数没有填");
        await Assertions.Expect(page.Locator("[data-state]")).ToContainTextAsync("已保存");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("五老宣讲，今年", new() { Exact = true })).ToHaveValueAsync("42");
        await Assertions.Expect(page.GetByLabel("五好达标，今年，分母", new() { Exact = true })).ToHaveValueAsync("20");
        // From here on the same open form saves under its new key.
        await page.GetByLabel("图书，今年").FillAsync("8");
        await Assertions.Expect(page.Locator("[data-state]")).ToContainTextAsync("已保存");
        var again = await page.RunAndWaitForResponseAsync(() => page.GetByLabel("图书，今年").FillAsync("9"), answer => answer.Request.Method == "POST");
        Assert.True(again.Ok);
        await Assertions.Expect(page.Locator("[data-state]")).ToContainTextAsync("已保存");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("图书，今年")).ToHaveValueAsync("9");
    }

    [Fact]
    public async Task Only_what_the_server_takes_counts_and_a_fault_stands_at_its_cell_until_it_is_mended()
    {
        var village = await site.VillageAsync(new() { ["A2"] = new(100) });
        var page = await WindowOf(village.User, Desktop);
        await page.GotoAsync(village.Sheet);
        var (box, row) = (page.GetByLabel("“宣讲”听众，今年"), page.Locator("tr[data-line]").Nth(1));
        foreach (var typed in new[] { "9,00", "-3000", "abc", "3000.5" })
        {
            await box.FillAsync(typed);
            await Assertions.Expect(page.Locator("[data-missing]")).ToHaveTextAsync("还差 4 个数没有填");
            await Assertions.Expect(row.Locator("[data-jump]")).ToBeHiddenAsync();
        }

        await Assertions.Expect(row.Locator("td.now .fault")).ToContainTextAsync("请去掉小数");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-invalid", "true");
        await page.Locator(".stick .primary").ClickAsync();
        await Assertions.Expect(page.Locator("#summary")).ToBeVisibleAsync();
        await box.FillAsync("３，０００");
        await Assertions.Expect(page.Locator("[data-missing]")).ToHaveTextAsync("还差 3 个数没有填");
        await Assertions.Expect(row.Locator("[data-jump]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-state]")).ToContainTextAsync("已保存");
        await Assertions.Expect(page.Locator("#summary, td .fault, [aria-invalid]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_column_pasted_into_a_cell_fills_downward_and_too_long_a_one_fills_nothing()
    {
        var village = await site.VillageAsync();
        var page = await WindowOf(village.User, Desktop);
        await page.GotoAsync(village.Sheet);
        await PasteAsync("1\r\n2\r\n3\r\n4\r\n5\r\n");
        await Assertions.Expect(page.Locator("[data-paste-fault]")).ToHaveTextAsync("粘贴了 5 行，从这一格往下只有 4 行，所以一个也没有填。");
        await Assertions.Expect(page.GetByLabel("五老宣讲，今年")).ToHaveValueAsync("");
        await PasteAsync("1\t一月\r\n2\r\n3/4\r\n5\r\n");
        await Assertions.Expect(page.GetByLabel("五老宣讲，说明")).ToHaveValueAsync("一月");
        await Assertions.Expect(page.GetByLabel("五好达标，今年，分母")).ToHaveValueAsync("4");
        await Assertions.Expect(page.GetByLabel("图书，今年")).ToHaveValueAsync("5");
        await Assertions.Expect(page.Locator("[data-missing]")).ToHaveTextAsync("数都填上了");
        // Several cells are looked over first: nothing is saved, and one press takes them back.
        await Assertions.Expect(page.Locator("[data-pasted]")).ToContainTextAsync("从 Excel 贴进了 6 个格，还没有保存");
        await StationAsync(page, "sheet-pasted");
        await page.WaitForTimeoutAsync(4000);
        await Assertions.Expect(page.Locator("[data-state]")).ToContainTextAsync("未保存");
        Assert.Null(await SheetAsync(village));
        await page.GetByRole(AriaRole.Button, new() { Name = "撤销粘贴" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("图书，今年")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator("[data-pasted]")).ToBeHiddenAsync();

        // A line break within a cell stays in its cell; columns go by their headings; two columns of figures without any say nothing.
        await PasteAsync("3\t12\r\n50\t300\r\n");
        await Assertions.Expect(page.Locator("[data-paste-fault]")).ToContainTextAsync("看不出哪一列是今年的，所以一个也没有填");
        await PasteAsync("去年\t今年\t单位\t说明\r\n3\t12\t场次\t\"一季度\n三支队伍\"\r\n50\t300\t人\t\r\n");
        await Assertions.Expect(page.GetByLabel("五老宣讲，说明")).ToHaveValueAsync("一季度 三支队伍");
        await Assertions.Expect(page.GetByLabel("“宣讲”听众，今年")).ToHaveValueAsync("300");
        await page.Locator(".stick").GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".note.good")).ToBeVisibleAsync();
        Assert.Equal((12m, 300m), ((await SheetAsync(village))!.Of(site["A1"])!.Value, (await SheetAsync(village))!.Of(site["A2"])!.Value));

        Task<MetricSheet?> SheetAsync(Village of) => site.With(db =>
            db.MetricSheets.AsNoTracking().SingleOrDefaultAsync(s => s.UnitId == of.Id && db.Periods.Any(p => p.Id == s.PeriodId && p.Code == SheetSite.Period)));

        async Task PasteAsync(string text)
        {
            await page.GetByLabel("五老宣讲，今年").FocusAsync();
            await page.EvaluateAsync("text => { const data = new DataTransfer(); data.setData('text/plain', text); document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }", text);
        }
    }

    [Fact]
    public async Task Without_script_it_is_filled_in_by_its_buttons()
    {
        var village = await site.VillageAsync(new() { ["A1"] = new(3), ["A2"] = new(50), ["B1"] = Figure.Share(16, 20), ["B2"] = new(8) });
        var page = await WindowOf(village.User, Phone, script: false);
        await page.GotoAsync(village.Sheet);
        await page.GetByLabel("五老宣讲，今年").FillAsync("4");
        await page.GetByLabel("五老宣讲，今年").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".note.good")).ToHaveTextAsync("已保存。");
        await page.GetByRole(AriaRole.Button, new() { Name = "时点数与去年相同" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("图书，今年")).ToHaveValueAsync("8");
        await Assertions.Expect(page.Locator("[data-missing]")).ToHaveTextAsync("数都填上了");
    }

    private async Task<IPage> WindowOf(string user, int width, bool script = true, params (string Name, string Value)[] cookies) =>
        await StrangerWindowAsync(width, script, [.. (await site.CookiesOf(user)).GetAllCookies().Select(c => (c.Name, c.Value)), .. cookies]);
}
