using System.Diagnostics;
using WorkReport.Web.Commands;

namespace WorkReport.Web.Tests.Commands;

public sealed class ToolTests : IDisposable
{
    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("workreport-tool-");

    public void Dispose() => temporary.Delete(recursive: true);

    [Fact]
    public async Task A_tool_that_fails_says_so_in_its_own_words_and_can_ask_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses the shell of Linux and its kin.");

        var reason = await Run("sh", "-c", "echo first 1>&2; read answer; echo answer=$answer 1>&2; exit 7");

        Assert.NotNull(reason);
        Assert.Contains("7", reason, StringComparison.Ordinal);
        Assert.Contains("first answer=", reason, StringComparison.Ordinal);
        Assert.Null(await Run("sh", "-c", "exit 0"));
    }

    [Fact]
    public async Task A_tool_that_is_not_there_is_a_reason_and_no_exception()
    {
        Assert.Null(Tool.Find("no-such-tool"));
        Assert.Contains("no-such-tool", await Run("no-such-tool"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_tool_ends_with_its_children()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks for the child in /proc.");
        var pid = Path.Combine(temporary.FullName, "pid");
        using var cancellation = new CancellationTokenSource();
        var tool = Tool.RunAsync("sh", ["-c", $"sleep 300 & echo $! > {pid}; wait"], temporary.FullName, cancellation.Token);
        while (!File.Exists(pid) || new FileInfo(pid).Length == 0)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        var child = File.ReadAllText(pid).Trim();
        Assert.True(IsRunning());
        await cancellation.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tool);
        var waited = Stopwatch.StartNew();
        while (IsRunning() && waited.Elapsed < TimeSpan.FromSeconds(10))
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.False(IsRunning());

        // A child that ended but was not yet collected is a Z.
        bool IsRunning()
        {
            try
            {
                return !File.ReadAllText($"/proc/{child}/stat").Contains(") Z ", StringComparison.Ordinal);
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    private Task<string?> Run(string program, params string[] arguments) =>
        Tool.RunAsync(program, arguments, temporary.FullName, TestContext.Current.CancellationToken);
}
