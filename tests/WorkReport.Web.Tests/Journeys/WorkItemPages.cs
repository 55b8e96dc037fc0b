using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.WorkItems;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>Work items and plans, as people see them.</summary>
public class WorkItemPages(Site site, Chromium chromium) : JourneyTest(site, chromium)
{
    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Fits_its_window_and_passes_axe(int width)
    {
        var county = await County.FoundAsync(Site);
        var item = County.IdOf(await county.WriteAsync("宣讲走进课堂", "依据县里的通知，全镇组织“五老”走进课堂，全年宣讲，受到学校和家长欢迎。\n还办了展览，学生都来看，全年开展", county.Figure));
        await county.WriteAsync("结对帮扶见实效", "走访困难家庭。");
        await county.FillAsync(county.Township, 4);
        await Site.With(async db =>
        {
            (await db.WorkItems.SingleAsync(i => i.Id == item)).Attach("五老宣讲名册（2022年）.pdf", "%PDF-1.7"u8.ToArray(), Site.By);
            await db.SaveChangesAsync();
        });
        var file = (await county.ItemAsync(item)).Attachments[0].Id;
        var planned = await county.Writer.SubmitAsync(await county.Writer.OpenAsync($"{county.Plans}/new"), "main form",
            new() { ["Form.Text"] = "围绕主题教育开展“五老”宣讲，做到村村有宣讲、月月有活动。", ["Form.MetricId"] = $"{county.Metric}", ["Form.Target"] = "12", ["Form.LeadOfficial"] = "王主任", ["Form.DueOn"] = "2023-11-30" });
        var plan = County.IdOf(planned);
        var other = await County.FoundAsync(Site);
        (string Name, string Path)[] pages =
        [
            ("list", county.Items), ("list-empty", other.Items), ("new", $"{county.Items}/new"), ("edit", $"/items/{item}"), ("evidence", $"/items/{item}/evidence"),
            ("evidence-remove", $"/items/{item}/evidence/{file}/remove"), ("remove", $"/items/{item}/remove"),
            ("plans", county.Plans), ("plans-empty", other.Plans), ("plan-new", $"{county.Plans}/new"), ("plan", $"/plans/{plan}"), ("plan-remove", $"/plans/{plan}/remove"),
        ];
        foreach (var cookies in ReadersAt(width))
        {
            foreach (var name in new[] { county.WriterName, Site.Admin })
            {
                // Whoever does not enter for the unit reads.
                var page = await WindowOfAsync(name, width, cookies);
                foreach (var (station, path) in pages.Where(p => name == county.WriterName ? !p.Name.EndsWith("-empty", StringComparison.Ordinal) : p.Name is "list" or "list-empty" or "edit" or "plans" or "plan" or "plans-empty"))
                {
                    await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
                    await StationAsync(page, $"items-{(name == Site.Admin ? "read-" : "")}{station}{string.Concat(cookies.Select(c => "-" + c.Item2))}");
                }

                await page.Context.CloseAsync();
            }
        }
    }

    [Fact]
    public async Task A_number_that_is_typed_is_offered_its_metric_and_bound_by_key_or_press()
    {
        var county = await County.FoundAsync(Site);
        await county.FillAsync(county.Township, 4200);
        var page = await WindowOfAsync(county.WriterName, Desktop);
        await page.GotoAsync($"{county.Items}/new");
        await page.GetByLabel("段首句").FillAsync("宣讲走进课堂");
        var body = page.GetByLabel("正文");
        await body.PressSequentiallyAsync("全年宣讲4200场次");
        var offers = page.Locator("[data-offers]");
        await Assertions.Expect(offers).ToContainTextAsync("正文里的“4200场次”与统计表“五老宣讲”一致。");
        await body.PressAsync("Alt+Enter");
        await Assertions.Expect(offers).Not.ToContainTextAsync("4200场次");
        await Assertions.Expect(body).ToBeFocusedAsync();
        await body.PressSequentiallyAsync("，比上年多。另有4200场次");
        await offers.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator(".state")).ToContainTextAsync("已保存");
        await Assertions.Expect(body).ToHaveValueAsync("全年宣讲4200场次，比上年多。另有4200场次");
        var id = int.Parse(page.Url.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(2, (await county.ItemAsync(id)).Text.Figures.Count());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_an_input_method_types_arrives_exactly_two_hundred_times()
    {
        var county = await County.FoundAsync(Site);
        await county.FillAsync(county.Township, 4200);
        var page = await WindowOfAsync(county.WriterName, Desktop);
        await page.GotoAsync($"{county.Items}/new");
        await page.GetByLabel("段首句").FillAsync("宣讲走进课堂");
        var body = page.GetByLabel("正文");
        await body.FocusAsync();
        var session = await page.Context.NewCDPSessionAsync(page);
        string[] words = ["宣讲", "青少年", "四千二百", "五老", "4200场次，", "走进课堂。"];
        string[] sounds = ["x", "xu", "xuan", "xuan j", "xuan jiang"];
        var typed = new System.Text.StringBuilder();
        for (var n = 0; n < 200; n++)
        {
            foreach (var sound in sounds.Take(1 + (n % sounds.Length)))
                await session.SendAsync("Input.imeSetComposition", new Dictionary<string, object> { ["text"] = sound, ["selectionStart"] = sound.Length, ["selectionEnd"] = sound.Length });
            // Now and then it is given up.
            if (n % 17 == 16)
            {
                await session.SendAsync("Input.imeSetComposition", new Dictionary<string, object> { ["text"] = "", ["selectionStart"] = 0, ["selectionEnd"] = 0 });
                continue;
            }

            var word = words[n % words.Length];
            await session.SendAsync("Input.insertText", new Dictionary<string, object> { ["text"] = word });
            typed.Append(word);
        }

        await Assertions.Expect(body).ToHaveValueAsync(typed.ToString());
        await Assertions.Expect(page.Locator(".state")).ToContainTextAsync("已保存");
        var id = int.Parse(page.Url.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(typed.ToString(), (await county.ItemAsync(id)).Text.Seen);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_found_in_an_item_is_mended_where_one_is_writing()
    {
        var county = await County.FoundAsync(Site);
        await county.FillAsync(county.Township, 4200);
        var page = await WindowOfAsync(county.WriterName, Desktop);
        await page.GotoAsync($"{county.Items}/new");
        await page.GetByLabel("段首句").FillAsync("作了布暑");
        var body = page.GetByLabel("正文");
        await body.FillAsync("全面布暑,五老宣讲4300场次。");
        await Assertions.Expect(page.Locator(".state")).ToContainTextAsync("已保存");
        await page.ReloadAsync();
        var panel = page.Locator("[data-found]");
        await panel.GetByRole(AriaRole.Button, new() { Name = "改为“部署”" }).ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "改为“4200场次”" }).ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "改为“，”" }).ClickAsync();
        await Assertions.Expect(body).ToHaveValueAsync("全面部署，五老宣讲4200场次。");
        await Assertions.Expect(page.GetByLabel("段首句")).ToHaveValueAsync("作了部署");
        await Assertions.Expect(panel).ToContainTextAsync("没有发现问题");
        await StationAsync(page, "items-found");
        var id = int.Parse(page.Url.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var item = await county.ItemAsync(id);
        Assert.Equal(("全面部署，五老宣讲4200场次。", 1), (item.Text.Seen, item.Text.Figures.Count()));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task A_figure_is_put_into_the_middle_saved_by_itself_and_still_bound_after_a_reload(int width)
    {
        var county = await County.FoundAsync(Site);
        var page = await WindowOfAsync(county.WriterName, width);
        await page.GotoAsync($"{county.Items}/new");
        await page.GetByLabel("段首句").FillAsync("宣讲走进课堂");
        var body = page.GetByLabel("正文");
        await body.FillAsync("第一行。\n全年宣讲，受到欢迎。");
        await body.EvaluateAsync("box => box.setSelectionRange(9, 9)");
        await page.GetByLabel("插入数字").SelectOptionAsync(new SelectOptionValue { Value = $"{county.Figure}.{county.City.PeriodId}" });
        await page.GetByRole(AriaRole.Button, new() { Name = "插入" }).ClickAsync();
        await Assertions.Expect(body).ToHaveValueAsync("第一行。\n全年宣讲3场次，受到欢迎。");
        await Assertions.Expect(page.Locator(".state")).ToContainTextAsync("已保存");
        Assert.Matches("/items/[0-9]+$", page.Url);
        await StationAsync(page, "items-saved");

        await page.ReloadAsync();
        await Assertions.Expect(body).ToHaveValueAsync("第一行。\n全年宣讲3场次，受到欢迎。");
        var id = int.Parse(page.Url.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Single((await county.ItemAsync(id)).Text.Figures);

        // And through what a real browser makes of the unseen fields.
        await body.PressAsync("End");
        await body.EvaluateAsync("box => box.setSelectionRange(0, 0)");
        await body.PressSequentiallyAsync("今年");
        await Assertions.Expect(page.Locator(".state")).ToContainTextAsync("已保存");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(page.Locator(".note.good")).ToContainTextAsync("已保存");
        var item = await county.ItemAsync(id);
        Assert.Equal("今年第一行。\n全年宣讲3场次，受到欢迎。", item.Text.Seen);
        Assert.Single(item.Text.Figures);
        Assert.Equal(1, await Site.With(db => db.WorkItems.CountAsync(i => i.UnitId == county.Township)));
    }

    [Fact]
    public async Task Whoever_types_on_without_a_pause_is_saved_within_ten_seconds_and_what_did_not_arrive_is_sent_again()
    {
        var county = await County.FoundAsync(Site);
        var id = County.IdOf(await county.WriteAsync("一直在写", ""));
        var page = await WindowOfAsync(county.WriterName, Desktop);
        // The browser's clock stands still until it is told to go: a key each second.
        await page.Clock.InstallAsync();
        await page.GotoAsync($"/items/{id}");
        await page.Clock.PauseAtAsync(DateTime.UtcNow.AddMinutes(10));
        var saves = new List<int>();
        var second = 0;
        page.Request += (_, request) =>
        {
            if (request.Headers.ContainsKey("x-saves-itself"))
                saves.Add(second);
        };
        var (state, body) = (page.Locator(".state"), page.GetByLabel("正文"));
        for (; second < 10; second++)
        {
            await body.PressSequentiallyAsync("写");
            await page.Clock.RunForAsync(1000);
        }

        await Assertions.Expect(state).Not.ToHaveAttributeAsync("data-state", "");
        Assert.InRange(Assert.Single(saves), 3, 9);
        await Assertions.Expect(state).ToHaveTextAsync(new Regex("已保存|正在保存|会自动保存"));

        // The server is away, then in trouble, then back; nobody presses a key.
        var answers = new Queue<Func<IRoute, Task>>([route => route.AbortAsync(), route => route.FulfillAsync(new() { Status = 503 }), route => route.FulfillAsync(new() { Status = 500 })]);
        // The last save is answered by the real server in real time: only then does the next wait begin.
        await Assertions.Expect(state).Not.ToHaveAttributeAsync("data-state", "saving");
        await page.RouteAsync($"**/items/{id}", route => answers.TryDequeue(out var answer) ? answer(route) : route.ContinueAsync());
        await body.PressSequentiallyAsync("完");
        foreach (var wait in new[] { 3, 3, 6 })
        {
            await page.Clock.RunForAsync(wait * 1000);
            await Assertions.Expect(state).ToContainTextAsync("未保存");
        }

        Assert.Empty(answers);
        await page.Clock.RunForAsync(12_000);
        await Assertions.Expect(state).ToContainTextAsync("已保存");
        Assert.Equal($"{new string('写', 10)}完", (await county.ItemAsync(id)).Body);
    }

    [Fact]
    public async Task What_is_being_typed_is_not_called_saved_and_a_press_while_nobody_answers_waits_with_all_that_is_typed()
    {
        var county = await County.FoundAsync(Site);
        var id = County.IdOf(await county.WriteAsync("断了网", ""));
        var page = await WindowOfAsync(county.WriterName, Desktop);
        await page.GotoAsync($"/items/{id}");
        var (state, body) = (page.Locator(".state"), page.GetByLabel("正文"));
        await body.FillAsync("先写的");
        await Assertions.Expect(state).ToContainTextAsync("已保存");
        await body.FillAsync("先写的，又写的");
        Assert.Contains("会自动保存", await state.TextContentAsync(), StringComparison.Ordinal);

        await page.Context.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(state).ToContainTextAsync("未保存");
        await Assertions.Expect(body).ToHaveValueAsync("先写的，又写的");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator(".note.good")).ToContainTextAsync("已保存");
        Assert.Equal("先写的，又写的", (await county.ItemAsync(id)).Body);
    }

    [Fact]
    public async Task What_is_written_after_a_save_whose_answer_was_lost_is_stored_by_the_button()
    {
        var county = await County.FoundAsync(Site);
        var page = await WindowOfAsync(county.WriterName, Desktop);
        await page.Clock.InstallAsync();
        await page.GotoAsync($"{county.Items}/new");
        await page.RouteAsync("**/items/**", async route =>
        {
            // It arrives and is stored; its answer does not come back.
            if (route.Request.Headers.ContainsKey("x-saves-itself"))
            {
                await route.FetchAsync();
                await route.AbortAsync();
            }
            else
            {
                await route.ContinueAsync();
            }
        });
        await page.GetByLabel("段首句").FillAsync("答复丢失");
        await page.Clock.RunForAsync(3000);
        await Assertions.Expect(page.Locator(".state")).ToContainTextAsync("未保存");
        Assert.Equal(1, await Site.With(db => db.WorkItems.CountAsync(i => i.UnitId == county.Township)));
        await page.GetByLabel("正文").FillAsync("又写的");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(page.Locator(".note.good")).ToContainTextAsync("已保存");
        var item = await Site.With(db => db.WorkItems.SingleAsync(i => i.UnitId == county.Township));
        Assert.Equal(("答复丢失", "又写的"), (item.Lead, item.Body));
    }

    [Fact]
    public async Task A_figure_follows_the_place_where_it_was_put_and_being_typed_over_is_said()
    {
        var county = await County.FoundAsync(Site);
        var id = County.IdOf(await county.WriteAsync("两个相同的数", "表彰先进3场次，培训骨干。"));
        var page = await WindowOfAsync(county.WriterName, Desktop);
        await page.GotoAsync($"/items/{id}");
        var body = page.GetByLabel("正文");
        await body.ClickAsync();
        await body.EvaluateAsync("box => box.setSelectionRange(12, 12)");
        // Chosen with the keyboard and not put in: saving puts it where one was writing, not behind the full stop.
        await page.GetByLabel("插入数字").PressAsync("ArrowDown");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(page.Locator(".note.good")).ToContainTextAsync("已保存");
        Assert.Equal(["表彰先进3场次，培训骨干", "3场次", "。"], (await county.ItemAsync(id)).Text.Pieces.Select(piece => piece.Words));

        // The clause is cut out and put in front: it takes its figure along.
        await body.FillAsync("培训骨干3场次，表彰先进3场次。");
        // The page before says 已保存 as well: only the next one says it of this.
        await page.RunAndWaitForResponseAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync(), answer => answer.Request.IsNavigationRequest && answer.Status == 200);
        await Assertions.Expect(page.Locator(".note.good")).ToContainTextAsync("已保存");
        Assert.Equal(["培训骨干", "3场次", "，表彰先进3场次。"], (await county.ItemAsync(id)).Text.Pieces.Select(piece => piece.Words));

        await body.EvaluateAsync("box => { box.focus(); box.setSelectionRange(4, 5); }");
        await page.Keyboard.TypeAsync("4");
        await Assertions.Expect(page.Locator("[data-lost]")).ToContainTextAsync("3场次 改动后不再跟随");
        await StationAsync(page, "items-lost");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator("[data-lost]")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".state")).ToContainTextAsync("已保存");
        Assert.Single((await county.ItemAsync(id)).Text.Figures);
    }

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Who_was_signed_out_while_writing_signs_in_beside_it_and_the_page_goes_on_saving(int width)
    {
        var county = await County.FoundAsync(Site);
        var id = County.IdOf(await county.WriteAsync("退出了还在写", ""));
        var page = await WindowOfAsync(county.WriterName, width);
        await page.GotoAsync($"/items/{id}");
        await Site.With(db => db.Sessions.Where(s => s.Account!.UserName == county.WriterName).ExecuteDeleteAsync());
        await page.GetByLabel("正文").FillAsync("会话已经结束");
        var state = page.Locator(".state");
        await Assertions.Expect(state).ToContainTextAsync("登录时间已过", new() { Timeout = 15_000 });
        await StationAsync(page, "items-signed-out");
        var beside = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "在新窗口登录" }).ClickAsync());
        await beside.GetByLabel("用户名").FillAsync(county.WriterName);
        await beside.GetByLabel("密码").FillAsync(Site.Password);
        await beside.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Assertions.Expect(beside.Locator("h1")).ToContainTextAsync("我的待办");
        await beside.CloseAsync();
        await page.BringToFrontAsync();
        await Assertions.Expect(state).ToContainTextAsync("已保存", new() { Timeout = 30_000 });
        Assert.Equal("会话已经结束", (await county.ItemAsync(id)).Body);
    }

    private async Task<IPage> WindowOfAsync(string userName, int width, params (string Name, string Value)[] cookies) =>
        await StrangerWindowAsync(width, script: true, [.. (await Site.CookiesOf(userName)).GetAllCookies().Select(c => (c.Name, c.Value)), .. cookies]);
}
