namespace WorkReport.Prose.Quantities;

/// <summary>Numbers written in words: 十二, 一百零五, 两千三百. What is said short and could be two numbers (一百二) is none.</summary>
internal static class ChineseNumeral
{
    private const string Digits = "零一二三四五六七八九";
    private static readonly (char Sign, decimal Factor)[] Places = [('亿', 100_000_000), ('万', 10_000), ('千', 1000), ('百', 100), ('十', 10)];

    /// <summary>Null where it is no such number.</summary>
    public static decimal? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (sign, factor) in Places)
        {
            var at = text.IndexOf(sign, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var (many, rest) = (Many(text[..at], factor), Rest(text[(at + 1)..], factor));
            return many * factor + rest;
        }

        return text.Length == 1 ? Digit(text[0]) : null;
    }

    /// <summary>What stands before the place; 十二 leaves it out.</summary>
    private static decimal? Many(string text, decimal factor) =>
        text.Length == 0 ? factor == 10 ? 1 : null
        : Read(text) is { } many && many > 0 && many < (factor >= 10_000 ? 10_000 : 10) ? many : null;

    /// <summary>What stands behind it: of the next place, or behind a 零.</summary>
    private static decimal? Rest(string text, decimal factor)
    {
        if (text.Length == 0)
            return 0;
        var isSkipping = text[0] is '零' or '〇';
        return Read(isSkipping ? text[1..] : text) is { } rest && rest > 0 && rest < factor && (isSkipping || rest * 10 >= factor) ? rest : null;
    }

    private static decimal? Digit(char sign) => sign switch
    {
        '〇' => 0,
        '两' => 2,
        _ => Digits.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var digit ? digit : null,
    };
}
