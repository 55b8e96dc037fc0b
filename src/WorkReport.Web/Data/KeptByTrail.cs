using System.Collections.Concurrent;

namespace WorkReport.Web.Data;

/// <summary>
/// What was last worked out from the store for a page, good as long as the end of the trail stands: whatever changes a row of the year or of
/// the tree writes its line in the same transaction. For reading alone; what acts works everything out anew.
/// </summary>
public sealed class KeptByTrail
{
    /// <summary>So many units may stand in all that is kept: some 50 MB.</summary>
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<object, Kept> kept = new();
    private int weight;

    /// <param name="what">Names it, with all that it hangs on beside the store: who asks, what about, which day.</param>
    /// <param name="sequence">The end of the trail as this request read it, before anything else.</param>
    /// <param name="units">How many units stand in it.</param>
    /// <param name="read">Works it out. What it gives is shared by requests, and nobody changes it.</param>
    public async ValueTask<T> OfAsync<T>(object what, long sequence, Func<T, int> units, Func<Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(read);
        if (kept.TryGetValue(what, out var last) && last.Sequence == sequence)
            return (T)last.What!;
        // Read after the number was: it may be newer than that, never older.
        var found = await read();
        var added = units(found) + 1;
        if (Interlocked.Add(ref weight, added - (last?.Units ?? 0)) > Most)
        {
            kept.Clear();
            Interlocked.Exchange(ref weight, added);
        }

        kept[what] = new Kept(sequence, added, found);
        return found;
    }

    private sealed record Kept(long Sequence, int Units, object? What);
}
