using Microsoft.Playwright;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Journeys;

public class EveryPage(Site site, Chromium chromium) : JourneyTest(site, chromium)
{
    private static readonly string[] Pages = ["/", "/typesetting", "/typesetting?fill=true", "/status", "/nothing-here"];

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

    [Fact]
    public async Task The_first_page_weighs_at_most_60_KB_on_the_wire()
    {
        var page = await WindowAsync(Desktop);
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        var bytes = 0.0;
        session.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
        await page.GotoAsync("/typesetting", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.InRange(bytes, 1_000, 60 * 1024);
    }

    private static string Name(string path, (string, string)[] cookies) =>
        (path == "/" ? "home" : path.Trim('/').Replace("?fill=true", "-filled", StringComparison.Ordinal)) + string.Concat(cookies.Select(c => "-" + c.Item2));
}
