using System.Collections.Concurrent;
using Microsoft.Playwright;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Journeys;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace WorkReport.Web.Tests.Journeys;

/// <summary>
/// A journey through the real site in a real browser. At every station the page must fit its window and pass axe; what the
/// content policy stops is logged as a warning and fails the test like any other.
/// </summary>
public abstract class JourneyTest(Site site, Chromium chromium) : SiteTest(site)
{
    /// <summary>Where pictures of the stations go, for people to look at; unset: none are made.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("WORKREPORT_PICTURES");

    private static readonly ConcurrentDictionary<string, bool> Sniffed = new(StringComparer.Ordinal);

    private readonly HashSet<IPage> withoutScript = [];

    /// <summary>How people set their pages. English in large type is the widest, so it is looked at where there is least room.</summary>
    protected static (string, string)[][] ReadersAt(int width) => width == Phone ? [[], [("WorkReport.Language", "en"), ("WorkReport.Type", "large")]] : [[]];

    protected const int Desktop = 1366;
    protected const int Phone = 390;

    /// <summary>A window signed in as <see cref="Site.Admin"/>.</summary>
    protected async Task<IPage> WindowAsync(int width, bool script = true, params (string Name, string Value)[] cookies) =>
        await StrangerWindowAsync(width, script, [.. (await Site.CookiesOf(Site.Admin)).GetAllCookies().Select(c => (c.Name, c.Value)), .. cookies]);

    protected Task<IPage> StrangerWindowAsync(int width, bool script = true, params (string Name, string Value)[] cookies) =>
        WindowOfAsync(Site, width, script, cookies);

    /// <summary>A window on another site than the shared one.</summary>
    protected async Task<IPage> WindowOfAsync(Site other, int width, bool script = true, params (string Name, string Value)[] cookies)
    {
        ArgumentNullException.ThrowIfNull(other);
        var page = await chromium.WindowAsync(other.Address, width, width == Phone ? 844 : 768, script, cookies);
        if (!script)
            withoutScript.Add(page);
        return page;
    }

    protected async Task StationAsync(IPage page, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (Pictures is not null)
        {
            var path = Path.Combine(Pictures, $"{name}-{page.ViewportSize!.Width}.png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = page.ViewportSize.Width == Phone });
        }

        var wider = await PageJudge.TooWideAsync(page);
        Assert.True(wider <= 0, $"{name}: {wider} px too wide.");
        // Axe is a script itself: in a window without, it would wait for ever.
        if (withoutScript.Contains(page))
            return;
        var faults = await PageJudge.AxeAsync(page);
        Assert.True(faults.Length == 0, $"{name}: {string.Join("; ", faults)}");
        // Slow, and once for each station is enough.
        if (!Sniffed.TryAdd(name, true))
            return;
        var sniffed = await PageJudge.SniffAsync(page);
        Assert.True(sniffed.Length == 0, $"{name}: {string.Join("; ", sniffed)}");
    }
}
