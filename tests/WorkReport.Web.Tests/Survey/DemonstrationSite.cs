using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using WorkReport.Web.Demonstration;

namespace WorkReport.Web.Tests.Survey;

/// <summary>The demonstration as a process of its own, as <c>demo</c> starts it, on a store that goes with it.</summary>
internal sealed partial class DemonstrationSite : IAsyncDisposable
{
    private readonly string folder;
    private readonly Process process;

    private DemonstrationSite(Process process, string folder) => (this.process, this.folder) = (process, folder);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>One person for each kind of work, as the demonstration names them on its console.</summary>
    public static IReadOnlyList<string> UserNames => [.. new DemonstrationCity().Guides().Select(person => person.UserName)];

    public static async Task<DemonstrationSite> StartedAsync()
    {
        var folder = Directory.CreateTempSubdirectory("workreport-survey").FullName;
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var word in new[] { Path.Combine(AppContext.BaseDirectory, "WorkReport.Web.dll"), "demo", "--data", folder, "--urls", "http://127.0.0.1:0" })
            start.ArgumentList.Add(word);
        var ready = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var site = new DemonstrationSite(Process.Start(start)!, folder);
        site.process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                ready.TrySetException(new InvalidOperationException("The site ended before it was ready."));
            else if (Listens().Match(line.Data) is { Success: true } found)
                ready.TrySetResult(found.Value);
        };
        site.process.BeginOutputReadLine();
        site.Address = new Uri(await ready.Task.WaitAsync(TimeSpan.FromMinutes(5)));
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex Listens();
}
