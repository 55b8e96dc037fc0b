using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Setup;

namespace WorkReport.Web.Tests.Journeys;

public class EveryPage(Site site, Chromium chromium) : JourneyTest(site, chromium)
{
    private static readonly string[] Pages = ["/", "/typesetting", "/typesetting?fill=true", "/checking", "/masking", "/status", "/backup", "/account", "/help", "/import", "/import/units", "/nothing-here"];

    private static readonly (string, string)[][] Readers =
        [[], [("WorkReport.Type", "large")], [("WorkReport.Language", "en"), ("WorkReport.Type", "large")]];

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Fits_its_window_and_passes_axe_in_both_languages_and_sizes(int width)
    {
        foreach (var cookies in Readers)
        {
            var page = await WindowAsync(width, script: true, cookies);
            foreach (var path in Pages)
            {
                await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
                await StationAsync(page, Name(path, cookies));
            }

            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task The_way_in_fits_and_passes_axe_too(int width)
    {
        await using var empty = new EmptySite();
        foreach (var cookies in Readers)
        {
            var page = await StrangerWindowAsync(width, script: true, cookies);
            await page.GotoAsync("/account");
            await StationAsync(page, Name("sign-in", cookies));
            await page.Locator("#user-name").FillAsync("没有这个人");
            await page.Locator("#password").FillAsync("不对的密码 abc");
            await page.Locator("main .primary").ClickAsync();
            await Assertions.Expect(page.Locator("#sign-in-fault")).ToBeVisibleAsync();
            await StationAsync(page, Name("sign-in-refused", cookies));

            await page.Context.CloseAsync();

            // A window of its own: cookies are the host's, whatever the port.
            page = await StrangerWindowAsync(width, script: true, cookies);
            await page.GotoAsync(empty.Address.ToString());
            await StationAsync(page, Name("setup", cookies));
            await page.EvaluateAsync("document.querySelectorAll('[required]').forEach(field => field.required = false)");
            await page.Locator("main .primary").ClickAsync();
            await Assertions.Expect(page.Locator("#summary")).ToBeVisibleAsync();
            await StationAsync(page, Name("setup-refused", cookies));
            await page.Context.CloseAsync();
        }

        Assert.Empty(empty.Log.Warnings);
    }

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task A_session_that_runs_out_over_a_long_text_gives_it_back(int width)
    {
        var name = $"写报告的人{width}";
        await Site.EnrolAsync(name);
        var page = await StrangerWindowAsync(width);
        await page.GotoAsync("/typesetting");
        await EnterAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("公文排版");
        await page.Locator("#text").FillAsync("示例报告\n\n写了一下午的正文。");
        await Site.With(db => db.Sessions.Where(s => s.Account!.UserName == name).ExecuteDeleteAsync());

        await page.Locator("form.source button").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("请先登录");
        await StationAsync(page, "session-over");
        await EnterAsync();
        await Assertions.Expect(page.Locator("main textarea")).ToHaveValueAsync("示例报告\n\n写了一下午的正文。");
        await StationAsync(page, "typed-kept");
        await page.Locator("main .primary").ClickAsync();
        await page.Locator("#result-heading").WaitForAsync();

        async Task EnterAsync()
        {
            await page.GetByLabel("用户名").FillAsync(name);
            await page.GetByLabel("密码").FillAsync(Site.Password);
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "登录" }).ClickAsync();
        }
    }

    [Fact]
    public async Task The_menu_of_a_phone_opens_and_leads_on()
    {
        var page = await WindowAsync(Phone);
        await page.GotoAsync("/");
        await page.Locator(".menu summary").ClickAsync();
        await StationAsync(page, "menu");
        await page.Locator(".menu nav a[href='/status']").ClickAsync();
        Assert.EndsWith("/status", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_step_is_in_sight_without_scrolling()
    {
        var page = await WindowAsync(Desktop);
        foreach (var path in new[] { "/", "/typesetting" })
        {
            await page.GotoAsync(path);
            var button = await page.Locator(".btn.primary").BoundingBoxAsync();
            Assert.InRange(button!.Y + button.Height, 0, page.ViewportSize!.Height);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/typesetting")]
    [InlineData("/typesetting?fill=true")]
    [InlineData("/help")]
    [InlineData("/people")]
    [InlineData("/log")]
    [InlineData("/log/check")]
    [InlineData("/units")]
    public async Task The_first_load_of_a_page_weighs_at_most_60_KB_on_the_wire(string path)
    {
        await City.In(Site);
        var page = await WindowAsync(Desktop);
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        var bytes = 0.0;
        session.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
        // Pictures come after.
        await page.RouteAsync("**/*.svg", picture => picture.AbortAsync());
        await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.InRange(bytes, 1_000, 60 * 1024);
    }

    [Fact]
    public async Task On_paper_there_is_what_stands_on_the_page_and_nothing_to_press()
    {
        var city = await City.In(Site);
        var page = await WindowAsync(Desktop);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        foreach (var path in new[] { "/", "/help", "/people", "/log", "/units", $"/units/{city["CA1"]}", "/metrics", "/periods", "/status", "/backup", "/account" })
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
            foreach (var pressed in new[] { "button", ".btn", ".filter", ".top", ".side", ".foot", ".pages" })
                Assert.True(await page.Locator(pressed).Filter(new LocatorFilterOptions { Visible = true }).CountAsync() == 0, $"{path}: {pressed}");
        }

        // What is folded away on the screen is open on paper, and a long text is not cut off by its box.
        await page.GotoAsync("/typesetting");
        await page.Locator("#text").FillAsync(string.Join('\n', Enumerable.Range(1, 90).Select(n => $"第{n}行")));
        await page.EvaluateAsync("window.dispatchEvent(new Event('beforeprint'))");
        await Assertions.Expect(page.GetByText("第90行")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#text")).ToBeHiddenAsync();
        await page.EvaluateAsync("window.dispatchEvent(new Event('afterprint'))");
        Assert.Equal(0, await page.Locator(".onpaper").CountAsync());
    }

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task A_unit_is_picked_by_typing_with_the_keyboard_alone(int width)
    {
        await City.In(Site);
        var page = await WindowAsync(width);
        await page.GotoAsync("/people/new");
        var box = page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "单位" });
        await box.FillAsync("柳溪镇二村");
        await Assertions.Expect(page.Locator("[role=option]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[role=option]")).ToContainTextAsync("柳溪二村");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await StationAsync(page, "picker");
        await box.PressAsync("Enter");
        await Assertions.Expect(box).ToHaveValueAsync("柳溪二村（CA12）");
        Assert.Equal("柳溪二村（CA12）", await page.EvaluateAsync<string>("document.querySelector('select[data-units]').selectedOptions[0].text"));
        // By pinyin, down with the arrow; and Escape gives back what stood there.
        await box.FillAsync("lxec");
        await Assertions.Expect(page.Locator("[role=option]").First).ToContainTextAsync("柳溪二村");
        await box.FillAsync("没有这个村");
        await Assertions.Expect(page.Locator("[role=option]")).ToHaveCountAsync(0);
        await box.PressAsync("Tab");
        await Assertions.Expect(box).ToHaveValueAsync("柳溪二村（CA12）");
    }

    private static string Name(string path, (string, string)[] cookies) =>
        (path == "/" ? "home" : path.Trim('/').Replace("?fill=true", "-filled", StringComparison.Ordinal)) + string.Concat(cookies.Select(c => "-" + c.Item2));
}
