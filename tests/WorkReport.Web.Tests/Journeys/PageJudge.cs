using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>What a page is judged by, whatever leads to it: that it fits its window, and two engines for accessibility.</summary>
internal static class PageJudge
{
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

    /// <summary>By how many pixels the page is wider than its window.</summary>
    public static Task<int> TooWideAsync(IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>What axe finds.</summary>
    public static async Task<string[]> AxeAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>("async () => (await axe.run({ resultTypes: ['violations'] })).violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`))");
    }

    /// <summary>The errors that HTML_CodeSniffer finds; what it judges does not hang on the width.</summary>
    public static async Task<string[]> SniffAsync(IPage page)
    {
        await page.EvaluateAsync(Sniffer);
        return await page.EvaluateAsync<string[]>(Sniff);
    }
}
