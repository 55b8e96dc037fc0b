using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkReport.Prose.Readings;

/// <summary>The day that a due date in words is.</summary>
public static partial class DueDay
{
    /// <summary>6月底前 is the last day of June, 年底前 that of December; null of what names no month.</summary>
    /// <param name="due">As the report says it.</param>
    /// <param name="year">The year that it plans.</param>
    public static DateOnly? Of(string due, int year)
    {
        ArgumentNullException.ThrowIfNull(due);
        if (Month().Match(due) is not { Success: true } month)
            return due.Contains("年底", StringComparison.Ordinal) || due.Contains("年末", StringComparison.Ordinal) ? new DateOnly(year, 12, 31) : null;
        int number = int.Parse(month.Groups["month"].Value, CultureInfo.InvariantCulture);
        if (number is < 1 or > 12)
            return null;
        int last = DateTime.DaysInMonth(year, number);
        return new DateOnly(year, number, month.Groups["day"] is { Success: true } day ? Math.Clamp(int.Parse(day.Value, CultureInfo.InvariantCulture), 1, last) : last);
    }

    [GeneratedRegex(@"(?<month>[0-9]{1,2})月((?<day>[0-9]{1,2})日)?")]
    private static partial Regex Month();
}
