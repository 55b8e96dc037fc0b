using System.Globalization;

namespace WorkReport.Web.Tests.Platform;

public sealed class StandbyThreadsTests
{
    [Fact]
    public async Task What_weighs_is_done_on_threads_that_step_back_and_nowhere_else()
    {
        using var threads = new StandbyThreads(2);
        var (caller, own) = (Environment.CurrentManagedThreadId, Niceness());

        var where = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => threads.RunAsync(() => (Environment.CurrentManagedThreadId, Niceness()), TestContext.Current.CancellationToken)));

        Assert.InRange(where.Select(at => at.CurrentManagedThreadId).Distinct().Count(), 1, 2);
        Assert.DoesNotContain(where, at => at.CurrentManagedThreadId == caller);
        if (OperatingSystem.IsLinux())
            Assert.All(where, at => Assert.Equal(Math.Min(19, own + 10), at.Item2));
    }

    [Fact]
    public async Task A_fault_is_the_callers_and_the_thread_goes_on()
    {
        using var threads = new StandbyThreads(1);

        await Assert.ThrowsAsync<FormatException>(() => threads.RunAsync(() => int.Parse("x", CultureInfo.InvariantCulture), TestContext.Current.CancellationToken));

        Assert.Equal(7, await threads.RunAsync(() => 7, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_given_up_before_its_turn_is_not_done()
    {
        using var threads = new StandbyThreads(1);
        using var gate = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        var (isDone, first) = (false, threads.RunAsync(() => gate.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken), CancellationToken.None));
        var second = threads.RunAsync(() => isDone = true, stop.Token);

        await stop.CancelAsync();
        gate.Set();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.True(await first);
        Assert.False(isDone);
    }

    // The nineteenth field of a thread's own line; what is in brackets may hold spaces.
    private static int Niceness() => !OperatingSystem.IsLinux() ? 0
        : int.Parse(File.ReadAllText("/proc/thread-self/stat").Split(") ")[1].Split(' ')[16], CultureInfo.InvariantCulture);
}
