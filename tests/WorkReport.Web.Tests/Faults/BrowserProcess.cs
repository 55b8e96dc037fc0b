using System.Diagnostics;
using Microsoft.Playwright;

namespace WorkReport.Web.Tests.Faults;

/// <summary>The process of a browser, so that it can be killed outright with all that belongs to it.</summary>
internal static class BrowserProcess
{
    public static async Task<Process> OfAsync(IBrowser browser)
    {
        var session = await browser.NewBrowserCDPSessionAsync();
        var told = await session.SendAsync("SystemInfo.getProcessInfo");
        var own = told!.Value.GetProperty("processInfo").EnumerateArray().Single(process => process.GetProperty("type").GetString() == "browser");
        return Process.GetProcessById(own.GetProperty("id").GetInt32());
    }
}
