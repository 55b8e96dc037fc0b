using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkReport.Web.Tests.App;

/// <summary>The site as a process of its own, as a person starts it.</summary>
internal static partial class SiteProcess
{
    /// <summary>Starts it and waits until it says where it listens.</summary>
    /// <param name="folder">Its working folder.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="words">What stands behind the program: <c>serve</c>, <c>demo</c> and their settings.</param>
    public static Task<(Process Process, Uri Address)> StartAsync(string folder, TimeSpan patience, params string[] words) =>
        StartAsync(Path.Combine(AppContext.BaseDirectory, "WorkReport.Web.dll"), folder, patience, words);

    /// <summary>The same of another program that says where it listens.</summary>
    public static async Task<(Process Process, Uri Address)> StartAsync(string program, string folder, TimeSpan patience, IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var word in words.Prepend(program))
            start.ArgumentList.Add(word);
        var ready = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                ready.TrySetException(new InvalidOperationException("The site ended before it was ready."));
            else if (Listens().Match(line.Data) is { Success: true } found)
                ready.TrySetResult(found.Value);
        };
        process.BeginOutputReadLine();
        return (process, new Uri(await ready.Task.WaitAsync(patience)));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex Listens();
}
