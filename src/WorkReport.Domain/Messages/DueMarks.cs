namespace WorkReport.Domain.Messages;

/// <summary>On which days before and after its day something outstanding is called to mind: −14, −7, −3, −1, +1.</summary>
public static class DueMarks
{
    /// <summary>Days from the due day, the earliest first.</summary>
    public static IReadOnlyList<int> All { get; } = [-14, -7, -3, -1, 1];

    /// <summary>A mark on whose day nobody looked (a site that stood still over a week end) is made up for so many days later, and not at all once that is past.</summary>
    private const int MadeUpFor = 2;

    /// <summary>The mark that holds on a day; null on the days between.</summary>
    /// <param name="due">The day by which something is due.</param>
    /// <param name="today">The day on which it is looked.</param>
    /// <param name="lookedOn">When it was looked last; null for never. What was said then, or was not to be said, is not made up for.</param>
    public static int? On(DateOnly due, DateOnly today, DateOnly? lookedOn)
    {
        var from = today.DayNumber - due.DayNumber;
        var last = All.LastOrDefault(mark => mark <= from, int.MinValue);
        return last == from || (last != int.MinValue && from - last <= MadeUpFor && lookedOn < due.AddDays(last)) ? last : null;
    }
}
