using System.Globalization;
using System.Text;

namespace WorkReport.Documents.Docx;

/// <summary>Writes a number in the formats of Word's lists (17.18.59) that stand in Chinese and Western documents. Any other is written 1, 2, 3.</summary>
internal static class NumberFormats
{
    private const string Digits = "〇一二三四五六七八九";
    private const string LegalDigits = "零壹贰叁肆伍陆柒捌玖";
    private const string LegalTraditional = "零壹貳參肆伍陸柒捌玖";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";

    /// <param name="value">The number.</param>
    /// <param name="format">Its name, as <c>w:numFmt</c> has it.</param>
    /// <param name="custom">Examples of a format without a name: 001, 002, …</param>
    public static string Write(int value, string format, string? custom = null) => format switch
    {
        "none" => "",
        "custom" when custom is not null => value.ToString(new string('0', Math.Clamp(custom.TakeWhile(char.IsDigit).Count(), 1, 9)), CultureInfo.InvariantCulture),
        "decimalZero" => value.ToString("00", CultureInfo.InvariantCulture),
        "upperRoman" => Roman(value),
        "lowerRoman" => Roman(value).ToLowerInvariant(),
        "upperLetter" => Letters(value, 'A'),
        "lowerLetter" => Letters(value, 'a'),
        "ordinal" => Plain(value) + Ordinal(value),
        "numberInDash" => $"- {Plain(value)} -",
        "hex" => value.ToString("X", CultureInfo.InvariantCulture),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(Plain(value).Select(c => c is >= '0' and <= '9' ? (char)(c - '0' + '０') : c)),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => Circled(value) ?? Plain(value),
        "decimalEnclosedFullstop" => value is >= 1 and <= 20 ? ((char)(0x2488 + value - 1)).ToString() : Plain(value) + ".",
        "decimalEnclosedParen" => value is >= 1 and <= 20 ? ((char)(0x2474 + value - 1)).ToString() : $"({Plain(value)})",
        "ideographEnclosedCircle" => value is >= 1 and <= 10 ? ((char)(0x3280 + value - 1)).ToString() : Plain(value),
        "ideographTraditional" => value is >= 1 and <= 10 ? Stems[value - 1].ToString() : Plain(value),
        "ideographZodiac" => value is >= 1 and <= 12 ? Branches[value - 1].ToString() : Plain(value),
        "ideographZodiacTraditional" => value is >= 1 and <= 60 ? $"{Stems[(value - 1) % 10]}{Branches[(value - 1) % 12]}" : Plain(value),
        "ideographDigital" or "taiwaneseDigital" or "japaneseDigitalTenThousand" or "koreanDigital2" => string.Concat(Plain(value).Select(c => c is >= '0' and <= '9' ? Digits[c - '0'] : c)),
        "chineseCounting" or "chineseCountingThousand" or "taiwaneseCounting" or "taiwaneseCountingThousand" or "japaneseCounting" => Counted(value, "零一二三四五六七八九", "十百千", isShort: true),
        "chineseLegalSimplified" => Counted(value, LegalDigits, "拾佰仟", isShort: false),
        "ideographLegalTraditional" or "japaneseLegal" => Counted(value, LegalTraditional, "拾佰仟", isShort: false),
        _ => Plain(value),
    };

    /// <summary>①; null from 51 on, for which there are no signs.</summary>
    public static string? Circled(int value) => value switch
    {
        0 => "⓪",
        >= 1 and <= 20 => ((char)(0x2460 + value - 1)).ToString(),
        >= 21 and <= 35 => ((char)(0x3251 + value - 21)).ToString(),
        >= 36 and <= 50 => ((char)(0x32B1 + value - 36)).ToString(),
        _ => null,
    };

    private static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Ordinal(int value) => (value % 100) is >= 11 and <= 13 ? "th" : (value % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };

    /// <summary>Z is followed by AA, BB, not by AA, AB.</summary>
    private static string Letters(int value, char first) => value is >= 1 and <= 780 ? new string((char)(first + ((value - 1) % 26)), ((value - 1) / 26) + 1) : Plain(value);

    private static string Roman(int value)
    {
        if (value is < 1 or > 3999)
            return Plain(value);
        (int Value, string Sign)[] signs = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var roman = new StringBuilder();
        foreach (var (of, sign) in signs)
        {
            for (; value >= of; value -= of)
                roman.Append(sign);
        }

        return roman.ToString();
    }

    /// <summary>一百零三; with short tens 十二 for 一十二.</summary>
    private static string Counted(int value, string digits, string places, bool isShort)
    {
        if (value is < 0 or > 9999)
            return Plain(value);
        if (value == 0)
            return digits[..1];
        var written = new StringBuilder();
        var isGap = false;
        for (var (place, unit) = (3, 1000); place >= 0; place--, unit /= 10)
        {
            var digit = value / unit % 10;
            if (digit == 0)
            {
                isGap = written.Length > 0;
                continue;
            }

            if (isGap)
                written.Append(digits[0]);
            isGap = false;
            if (!(isShort && written.Length == 0 && place == 1 && digit == 1))
                written.Append(digits[digit]);
            if (place > 0)
                written.Append(places[place - 1]);
        }

        return written.ToString();
    }
}
