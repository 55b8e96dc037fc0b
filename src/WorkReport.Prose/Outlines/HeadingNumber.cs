using System.Globalization;

namespace WorkReport.Prose.Outlines;

/// <summary>The number of a level-1 heading as it is printed: 一、 to 九十九、.</summary>
public static class HeadingNumber
{
    private const string Digits = "一二三四五六七八九";

    /// <param name="number">From 1.</param>
    public static string Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        if (number > 99)
            return number.ToString(CultureInfo.InvariantCulture) + "、";
        var (tens, ones) = (number / 10, number % 10);
        return (tens > 1 ? Digits[tens - 1].ToString() : "") + (tens > 0 ? "十" : "") + (ones > 0 ? Digits[ones - 1].ToString() : "") + "、";
    }
}
