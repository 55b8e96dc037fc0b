using System.Globalization;

namespace WorkReport.Prose.Outlines;

/// <summary>成文日期 as the standard writes it (GB/T 9704-2012, 7.3.5.4): year, month and day in full, no leading zero.</summary>
public static class SignedDay
{
    /// <summary>2022.12.05 is 2022年12月5日; any other day stays as it is written.</summary>
    public static string Written(string day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return DateOnly.TryParseExact(day.Replace('/', '.').Replace('-', '.'), "yyyy.M.d", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly read)
            ? string.Create(CultureInfo.InvariantCulture, $"{read.Year}年{read.Month}月{read.Day}日") : day;
    }
}
