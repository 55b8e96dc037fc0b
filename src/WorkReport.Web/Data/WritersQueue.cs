namespace WorkReport.Web.Data;

/// <summary>
/// SQLite lets one writer in at a time, and who finds the door shut looks again after ever longer pauses: on a busy evening somebody waits for
/// seconds while others slip in. The writers of this process queue here first and come in their order; who waits for long goes to the door itself, where what
/// another process holds is told as ever.
/// </summary>
internal sealed class WritersQueue : IDisposable
{
    /// <summary>Far longer than the saves of a queue take, far shorter than anybody waits for an answer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim next = new(1);

    /// <summary>Waits for the turn, which lasts until it is disposed of; null where that would be too long.</summary>
    public async Task<IDisposable?> NextAsync(CancellationToken cancel) => await next.WaitAsync(Longest, cancel) ? new Turn(next) : null;

    public void Dispose() => next.Dispose();

    private sealed class Turn(SemaphoreSlim next) : IDisposable
    {
        private SemaphoreSlim? taken = next;

        public void Dispose() => Interlocked.Exchange(ref taken, null)?.Release();
    }
}
