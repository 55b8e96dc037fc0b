using System.Globalization;
using WorkReport.Domain;

namespace WorkReport.Web.Platform;

/// <summary>
/// The clock of due dates and years. It goes with the real one; for a demonstration <c>Business:Now</c> says where it stands
/// when the site starts. Sign-in, keys and the audit trail keep real time.
/// </summary>
public sealed class BusinessClock
{
    private const string Setting = "Business:Now";

    private readonly TimeProvider time;
    private readonly TimeSpan ahead;

    /// <param name="time">The real clock.</param>
    /// <param name="startsAt">Where this one starts; null for where the real one stands.</param>
    public BusinessClock(TimeProvider time, DateTimeOffset? startsAt)
    {
        ArgumentNullException.ThrowIfNull(time);
        this.time = time;
        ahead = startsAt is { } start ? start - time.GetUtcNow() : TimeSpan.Zero;
    }

    /// <summary>Now, in the time of China.</summary>
    public DateTimeOffset Now => ChinaTime.Of(time.GetUtcNow() + ahead);

    /// <summary>Today in China.</summary>
    public DateOnly Today => ChinaTime.DayOf(Now);

    /// <summary>Reads <c>Business:Now</c>: <c>2022-12-20T09:00:00+08:00</c>, or a day alone.</summary>
    /// <exception cref="SettingRefusedException">It is no such time.</exception>
    public static DateTimeOffset? StartOf(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration[Setting] is not { Length: > 0 } given)
            return null;
        return DateTimeOffset.TryParseExact(given, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment
            : DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new DateTimeOffset(day, new TimeOnly(9, 0), ChinaTime.Offset)
            : throw new SettingRefusedException(Setting, given, "2022-12-20, 2022-12-20T09:00:00+08:00");
    }
}
