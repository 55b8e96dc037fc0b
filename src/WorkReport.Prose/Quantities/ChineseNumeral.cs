using System.Globalization;

namespace WorkReport.Prose.Quantities;

/// <summary>Numbers written in words: 十二, 一百零五, 廿三, 壹佰, 1万2千. What is said short and could be two numbers (一百二) is none.</summary>
internal static class ChineseNumeral
{
    private const string Digits = "零一二三四五六七八九";

    // As they stand on receipts, in old books and on old keyboards.
    private const string Others = "壹贰貳叁叄參肆伍陆陸柒捌玖拾佰仟萬億兩弍弎○◯";
    private const string Plainly = "一二二三三三四五六六七八九十百千万亿两二三〇〇";
    private static readonly (char Sign, decimal Factor)[] Places = [('亿', 100_000_000), ('万', 10_000), ('千', 1000), ('百', 100), ('十', 10)];

    /// <summary>Null where it is no such number.</summary>
    public static decimal? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.All(char.IsAsciiDigit) ? null : Said(Plain(text));
    }

    /// <summary>What is said short (一百二, 1万5) or sign by sign (二〇二二), as it is most often meant; null where it is neither.</summary>
    public static decimal? Guess(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = Plain(text);
        if (plain.Length is 0 or > 14 || plain[^1] == '两' || Value(plain[^1]) is not { } last)
            return null;
        if (plain.Length > 1 && plain.All(c => Digit(c) is not null))
            return plain.Aggregate(0m, (number, c) => number * 10 + Digit(c)!.Value);
        return plain.Length > 2 && Places.FirstOrDefault(place => place.Sign == plain[^2]).Factor is > 10 and var factor && Said(plain[..^1]) is { } head ? head + last * factor / 10 : null;
    }

    private static string Plain(string text) => string.Concat(text.Select(c => Others.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Plainly[at] : c))
        .Replace("廿", "二十", StringComparison.Ordinal).Replace("卅", "三十", StringComparison.Ordinal).Replace("卌", "四十", StringComparison.Ordinal);

    private static decimal? Said(string text)
    {
        foreach (var (sign, factor) in Places)
        {
            var at = text.IndexOf(sign, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var (many, rest) = (Many(text[..at], factor), Rest(text[(at + 1)..], factor));
            return many * factor + rest;
        }

        return text.Length == 1 ? Value(text[0]) : text.Length is > 1 and <= 4 && text.All(char.IsAsciiDigit) ? decimal.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>What stands before the place; 十二 leaves it out.</summary>
    private static decimal? Many(string text, decimal factor) =>
        text.Length == 0 ? factor == 10 ? 1 : null
        : Said(text) is { } many && many > 0 && many < (factor switch { 100_000_000 => 100_000_000, 10_000 => 10_000, _ => 10 }) ? many : null;

    /// <summary>What stands behind it: of the next place, or behind a 零.</summary>
    private static decimal? Rest(string text, decimal factor)
    {
        if (text.Length == 0)
            return 0;
        // 三十两 is a weight.
        if (text[^1] == '两')
            return null;
        var isSkipping = text[0] is '零' or '〇';
        return Said(isSkipping ? text[1..] : text) is { } rest && rest > 0 && rest < factor && (isSkipping || rest * 10 >= factor) ? rest : null;
    }

    private static decimal? Value(char sign) => char.IsAsciiDigit(sign) ? sign - '0' : Digit(sign);

    private static decimal? Digit(char sign) => sign switch
    {
        '〇' => 0,
        '两' => 2,
        _ => Digits.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var digit ? digit : null,
    };
}
