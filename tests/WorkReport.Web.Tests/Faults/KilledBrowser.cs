using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

namespace WorkReport.Web.Tests.Faults;

/// <summary>A browser killed outright, with all that belongs to it.</summary>
internal static class KilledBrowser
{
    public static async Task KillAsync(IBrowser browser)
    {
        var session = await browser.NewBrowserCDPSessionAsync();
        var told = await session.SendAsync("SystemInfo.getProcessInfo");
        var id = told!.Value.GetProperty("processInfo").EnumerateArray().Single(process => process.GetProperty("type").GetString() == "browser").GetProperty("id").GetInt32();
        using var process = Process.GetProcessById(id);
        process.Kill(entireProcessTree: true);
    }
}
