using System.Diagnostics;
using WorkReport.Web.Demonstration;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Survey;

/// <summary>The demonstration as a process of its own, as <c>demo</c> starts it, on a store that goes with it.</summary>
internal sealed class DemonstrationSite : IAsyncDisposable
{
    private readonly string folder;
    private readonly Process process;

    private DemonstrationSite(Process process, Uri address, string folder) => (this.process, Address, this.folder) = (process, address, folder);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>One person for each kind of work, as the demonstration names them on its console.</summary>
    public static IReadOnlyList<string> UserNames => [.. new DemonstrationCity().Guides().Select(person => person.UserName)];

    public static async Task<DemonstrationSite> StartedAsync()
    {
        var folder = Directory.CreateTempSubdirectory("workreport-survey").FullName;
        var (process, address) = await SiteProcess.StartAsync(folder, TimeSpan.FromMinutes(5), "demo", "--data", folder, "--urls", "http://127.0.0.1:0");
        return new DemonstrationSite(process, address, folder);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
