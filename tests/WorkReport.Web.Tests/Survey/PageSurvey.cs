using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using WorkReport.Web.Demonstration;
using WorkReport.Web.Tests.Journeys;

namespace WorkReport.Web.Tests.Survey;

/// <summary>What was found wrong with one page.</summary>
/// <param name="User">Who had it open.</param>
/// <param name="Address">Where.</param>
/// <param name="Reader">How they set their pages.</param>
/// <param name="Words">What is wrong.</param>
internal sealed record SurveyFault(string User, string Address, string Reader, string Words);

/// <summary>
/// Goes through the demonstration as each of its people, from link to link, and judges every page in every state that is met: two pages
/// of one shape are in the same state where they offer the same buttons and show marks, notes and tables of the same kinds.
/// </summary>
internal sealed partial class PageSurvey(IBrowser browser, Uri site)
{
    /// <summary>Pages of one shape that are asked for as one person, looking for states.</summary>
    private const int MostOfShape = 15;

    /// <summary>States of one shape that are judged.</summary>
    private const int MostStates = 10;

    private static readonly (string Name, int Width, (string, string)[] Cookies)[] Readers =
    [
        ("1366", 1366, []),
        ("390", 390, []),
        ("390 large English", 390, [("WorkReport.Language", "en"), ("WorkReport.Type", "large")]),
    ];

    private readonly HashSet<string> states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> judged = new(StringComparer.Ordinal);

    /// <summary>Told of each page when it was judged.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    /// <summary>Folder for pictures of what was judged; null for none.</summary>
    public string? Pictures { get; init; }

    /// <summary>Pages and states judged so far.</summary>
    public int Judged => judged.Values.Sum();

    /// <summary>Shapes of address met so far.</summary>
    public int Shapes => judged.Count;

    /// <summary>Surveys what one person sees.</summary>
    public async Task<IReadOnlyList<SurveyFault>> OfAsync(string user)
    {
        List<SurveyFault> faults = [];
        await using var context = await SignedInAsync(user);
        var windows = new List<IPage>();
        var signedIn = await context.CookiesAsync();
        foreach (var (_, width, cookies) in Readers)
        {
            var window = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = site.ToString(), Locale = "zh-CN", ViewportSize = new ViewportSize { Width = width, Height = width < 500 ? 844 : 768 } });
            await window.AddCookiesAsync(signedIn.Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = site.ToString() }));
            await window.AddCookiesAsync(cookies.Select(c => new Cookie { Name = c.Item1, Value = c.Item2, Url = site.ToString() }));
            windows.Add(await window.NewPageAsync());
        }

        Dictionary<string, int> asked = new(StringComparer.Ordinal);
        HashSet<string> seen = ["/"];
        Queue<string> next = new(["/"]);
        while (next.TryDequeue(out var address))
        {
            var shape = ShapeOf(address);
            if (asked.TryGetValue(shape, out var times) && times >= MostOfShape)
                continue;
            asked[shape] = times + 1;
            var answer = await context.APIRequest.GetAsync(address);
            if (!answer.Headers.TryGetValue("content-type", out var kind) || !kind.StartsWith("text/html", StringComparison.Ordinal))
                continue;
            var page = new HtmlParser().ParseDocument(await answer.TextAsync());
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(link => !Left().IsMatch(link) && seen.Add(link)))
                next.Enqueue(link);
            var before = judged.GetValueOrDefault(shape);
            if (before >= MostStates || !states.Add($"{shape}\n{StateOf(page)}"))
                continue;
            judged[shape] = before + 1;
            for (var nth = 0; nth < windows.Count; nth++)
            {
                var found = await JudgeAsync(windows[nth], address, $"{shape} {before}", sniffs: nth != 0);
                faults.AddRange(found.Select(words => new SurveyFault(user, address, Readers[nth].Name, words)));
                Tell($"{user} {address} {Readers[nth].Name}: {string.Join("; ", found)}");
            }
        }

        foreach (var window in windows)
            await window.Context.CloseAsync();
        return faults;
    }

    private async Task<IBrowserContext> SignedInAsync(string user)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = site.ToString(), Locale = "zh-CN" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("用户名").FillAsync(user);
        await page.GetByLabel("密码").FillAsync(LoadDemonstration.Password);
        await page.RunAndWaitForResponseAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync(), answer => answer.Request.Method == "GET");
        await page.CloseAsync();
        return context;
    }

    private async Task<IReadOnlyList<string>> JudgeAsync(IPage page, string address, string name, bool sniffs)
    {
        List<string> faults = [];
        try
        {
            var answer = await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            if (answer!.Status >= 400)
                faults.Add($"status {answer.Status}");
            if (await PageJudge.TooWideAsync(page) is > 0 and var wider)
                faults.Add($"{wider} px too wide");
            if (Pictures is not null)
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{Unsafe().Replace(name, "_")}-{page.ViewportSize!.Width}.png") });
            faults.AddRange(await PageJudge.AxeAsync(page));
            // What it judges does not hang on the width.
            if (sniffs)
                faults.AddRange(await PageJudge.SniffAsync(page));
        }
        catch (PlaywrightException fault)
        {
            faults.Add(fault.Message);
        }

        return faults;
    }

    /// <summary>An address without what it names: /units/12/2022/sheet is /units/*/*/sheet.</summary>
    private static string ShapeOf(string address)
    {
        var parts = address.Split('?');
        IEnumerable<string> names = parts.Length == 1 ? [] : parts[1].Split('&').Select(pair => pair.Split('=')[0]).Order(StringComparer.Ordinal);
        return Named().Replace(parts[0], "/*") + string.Concat(names.Select(name => $" {name}"));
    }

    /// <summary>What a page offers and of which kinds are its marks, notes and tables.</summary>
    private static string StateOf(IDocument page) => Digits().Replace(
        string.Join('\n', page.QuerySelectorAll("main button, main .btn, main .st, main .note, main table, main form, main [disabled], main .fault, main summary")
            .Select(one => one.LocalName is "button" or "summary" || one.ClassList.Contains("btn") ? one.TextContent.Trim() : $"{one.LocalName}.{one.ClassName}").Distinct().Order(StringComparer.Ordinal)),
        "");

    // Files, and what ends the visit.
    [GeneratedRegex(@"\.(pdf|docx|csv|xlsx|txt|json|png|svg|jpe?g)(\?|$)|/sign-out|/(language|type)\b|/evidence/\d+/|/files/|/picture|/signed/|return", RegexOptions.IgnoreCase)]
    private static partial Regex Left();

    [GeneratedRegex(@"/(?=[^/]*\d)[^/]+")]
    private static partial Regex Named();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"[^\w-]+")]
    private static partial Regex Unsafe();
}
