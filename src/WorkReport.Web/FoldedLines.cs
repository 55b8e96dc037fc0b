using System.Collections.Concurrent;

namespace WorkReport.Web;

/// <summary>
/// Of a flood of like lines so many are written in a while as a person would read, and of the rest only how many there were: whoever
/// can make lines neither fills a disk with them nor washes away what stands in the log.
/// </summary>
/// <param name="time">Now.</param>
/// <param name="most">Lines of one kind that are written in one while.</param>
/// <param name="within">How long that is.</param>
public sealed class FoldedLines(TimeProvider time, int most, TimeSpan within)
{
    /// <summary>Who comes under ever new names makes the counts of others begin anew, and takes no memory.</summary>
    private const int MostKinds = 10_000;

    private readonly ConcurrentDictionary<object, Counted> kinds = new();

    /// <summary>Is this one to be written, and how many of its kind in the while before were not?</summary>
    /// <param name="kind">What is counted together.</param>
    public (bool IsTold, int Before) Count(object kind)
    {
        if (kinds.Count >= MostKinds)
            kinds.Clear();
        var counted = kinds.GetOrAdd(kind, _ => new Counted());
        lock (counted)
        {
            var (now, before) = (time.GetUtcNow(), 0);
            if (now - counted.Since >= within)
                (counted.Since, counted.Told, counted.Untold, before) = (now, 0, 0, counted.Untold);
            if (counted.Told < most)
                counted.Told++;
            else
                counted.Untold++;
            return (counted.Untold == 0, before);
        }
    }

    private sealed class Counted
    {
        public DateTimeOffset Since { get; set; }

        public int Told { get; set; }

        public int Untold { get; set; }
    }
}
