using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace WorkReport.Web;

/// <summary>
/// Threads for what takes a processor for long: they step back, so that whoever asks for a page is served first and this gets what is left.
/// On Linux the runtime's own priority of a thread says nothing to the system; there each of them raises its niceness.
/// </summary>
public sealed partial class StandbyThreads : TaskScheduler, IDisposable
{
    /// <summary>How far they step back; a thread of niceness 10 gets a tenth of what one of 0 gets where both want the same processor.</summary>
    private const int Niceness = 10;

    private readonly BlockingCollection<Task> waiting = [];
    private readonly List<Thread> threads = [];

    /// <param name="count">How many.</param>
    public StandbyThreads(int count)
    {
        MaximumConcurrencyLevel = count;
        for (var number = 0; number < count; number++)
            threads.Add(new Thread(Work) { IsBackground = true, Name = nameof(StandbyThreads), Priority = ThreadPriority.BelowNormal });
        threads.ForEach(thread => thread.Start());
    }

    public override int MaximumConcurrencyLevel { get; }

    /// <summary>Does it on one of them, in turn; not at all where it was given up before its turn. What comes after it goes on elsewhere.</summary>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancel) =>
        Task.Factory.StartNew(work, cancel, TaskCreationOptions.DenyChildAttach | TaskCreationOptions.RunContinuationsAsynchronously, this);

    /// <summary>What was begun or waits is done first.</summary>
    public void Dispose()
    {
        waiting.CompleteAdding();
        threads.ForEach(thread => thread.Join());
        waiting.Dispose();
    }

    protected override void QueueTask(Task task) => waiting.Add(task);

    // Never on a thread that serves pages.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [.. waiting];

    private void Work()
    {
        if (OperatingSystem.IsLinux())
            _ = Nice(Niceness);
        foreach (var task in waiting.GetConsumingEnumerable())
            TryExecuteTask(task);
    }

    // Of the thread that calls, as Linux has it, and on top of what the process was started with.
    [LibraryImport("libc", EntryPoint = "nice")]
    private static partial int Nice(int more);
}
