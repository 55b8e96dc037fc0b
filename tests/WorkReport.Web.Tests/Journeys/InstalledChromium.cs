using Microsoft.Playwright;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>The browser of this machine.</summary>
internal static class InstalledChromium
{
    /// <summary>The shell is the same browser without its own windows: three times as fast where nobody looks.</summary>
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Null where there is none.</summary>
    public static string? Executable => Environment.GetEnvironmentVariable("WORKREPORT_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Executable,
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN"],
    });
}
