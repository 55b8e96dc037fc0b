namespace WorkReport.Domain;

/// <summary>The time that days and minutes are written in. China has kept one time, without summer time, since 1992, so no machine's time zone data are needed.</summary>
public static class ChinaTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The same moment as clocks in China show it.</summary>
    public static DateTimeOffset Of(DateTimeOffset at) => at.ToOffset(Offset);

    /// <summary>The day that it is in China.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Of(at).DateTime);
}
