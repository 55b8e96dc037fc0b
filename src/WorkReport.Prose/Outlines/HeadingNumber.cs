using System.Globalization;

namespace WorkReport.Prose.Outlines;

/// <summary>The printed number before a heading, from its place (GB/T 9704—2012, 7.3.3).</summary>
public static class HeadingNumber
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>Of the first level: 一、 … 九十九、.</summary>
    /// <param name="number">From 1.</param>
    public static string First(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        // Nobody writes a hundred headings; should someone, a plain number misleads less than none.
        if (number > 99)
            return number.ToString(CultureInfo.InvariantCulture) + "、";
        var (tens, ones) = Math.DivRem(number, 10);
        return (tens > 1 ? Digits[tens..(tens + 1)] : "") + (tens > 0 ? "十" : "") + (ones > 0 ? Digits[ones..(ones + 1)] : "") + "、";
    }
}
