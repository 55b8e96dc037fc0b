using System.Diagnostics;
using System.Net;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Troubles;

/// <summary>The site as a process on a data folder, which can end as a process may.</summary>
internal sealed class SiteRun(Process process, Uri address) : IAsyncDisposable
{
    public Uri Address => address;

    public bool IsAlive => !process.HasExited;

    /// <summary>Processor time that it has taken so far; on a busy machine it tells more than the time on the wall.</summary>
    public TimeSpan Taken
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it on whatever port is free and waits until it says that it is ready. <c>WORKREPORT_SITE</c> names a published one.</summary>
    public static async Task<SiteRun> StartAsync(string folder)
    {
        var program = Environment.GetEnvironmentVariable("WORKREPORT_SITE") ?? Path.Combine(AppContext.BaseDirectory, "WorkReport.Web.dll");
        var (process, address) = await SiteProcess.StartAsync(program, folder, TimeSpan.FromMinutes(3), ["serve", "--data", folder, "--urls", "http://127.0.0.1:0", "--Business:Now=2022-12-20T09:00:00+08:00"]);
        return new SiteRun(process, address);
    }

    /// <summary>From one moment to the next, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (process.HasExited)
            return;
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>It stands still with all that it has begun.</summary>
    public async Task FreezeAsync()
    {
        using var stop = Process.Start("kill", ["-STOP", $"{process.Id}"]);
        await stop.WaitForExitAsync();
    }

    /// <summary>Whoever comes with these cookies; follows no redirect.</summary>
    public HttpClient Browser(CookieContainer? cookies = null) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }
}
