using System.Collections.Concurrent;

namespace WorkReport.Web.Data;

/// <summary>
/// What was last worked out from the store, good as long as a number of <see cref="Domain.Audit.AuditHead"/> stands, which is raised in the
/// transaction of the change itself: the end of the trail, where every change of a row has its line, or <see cref="Domain.Audit.AuditHead.Rights"/>
/// of what seldom changes. For reading alone; what acts works everything out anew.
/// </summary>
public sealed class KeptByNumber
{
    /// <summary>So many units may stand in all that is kept, some 100 MB: twenty people who look at ten thousand units each.</summary>
    private const int Most = 250_000;

    /// <summary>What a page without units weighs.</summary>
    private const int Page = 20;

    private readonly ConcurrentDictionary<object, Kept> kept = new();
    private readonly ConcurrentDictionary<object, Reading> readings = new();
    private int weight;

    /// <param name="what">Names it, with all that it hangs on beside the store: who asks, what about, which day.</param>
    /// <param name="number">The number as this request read it, before anything else.</param>
    /// <param name="units">How many units stand in it.</param>
    /// <param name="read">Works it out. What it gives is shared by requests, and nobody changes it.</param>
    public async ValueTask<T> OfAsync<T>(object what, long number, Func<T, int> units, Func<Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(read);
        if (IsKept(what, number, out var last))
            return (T)last!.What!;
        // Whoever reads it already began after this number was read, or it would not do. That reading may fail or find nothing: then this one reads.
        if (readings.TryGetValue(what, out var other) && other.Number >= number)
        {
            await other.Done.Task;
            if (IsKept(what, number, out last))
                return (T)last!.What!;
        }

        var mine = new Reading(number, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        readings[what] = mine;
        try
        {
            return await ReadAsync(what, number, last, units, read);
        }
        finally
        {
            readings.TryRemove(KeyValuePair.Create<object, Reading>(what, mine));
            mine.Done.SetResult();
        }
    }

    private bool IsKept(object what, long number, out Kept? last) => kept.TryGetValue(what, out last) && last.Number >= number;

    private async Task<T> ReadAsync<T>(object what, long number, Kept? last, Func<T, int> units, Func<Task<T>> read)
    {
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

    /// <summary>
    /// The same of what hangs on the work of units, kept by the end of the trail: it stays good over lines that are not about it, and what is known of a thousand units is read anew
    /// of those alone that lines are about.
    /// </summary>
    /// <param name="what">Names it.</param>
    /// <param name="end">The end of the trail as this request read it, before anything else.</param>
    /// <param name="units">How many units stand in it.</param>
    /// <param name="since">Reads the lines after an end of the trail; null where they are too many.</param>
    /// <param name="mend">What it is after some lines: itself, another, or nothing where it has to be worked out anew.</param>
    /// <param name="read">Works it out.</param>
    internal async ValueTask<T> OfWorkAsync<T>(
        object what, long end, Func<T, int> units, Func<long, Task<IReadOnlyList<TrailLine>?>> since, Func<T, IReadOnlyList<TrailLine>, Task<(bool IsGood, T Mended)>> mend, Func<Task<T>> read)
    {
        // Who began before another has looked gets what the other saw: it is no older.
        if (kept.TryGetValue(what, out var last) && last.Number >= end)
            return (T)last.What!;
        if (last is null || await since(last.Number) is not { } lines || await mend((T)last.What!, lines) is not (true, var mended))
            return await OfAsync(what, end, units, read);
        kept.TryUpdate(what, last with { Number = end, What = mended }, last);
        return mended;
    }

    /// <summary>Is it known under that number?</summary>
    public bool Has(object what, long number) => kept.TryGetValue(what, out var last) && last.Number == number;

    private sealed record Kept(long Number, int Units, object? What);

    /// <summary>Somebody reads it right now, and began when <paramref name="Number"/> stood.</summary>
    private sealed record Reading(long Number, TaskCompletionSource Done);
}
