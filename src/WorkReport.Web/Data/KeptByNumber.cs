using System.Collections.Concurrent;

namespace WorkReport.Web.Data;

/// <summary>
/// What was last worked out from the store, good as long as a number of <see cref="Domain.Audit.AuditHead"/> stands, which is raised in the
/// transaction of the change itself: the end of the trail, where every change of a row has its line, or <see cref="Domain.Audit.AuditHead.Rights"/>
/// of what seldom changes. For reading alone; what acts works everything out anew.
/// </summary>
public sealed class KeptByNumber
{
    /// <summary>So many units may stand in all that is kept: some 50 MB.</summary>
    private const int Most = 100_000;

    /// <summary>What a page without units weighs.</summary>
    private const int Page = 20;

    private readonly ConcurrentDictionary<object, Kept> kept = new();
    private int weight;

    /// <param name="what">Names it, with all that it hangs on beside the store: who asks, what about, which day.</param>
    /// <param name="number">The number as this request read it, before anything else.</param>
    /// <param name="units">How many units stand in it.</param>
    /// <param name="read">Works it out. What it gives is shared by requests, and nobody changes it.</param>
    public async ValueTask<T> OfAsync<T>(object what, long number, Func<T, int> units, Func<Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(read);
        if (kept.TryGetValue(what, out var last) && last.Number == number)
            return (T)last.What!;
        // Read after the number was: it may be newer than that, never older.
        var found = await read();
        // What is not there may be asked for under a thousand names.
        if (found is null)
            return found;
        var added = units(found) + Page;
        if (Interlocked.Add(ref weight, added - (last?.Units ?? 0)) > Most)
        {
            kept.Clear();
            Interlocked.Exchange(ref weight, added);
        }

        kept[what] = new Kept(number, added, found);
        return found;
    }

    /// <summary>Is it known under that number?</summary>
    public bool Has(object what, long number) => kept.TryGetValue(what, out var last) && last.Number == number;

    private sealed record Kept(long Number, int Units, object? What);
}
