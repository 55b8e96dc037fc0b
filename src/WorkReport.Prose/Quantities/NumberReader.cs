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

    /// <summary>Another unit or a sign beside the digits: 12%, ¥5, 12个 of what is counted in 名.</summary>
    HasWords,

    /// <summary>A round figure of which the exact one is not said: 4200多, 约300, 近2000, 几十.</summary>
    Approximate,

    /// <summary>A stroke or 无: it may say none, and it may say that nobody knows yet.</summary>
    Nothing,

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
/// The one number parser, for forms, tables and imports. Full-width digits, a sign, blanks and unseen signs around it, well-placed thousands
/// marks, 万 and 亿, numbers in words and the unit that is asked for are taken, and so is what says nothing else about the number: 共 before it,
/// a full stop behind it, the sign of a formula (=12). Exponents, other words and everything that could mean two things are not.
/// </summary>
public static class NumberReader
{
    /// <summary>Digits kept behind the point; figures are decimal(18,4).</summary>
    public const int Decimals = 4;

    /// <summary>Digits kept before the point.</summary>
    public const int IntegerDigits = 14;

    /// <summary>Longer input is refused unread.</summary>
    private const int LongestInput = 40;

    /// <summary>A foreign word behind the digits is no longer than a unit.</summary>
    private const int LongestWord = 4;

    private static readonly (char Word, decimal Factor)[] Scales = [('亿', 100_000_000m), ('万', 10_000m), ('千', 1000m), ('百', 100m)];
    private static readonly string[] Roughly = ["多", "余", "约", "近", "超", "几", "数", "来", "以上", "左右", "上下", "不到", "大概"];
    private static readonly string[] None = ["无", "没有", "暂无", "/", "\\"];
    private static readonly string[] AllInAll = ["一共", "总共", "共计", "共有", "合计", "总计", "共", "计"];

    /// <param name="text">As typed.</param>
    /// <param name="allowsNegative">Whether a figure below zero makes sense here.</param>
    /// <param name="unit">What the figure is counted in: it may stand behind it; null where that is not known.</param>
    public static NumberReading Read(string? text, bool allowsNegative = false, string? unit = null)
    {
        if (text?.Length > LongestInput)
            return new(null, text.All(IsDigit) ? NumberRefusal.TooLarge : NumberRefusal.NotANumber);
        var typed = Bare(Plain(text ?? ""));
        if (typed.Length == 0)
            return new(null, NumberRefusal.Empty);
        if (typed.All(c => c is '-' or '—' or '–' or '―' or '─') || None.Contains(typed))
            return new(null, NumberRefusal.Nothing);
        // Alone it is as like as not a stroke.
        if (typed == "一")
            return new(null, NumberRefusal.Nothing, 1);
        // A zero, or a ring that somebody drew.
        if (typed is "○" or "◯")
            return new(null, NumberRefusal.Nothing, 0);
        var plain = WithoutUnit(typed, unit);
        // Of what is counted in 万元, 12万 may be 12 and may be 120000.
        if (unit is { Length: > 0 } && Scales.Any(scale => unit[0] == scale.Word) && Scales.Any(scale => plain.Contains(scale.Word, StringComparison.Ordinal)))
            return new(null, NumberRefusal.HasWords);
        var (shown, factor) = Unscaled(plain);
        var reading = ReadDigits(shown, allowsNegative);
        return reading switch
        {
            { Value: { } value } when factor == 1 => new(value, null),
            { Value: { } value } => Judge(value * factor, (value * factor).ToString(CultureInfo.InvariantCulture), allowsNegative),
            { Refusal: NumberRefusal.NotANumber } when ChineseNumeral.Read(plain) is { } said => Judge(said, "", allowsNegative),
            { Refusal: NumberRefusal.NotANumber } when Guess(plain) is { } meant => new(null, NumberRefusal.NotANumber, meant),
            { Refusal: NumberRefusal.NotANumber } => ReadWords(plain),
            _ => reading,
        };
    }

    /// <summary>
    /// A round figure as it would be printed, without its unit: 4200多, 近2000, 1.1万多. Null where what was typed is no round figure, or
    /// is one of another unit.
    /// </summary>
    /// <param name="text">As typed.</param>
    /// <param name="unit">What the figure is counted in.</param>
    public static string? ReadRound(string? text, string unit)
    {
        if (Read(text, unit: unit).Refusal is not NumberRefusal.Approximate)
            return null;
        var bare = WithoutUnit(Bare(Plain(text!)), unit);
        var rest = Roughly.Aggregate(bare, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
        return rest.All(c => char.IsAsciiDigit(c) || "〇零一二三四五六七八九十百千万亿两,. ".Contains(c, StringComparison.Ordinal)) ? bare.Replace(" ", "", StringComparison.Ordinal) : null;
    }

    private static NumberReading ReadDigits(string plain, bool allowsNegative)
    {
        var unsigned = plain.TrimStart('+', '-');
        if (unsigned.Length == 0 || plain.Length - unsigned.Length > 1)
            return new(null, NumberRefusal.NotANumber);
        if (unsigned.Contains(','))
        {
            if (!HasGroupsOfThree(unsigned))
                return new(null, NumberRefusal.MisplacedComma, Digits(unsigned.TrimEnd(',').Replace(',', '.')));
            unsigned = unsigned.Replace(",", "", StringComparison.Ordinal);
        }

        if (Digits(unsigned) is not { } value)
            return new(null, unsigned.All(char.IsAsciiDigit) ? NumberRefusal.TooLarge : NumberRefusal.NotANumber);
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

    /// <summary>1.2万, 3亿, 5千: the digits and what they are counted in.</summary>
    private static (string Digits, decimal Factor) Unscaled(string plain)
    {
        var (_, factor) = Scales.FirstOrDefault(scale => plain.Length > 1 && plain[^1] == scale.Word);
        return factor > 0 && char.IsAsciiDigit(plain[0]) ? (plain[..^1].TrimEnd(), factor) : (plain, 1);
    }

    /// <summary>12%, ¥5, 12个, 约300: understood, but asked back, since a number alone would say something else.</summary>
    private static NumberReading ReadWords(string text)
    {
        if (Roughly.Any(word => text.Contains(word, StringComparison.Ordinal)) && text.Any(c => char.IsAsciiDigit(c) || "一二三四五六七八九十百千万亿两几数".Contains(c, StringComparison.Ordinal)))
            return new(null, NumberRefusal.Approximate);
        var bare = text.TrimStart('¥', '￥');
        var end = bare.Length;
        while (end > 0 && (char.IsLetter(bare[end - 1]) || bare[end - 1] == '%'))
            end--;
        // Letters would be an exponent or a slip.
        if (end == 0 || bare.Length - end > LongestWord || bare[end..].Any(c => char.IsAsciiLetter(c) || "〇零一二三四五六七八九十两".Contains(c, StringComparison.Ordinal)) || (end == bare.Length && bare == text))
            return new(null, NumberRefusal.NotANumber);
        // 4.78万亿: of two scales the second is no unit.
        if (bare.Length - end > 1 && bare[(end + 1)..].Any(c => Scales.Any(scale => scale.Word == c)))
            return new(null, NumberRefusal.HasWords);
        var (digits, factor) = end < bare.Length && Scales.FirstOrDefault(scale => scale.Word == bare[end]).Factor is > 0 and var by ? (bare[..end], by) : (bare[..end], 1m);
        return Digits(digits.TrimEnd()) is { } value ? new(null, NumberRefusal.HasWords, value < 1_000_000m ? value * factor : null) : new(null, NumberRefusal.NotANumber);
    }

    /// <summary>Said short (一百二), sign by sign (一二), added up (3+4), in brackets or cut off (5.): what was probably meant; null for everything else.</summary>
    private static decimal? Guess(string plain)
    {
        var addends = plain.Split('+').Select(Digits).ToList();
        var meant = ChineseNumeral.Guess(plain)
            ?? (addends.Count > 1 && addends.TrueForAll(addend => addend < 1_000_000m) ? addends.Sum() : null)
            ?? (plain is ['(', .. var inside, ')'] ? Digits(inside) : Digits(plain.TrimEnd('.', '+')));
        return meant is { } value && Judge(value, value.ToString(CultureInfo.InvariantCulture), allowsNegative: false).Value is { } kept ? kept : null;
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

    /// <summary>Without what says nothing else about the number: the sign of a formula or of text before it, 共, a full stop behind it.</summary>
    private static string Bare(string plain)
    {
        var bare = plain.TrimStart('=', '\'', '‘', '’', ' ').TrimEnd('。', ';', '、', '!', ' ');
        if (bare.Length > 1 && bare[^1] is ',' or '.' && !char.IsAsciiDigit(bare[^2]))
            bare = bare[..^1].TrimEnd();
        var said = AllInAll.FirstOrDefault(words => bare.Length > words.Length && bare.StartsWith(words, StringComparison.Ordinal));
        bare = said is null ? bare : bare[said.Length..].TrimStart(' ', ':');
        return bare.Length == 0 ? plain : bare;
    }

    /// <summary>Without the unit behind it, which may stand in brackets.</summary>
    private static string WithoutUnit(string typed, string? unit)
    {
        if (unit is not { Length: > 0 })
            return typed;
        var end = new[] { Plain(unit), $"({Plain(unit)})" }.FirstOrDefault(end => typed.Length > end.Length && typed.EndsWith(end, StringComparison.Ordinal));
        return end is null ? typed : typed[..^end.Length].TrimEnd();
    }

    /// <summary>In ordinary width, without what nobody sees and without blanks around it or between groups of three.</summary>
    private static string Plain(string text)
    {
        var seen = string.Concat(text.Where(c => char.GetUnicodeCategory(c) is not UnicodeCategory.Format)).Trim();
        var plain = HalfWidth(seen);
        return plain.Any(c => c is ' ' or '\u00a0' or '\u2009' or '\u202f') && HasGroupsOfThree(Grouped(plain)) ? Grouped(plain) : plain;

        static string Grouped(string blanks) => string.Concat(blanks.Select(c => c is ' ' or '\u00a0' or '\u2009' or '\u202f' ? ',' : c));
    }

    private static string HalfWidth(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = source[i] switch
            {
                >= '！' and <= '～' => (char)(source[i] - 0xFEE0),
                '−' => '-',
                '萬' => '万',
                '億' => '亿',
                _ => source[i],
            };
        }
    });
}
