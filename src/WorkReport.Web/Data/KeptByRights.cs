using System.Collections.Concurrent;
using WorkReport.Domain.Audit;

namespace WorkReport.Web.Data;

/// <summary>
/// What was last read of each person, and is good as long as <see cref="AuditHead.Rights"/> stands and the day lasts: whatever takes a role away
/// or moves a unit raises that number in its own transaction, so the next request reads anew; moves dated ahead come with their day.
/// </summary>
public sealed class KeptByRights<T>
{
    private readonly ConcurrentDictionary<int, Kept> kept = new();

    /// <param name="person">Whose.</param>
    /// <param name="rights">The number as this request read it, before anything else.</param>
    /// <param name="day">Today.</param>
    /// <param name="read">Reads it from the store.</param>
    public async ValueTask<T> OfAsync(int person, long rights, DateOnly day, Func<Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (kept.TryGetValue(person, out var last) && last.Rights == rights && last.Day == day)
            return last.What;
        // Read after the number was: it may be newer than that, never older.
        var what = await read();
        kept[person] = new Kept(rights, day, what);
        return what;
    }

    private sealed record Kept(long Rights, DateOnly Day, T What);
}
