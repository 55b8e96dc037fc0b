using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
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

    /// <summary>Run in the page itself: its own runner opens a second page for every judgement, and our pages hold no frames.</summary>
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>A second judge, from the same locked packages as the front end; it sees other things than the first.</summary>
    private static readonly string Sniffer = File.ReadAllText(Path.Combine(Source.Root, "src", "WorkReport.Web", "Assets", "node_modules", "html_codesniffer", "build", "HTMLCS.js"));

    // Some of its sentences are missing in its own translation, and it stumbles over them.
    private const string Sniff = """
        () => new Promise(done => {
            const words = HTMLCS.getTranslation;
            HTMLCS.getTranslation = key => words.call(HTMLCS, key) || key;
            const told = () => done(HTMLCS.getMessages().filter(m => m.type === HTMLCS.ERROR).map(m => `${m.code}: ${m.msg} ${(m.element.outerHTML || '').slice(0, 120)}`));
            HTMLCS.process('WCAG2AA', document, told, fault => done([String(fault)]), 'en');
        })
        """;

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

        var wider = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wider <= 0, $"{name}: {wider} px too wide.");
        // Axe is a script itself: in a window without, it would wait for ever.
        if (withoutScript.Contains(page))
            return;
        await page.EvaluateAsync(Axe);
        var faults = await page.EvaluateAsync<string[]>("async () => (await axe.run({ resultTypes: ['violations'] })).violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`))");
        Assert.True(faults.Length == 0, $"{name}: {string.Join("; ", faults)}");
        // What it judges does not hang on the width: once for each station is enough, and it is slow.
        if (!Sniffed.TryAdd(name, true))
            return;
        await page.EvaluateAsync(Sniffer);
        var sniffed = await page.EvaluateAsync<string[]>(Sniff);
        Assert.True(sniffed.Length == 0, $"{name}: {string.Join("; ", sniffed)}");
    }
}
