using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
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
        foreach (var cookies in ReadersAt(width))
        {
            var name = $"sheet{string.Concat(cookies.Select(c => "-" + c.Item2))}";
            var page = await WindowOf(village.User, width, true, cookies);
            await page.GotoAsync(village.Sheet, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            await StationAsync(page, name);
            await page.Locator("[data-line] [data-cell=value]").First.FillAsync("约300");
            if (width == Desktop)
            {
                await page.Locator(".paste summary").ClickAsync();
                await page.Locator("#form-pasted").FillAsync("没有的指标\t5\n");
                await page.Locator(".paste button").ClickAsync();
            }
            else
            {
                await page.Locator(".stick .primary").ClickAsync();
            }

            await Assertions.Expect(page.Locator("#summary")).ToBeVisibleAsync();
            await StationAsync(page, $"{name}-refused");
            await page.Context.CloseAsync();
            page = await WindowOf(township.User, width, true, cookies);
            await page.GotoAsync(together);
            await page.Locator(".together input[data-cell]").First.FillAsync("约300");
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

    /// <summary>Three figures pasted where the second of three villages has handed in went to the first, the third and the fourth.</summary>
    [Fact]
    public async Task What_is_pasted_moves_no_row_up_and_fills_nothing_out_of_sight()
    {
        var (township, villages) = await site.TownshipAsync(3);
        await site.With(async db =>
        {
            var period = await db.Periods.SingleAsync(p => p.Code == SheetSite.Period);
            var package = Submission.Begin(villages[1].Id, period.Id, steps: 1, isTop: false, Site.By);
            package.Submit(SubmissionRelation.Contributor, villages[1].PersonId, Site.By);
            db.Add(package);
            await db.SaveChangesAsync();
        });
        var closed = await site.With(db => db.OrgUnits.Where(u => u.Id == villages[1].Id).Select(u => u.Name).SingleAsync());
        var page = await WindowOf(township.User, Desktop);
        await page.GotoAsync($"/units/{township.Id}/{SheetSite.Period}/sheets");
        ILocator Cell(int n, string code) => page.Locator($"[name='Form.Rows[{villages[n].Id}-{site[code]}].Value']");
        await PasteAsync(page, Cell(0, "A1"), "1\n2\n3\n");
        await Assertions.Expect(page.Locator("[data-paste-fault]")).ToContainTextAsync($"粘贴的第 2 行有一格在“{closed}”里没有可以填的地方，所以一个也没有填");
        await StationAsync(page, "together-paste-refused");
        foreach (var n in new[] { 0, 2 })
            await Assertions.Expect(Cell(n, "A1")).ToHaveValueAsync("");
        await PasteAsync(page, Cell(0, "B2"), "1\t2\n");
        await Assertions.Expect(page.Locator("[data-paste-fault]")).ToContainTextAsync("粘贴的第 1 行");
        await Assertions.Expect(Cell(0, "B2")).ToHaveValueAsync("");
        // What stands for nothing there is no loss.
        await PasteAsync(page, Cell(0, "A1"), "1\n—\n3\n");
        await Assertions.Expect(page.Locator("[data-paste-fault]")).ToBeHiddenAsync();
        await Assertions.Expect(Cell(0, "A1")).ToHaveValueAsync("1");
        await Assertions.Expect(Cell(2, "A1")).ToHaveValueAsync("3");
        // Of how many that is, and how many are still blank.
        await Assertions.Expect(page.Locator("tfoot td").First).ToHaveTextAsync("4 2/3 个单位");
        await Assertions.Expect(page.Locator("[data-missing]")).ToHaveTextAsync("还差 10 个数没有填");

        // On the sheet of one unit: what is hidden is neither counted nor written over, and what has no box is not dropped.
        await page.GotoAsync(villages[0].Sheet);
        var (first, second, last) = (page.GetByLabel("五老宣讲，今年", new() { Exact = true }), page.GetByLabel("“宣讲”听众，今年"), page.GetByLabel("图书，今年"));
        await second.FillAsync("50");
        await page.GetByLabel("只看没填的").CheckAsync();
        await PasteAsync(page, first, "7\n17/20\n");
        await Assertions.Expect(page.GetByLabel("五好达标，今年，分母", new() { Exact = true })).ToHaveValueAsync("20");
        await Assertions.Expect(second).ToHaveValueAsync("50");
        await PasteAsync(page, last, "8\t说明\t多出来的\n");
        await Assertions.Expect(page.Locator("[data-paste-fault]")).ToContainTextAsync("在“图书”里没有可以填的地方");
        await Assertions.Expect(last).ToHaveValueAsync("");
    }

    /// <summary>The browsers of this house's readers ask only where something is returned; some cannot press a button by themselves.</summary>
    [Fact]
    public async Task Nothing_typed_is_lost_by_closing_the_page_or_by_a_button_that_is_gone()
    {
        var village = await site.VillageAsync(new() { ["B1"] = Figure.Share(169, 400) });
        var page = await WindowOf(village.User, Desktop);
        await page.GotoAsync(village.Sheet);
        Assert.Equal("", await AskedAsync());
        await page.GetByLabel("五老宣讲，今年", new() { Exact = true }).FillAsync("42");
        Assert.NotEqual("", await AskedAsync());
        await page.GetByLabel("五好达标，今年，分子", new() { Exact = true }).FillAsync("17");
        await page.GetByLabel("五好达标，今年，分母", new() { Exact = true }).FillAsync("40");
        await Assertions.Expect(page.GetByText("+0.3 个百分点")).ToBeVisibleAsync();

        // While nobody has answered yet, the next key takes the offer out.
        var answered = new TaskCompletionSource();
        await page.RouteAsync("**/healthz", async route =>
        {
            await answered.Task;
            await route.ContinueAsync();
        });
        var listeners = page.GetByLabel("“宣讲”听众，今年");
        await listeners.FillAsync("4200多");
        await page.GetByRole(AriaRole.Button, new() { Name = "没有准确数，就报“4200多”" }).ClickAsync();
        await listeners.PressAsync("End");
        await listeners.PressSequentiallyAsync("人");
        answered.SetResult();
        await Assertions.Expect(page.GetByText("现在填的是“4200多”")).ToBeVisibleAsync();
        await page.UnrouteAsync("**/healthz");

        // As a browser without requestSubmit.
        await page.EvaluateAsync("delete HTMLFormElement.prototype.requestSubmit");
        await page.GetByLabel("图书，今年").FillAsync("9");
        await page.GetByRole(AriaRole.Button, new() { Name = "填好了，去报送" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("报送");
        await page.WaitForURLAsync("**/submission");
        await page.GotoAsync(village.Sheet);
        await Assertions.Expect(page.GetByLabel("图书，今年")).ToHaveValueAsync("9");

        Task<string> AskedAsync() => page.EvaluateAsync<string>("() => { const event = document.createEvent('BeforeUnloadEvent'); event.initEvent('beforeunload', false, true); window.dispatchEvent(event); return String(event.returnValue); }");
    }

    private static async Task PasteAsync(IPage page, ILocator cell, string text)
    {
        await cell.FocusAsync();
        await page.EvaluateAsync("text => { const data = new DataTransfer(); data.setData('text/plain', text); document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }", text);
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
        // What was counted over last year is none of this year's.
        await Assertions.Expect(page.Locator("[data-missing]")).ToHaveTextAsync("还差 2 个数没有填");
    }

    /// <summary>An old village cadre at a phone, with one figure left.</summary>
    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task A_village_with_one_figure_missing_has_handed_in_after_eight_taps(int width)
    {
        var village = await site.VillageAsync(new() { ["A1"] = new(3), ["B2"] = new(8) });
        await site.With(async db =>
        {
            var period = await db.Periods.SingleAsync(p => p.Code == SheetSite.Period);
            var sheet = MetricSheet.Begin(village.Id, period.Id, Site.By);
            sheet.Fill([new MetricEntry(site.Metric("A1").Now, new Figure(4)), new MetricEntry(site.Metric("A2").Now, new Figure(50)), new MetricEntry(site.Metric("B1").Now, Figure.Share(17, 20))], Site.By);
            var package = Submission.Begin(village.Id, period.Id, steps: 1, isTop: false, Site.By);
            package.DeclareNoItems(hasNone: true, Site.By);
            db.AddRange(sheet, package);
            await db.SaveChangesAsync();
        });
        var page = await WindowOf(village.User, width, true, ("WorkReport.Type", "large"));
        await page.GotoAsync("/");
        var taps = 0;
        await TapAsync(page.Locator($"main a[href='{village.Sheet}']").First);
        // What is missing is seen without scrolling, and leads to its box.
        await Assertions.Expect(page.Locator("[data-missing]")).ToHaveTextAsync("还差 1 个数没有填");
        await Assertions.Expect(page.Locator("[data-missing]")).ToBeInViewportAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).Last).ToBeInViewportAsync();
        await TapAsync(page.Locator("[data-missing]"));
        await Assertions.Expect(page.GetByLabel("图书，今年")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("9册");
        await Assertions.Expect(page.Locator("[data-missing]")).ToHaveTextAsync("数都填上了");
        await StationAsync(page, "village-large");
        await TapAsync(page.GetByRole(AriaRole.Button, new() { Name = "填好了，去报送" }));
        await TapAsync(page.GetByRole(AriaRole.Button, new() { Name = "提交审核" }).Last);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("本单位审核中");
        Assert.InRange(taps, 1, 8);
        var (state, figure, logged) = await site.With(async db => (
            (await db.Submissions.SingleAsync(s => s.UnitId == village.Id)).State,
            (await db.MetricSheets.SingleAsync(s => s.UnitId == village.Id && db.Periods.Any(p => p.Id == s.PeriodId && p.Code == SheetSite.Period))).Of(site["B2"])!.Value,
            await db.AuditEntries.CountAsync(e => e.What == "sheet.filled" && e.After!.Contains("\"B2\""))));
        Assert.Equal((SubmissionState.InReview, 9m), (state, figure));
        Assert.True(logged > 0);

        async Task TapAsync(ILocator what)
        {
            taps++;
            await what.ClickAsync();
        }
    }

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Ten_villages_from_one_pasted_block_are_handed_in_after_twelve_actions(int width)
    {
        var (township, villages) = await site.TownshipAsync(10);
        var names = await site.With(db => db.OrgUnits.Where(u => u.Code == township.Code || villages.Select(v => v.Id).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name));
        var block = "单位\t五老宣讲\t“宣讲”听众\t五好达标\t图书\n" + string.Join('\n', villages.Select((village, n) => $"{names[village.Id]}\t{n + 1}场次\t{100 + n}\t17/20\t{n}"));
        var page = await WindowOf(township.User, width);
        await page.GotoAsync($"/units/{township.Id}/{SheetSite.Period}/sheet");
        var actions = 0;
        await DoAsync(() => page.Locator(".others > summary, .others summary").ClickAsync());
        await DoAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "各单位填在一张表里" }).ClickAsync());
        await DoAsync(() => page.Locator(".paste > summary").ClickAsync());
        await DoAsync(() => page.GetByLabel("从 Excel 复制过来的内容").FillAsync(block));
        await DoAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "填进下面的表" }).ClickAsync());
        await Assertions.Expect(page.Locator("#summary")).ToContainTextAsync("认出了 10 行，40 个数");
        await Assertions.Expect(page.Locator("tfoot td").First).ToHaveTextAsync("55");
        await StationAsync(page, "together-pasted");
        await DoAsync(() => page.GetByLabel("全部勾选").CheckAsync());
        await DoAsync(() => page.GetByLabel("没有写工作事项的").CheckAsync());
        await DoAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "勾选的提交审核" }).ClickAsync());
        await Assertions.Expect(page.Locator(".note.good")).ToContainTextAsync("10 个单位已提交审核");
        await StationAsync(page, "together-handed-in");
        Assert.InRange(actions, 1, 12);
        Assert.Equal(10, await site.With(db => db.Submissions.CountAsync(s => villages.Select(v => v.Id).Contains(s.UnitId) && s.State == SubmissionState.InReview)));

        async Task DoAsync(Func<Task> what)
        {
            actions++;
            await what();
        }
    }

    /// <summary>"3⏎" and 5, pasted into the first cell: the 5 went one metric down.</summary>
    [Fact]
    public async Task In_the_table_of_several_units_a_line_break_stays_in_its_cell_and_what_names_its_lines_goes_by_the_names()
    {
        var (township, first, second) = await site.TownshipAsync();
        var names = await site.With(db => db.OrgUnits.Where(u => u.Id == first.Id || u.Id == second.Id || u.Id == township.Id).ToDictionaryAsync(u => u.Id, u => u.Name));
        var page = await WindowOf(township.User, Desktop);
        await page.GotoAsync($"/units/{township.Id}/{SheetSite.Period}/sheets");
        ILocator Cell(Village village, string code) => page.Locator($"[name='Form.Rows[{village.Id}-{site[code]}].Value']");
        await PasteAsync(Cell(first, "A1"), "\"3\r\n\"\t\"50\r\n\"\r\n共5场次。\t六十\r\n");
        foreach (var (cell, figure) in new[] { (Cell(first, "A1"), "3"), (Cell(first, "A2"), "50"), (Cell(second, "A1"), "共5场次。"), (Cell(second, "A2"), "六十") })
            await Assertions.Expect(cell).ToHaveValueAsync(figure);
        await Assertions.Expect(page.Locator("tfoot td").First).ToHaveTextAsync("8");
        await Assertions.Expect(page.Locator("tfoot td").Nth(1)).ToHaveTextAsync("110");
        await Assertions.Expect(page.Locator("[data-pasted]")).ToContainTextAsync("从 Excel 贴进了 4 个格，还没有保存");
        await page.GetByRole(AriaRole.Button, new() { Name = "撤销粘贴" }).ClickAsync();

        // A block with names is read by them, wherever it was pasted.
        await PasteAsync(Cell(first, "B2"), $"单位\t五老宣讲\t\t图书\r\n\t去年\t今年\t\r\n{names[township.Id]}{names[second.Id]}\t\"1\r\n\"\t\"7\r\n\"\t9\r\n");
        await Assertions.Expect(page.Locator("#summary")).ToContainTextAsync("认出了 1 行，2 个数");
        await Assertions.Expect(Cell(second, "A1")).ToHaveValueAsync("7");
        await Assertions.Expect(Cell(second, "B2")).ToHaveValueAsync("9");
        await Assertions.Expect(Cell(first, "A1")).ToHaveValueAsync("");

        // So it is on the sheet of one unit, whose lines stand in another order.
        await page.GotoAsync(first.Sheet);
        await PasteAsync(page.GetByLabel("五老宣讲，今年"), "指标\t单位\t本级\t下级\t合计\r\n图书\t册\t8\t—\t8\r\n五老宣讲\t场次\t12\t—\t12\r\n");
        await Assertions.Expect(page.Locator("#summary")).ToContainTextAsync("认出了 2 行，2 个数");
        await Assertions.Expect(page.GetByLabel("五老宣讲，今年")).ToHaveValueAsync("12");
        await Assertions.Expect(page.GetByLabel("图书，今年")).ToHaveValueAsync("8");
        await StationAsync(page, "sheet-own-figures");

        async Task PasteAsync(ILocator cell, string text)
        {
            await cell.FocusAsync();
            await page.EvaluateAsync("text => { const data = new DataTransfer(); data.setData('text/plain', text); document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }", text);
        }
    }

    [Fact]
    public async Task Six_metrics_are_in_sight_at_once_and_on_paper_the_sheet_has_its_figures()
    {
        const string clerk = "清溪公司填报人";
        await site.EnrolAsync(clerk, ("S3", Role.Contributor));
        var page = await WindowOf(clerk, Desktop);
        await page.GotoAsync($"/units/{await site.With(db => db.OrgUnits.Where(u => u.Code == "S3").Select(u => u.Id).SingleAsync())}/{SheetSite.Period}/sheet");
        var seen = await page.EvaluateAsync<int>("[...document.querySelectorAll('[data-line]')].filter(row => { const box = row.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }).length");
        Assert.InRange(seen, 6, 99);
        var first = page.Locator("[data-line] [data-cell=value]").First;
        await first.FillAsync("4238");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(first).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main .btn").Filter(new LocatorFilterOptions { Visible = true })).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task It_is_printed_on_sheets_of_A4_that_offices_sign()
    {
        var village = await site.VillageAsync(new() { ["A1"] = new(3) });
        var (township, _, _) = await site.TownshipAsync();
        foreach (var (user, address) in new[] { (village.User, village.Sheet), (township.User, $"/units/{township.Id}/{SheetSite.Period}/sheet") })
        {
            var page = await WindowOf(user, Desktop);
            await page.GotoAsync(address);
            await page.GetByRole(AriaRole.Link, new() { Name = "打印" }).ClickAsync();
            await StationAsync(page, user == village.User ? "print" : "print-below");
            foreach (var words in new[] { "填报单位（盖章）", "单位负责人", "审核人", "填表人", "电话", "报出日期", "计量单位", "上年同期", "内部工作用表", "第 1 页，共" })
                await Assertions.Expect(page.Locator(".a4").First).ToContainTextAsync(words);
            if (user == township.User)
                await Assertions.Expect(page.Locator("thead").First).ToContainTextAsync("应报／实报");
            var sheets = await page.Locator(".a4").CountAsync();
            var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true }));
            Assert.Equal(sheets, System.Text.RegularExpressions.Regex.Count(pdf, "/Type\\s*/Page\\b"));
        }
    }

    private async Task<IPage> WindowOf(string user, int width, bool script = true, params (string Name, string Value)[] cookies) =>
        await StrangerWindowAsync(width, script, [.. (await site.CookiesOf(user)).GetAllCookies().Select(c => (c.Name, c.Value)), .. cookies]);
}
