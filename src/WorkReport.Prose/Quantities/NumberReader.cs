using System.Globalization;

namespace WorkReport.Prose.Quantities;

/// <summary>Why what was typed is no number.</summary>
public enum NumberRefusal
{
    /// <summary>Nothing was typed.</summary>
    Empty,

    /// <summary>Something else than digits, sign and point.</summary>
    NotANumber,

    /// <summary>A comma where the point or nothing should be: 1,5 or 12,34.</summary>
    MisplacedComma,

    /// <summary>A unit, a 万 or a qualifier beside the digits: 12%, 1万, 约300.</summary>
    HasWords,

    /// <summary>More digits after the point than are kept.</summary>
    TooManyDecimals,

    /// <summary>More digits before the point than are kept.</summary>
    TooLarge,

    /// <summary>Below zero where that means nothing.</summary>
    Negative,
}

/// <summary>What came of reading a number.</summary>
/// <param name="Value">The number; null when refused.</param>
/// <param name="Refusal">Why not; null when read.</param>
/// <param name="Suggestion">What was probably meant, for the question back; never taken without asking.</param>
public readonly record struct NumberReading(decimal? Value, NumberRefusal? Refusal, decimal? Suggestion = null);

/// <summary>
/// The one number parser, for forms, drafts and imports. Full-width digits, a sign, blanks around it and well-placed thousands
/// commas are taken; exponents, words and everything that could mean two things are not.
/// </summary>
public static class NumberReader
{
    /// <summary>Digits kept behind the point; figures are decimal(18,4).</summary>
    public const int Decimals = 4;

    /// <summary>Digits kept before the point.</summary>
    public const int IntegerDigits = 14;

    /// <summary>Longer input is refused unread.</summary>
    private const int LongestInput = 40;

    private static readonly (string Word, decimal Factor)[] Scales = [("万", 10_000m), ("亿", 100_000_000m)];
    private static readonly string[] Words = ["约", "近", "超", "多", "余", "¥", "￥", "%", "％", "元"];

    /// <param name="text">As typed.</param>
    /// <param name="allowsNegative">Whether a figure below zero makes sense here.</param>
    public static NumberReading Read(string? text, bool allowsNegative = false)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new(null, NumberRefusal.Empty);
        if (text.Length > LongestInput)
            return new(null, text.All(IsDigit) ? NumberRefusal.TooLarge : NumberRefusal.NotANumber);
        var plain = HalfWidth(text.Trim());
        var unsigned = plain.TrimStart('+', '-');
        if (plain.Length - unsigned.Length > 1)
            return new(null, NumberRefusal.NotANumber);
        if (unsigned.Contains(','))
        {
            if (!HasGroupsOfThree(unsigned))
                return new(null, NumberRefusal.MisplacedComma, Digits(unsigned.Replace(',', '.')));
            unsigned = unsigned.Replace(",", "", StringComparison.Ordinal);
        }

        if (Digits(unsigned) is not { } value)
            return unsigned.All(char.IsAsciiDigit) ? new(null, NumberRefusal.TooLarge) : ReadWords(unsigned);
        if (plain[0] == '-')
            value = -value;
        return Judge(value, unsigned, allowsNegative);
    }

    private static NumberReading Judge(decimal value, string digits, bool allowsNegative)
    {
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        if (Math.Abs(value) >= 100_000_000_000_000m)
            return new(null, NumberRefusal.TooLarge);
        if (point >= 0 && digits[(point + 1)..].TrimEnd('0').Length > Decimals)
            return new(null, NumberRefusal.TooManyDecimals, Math.Round(value, Decimals));
        if (value < 0 && !allowsNegative)
            return new(null, NumberRefusal.Negative);
        return new(value == 0 ? 0 : value, null);
    }

    /// <summary>12%, 1万, 3.5亿元, 约300: understood, but asked back, since a number alone would say something else.</summary>
    private static NumberReading ReadWords(string text)
    {
        var rest = text;
        foreach (var word in Words)
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        var factor = 1m;
        foreach (var (word, by) in Scales)
        {
            if (!rest.EndsWith(word, StringComparison.Ordinal))
                continue;
            rest = rest[..^word.Length];
            factor = by;
        }

        if (rest.Length == text.Length || Digits(rest) is not { } value)
            return new(null, NumberRefusal.NotANumber);
        return new(null, NumberRefusal.HasWords, value < 1_000_000m ? value * factor : null);
    }

    /// <summary>Digits with at most one point between them; null for everything else.</summary>
    private static decimal? Digits(string text) =>
        text.Length is > 0 and <= 28 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1])
        && text.Count(c => c == '.') <= 1 && text.All(c => char.IsAsciiDigit(c) || c == '.')
            ? decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : null;

    private static bool HasGroupsOfThree(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var groups = (point < 0 ? text : text[..point]).Split(',');
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3)
            && groups.All(group => group.All(char.IsAsciiDigit)) && (point < 0 || !text[point..].Contains(','));
    }

    private static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９';

    private static string HalfWidth(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = source[i] is >= '！' and <= '～' ? (char)(source[i] - 0xFEE0) : source[i] == '−' ? '-' : source[i];
    });
}
