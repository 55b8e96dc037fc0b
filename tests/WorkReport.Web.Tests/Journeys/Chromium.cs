using Microsoft.Playwright;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>One real browser for all journeys. Where there is none, they say so and are skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (InstalledChromium.Executable is null)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await InstalledChromium.LaunchAsync(playwright);
    }

    /// <summary>A fresh window of that size, with cookies of its own.</summary>
    public async Task<IPage> WindowAsync(Uri site, int width, int height, bool script = true, params (string Name, string Value)[] cookies)
    {
        Assert.SkipUnless(browser is not null, "Chromium is not installed; set WORKREPORT_CHROMIUM to its path.");
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = script,
            Locale = "zh-CN",
        });
        context.SetDefaultTimeout(20_000);
        await context.AddCookiesAsync(cookies.Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = site.ToString() }));
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
