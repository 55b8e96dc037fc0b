using System.Globalization;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Quantities;

/// <summary>Finds the numbers of a paragraph in whatever script, each read to its end.</summary>
internal static class NumeralScanner
{
    internal const string ChineseDigits = "零一二三四五六七八九";

    /// <summary>Longer numbers are codes, or nonsense.</summary>
    private const int LongestArabic = 18;
    private const int LongestChinese = 22;

    private const string ChineseSigns = "零一二三四五六七八九十百千万亿两";
    private const string Inexact = "多余几来";

    private static readonly (string Word, string Unit)[] Parts = [("百分之", "%"), ("千分之", "‰"), ("万分之", "‱")];

    /// <summary>The number at a place; null where none begins.</summary>
    /// <param name="text">The paragraph.</param>
    /// <param name="at">The place.</param>
    /// <param name="end">Where to look on: behind the number, or behind what looks like one and is none.</param>
    internal static Numeral? At(FoldedText text, int at, out int end)
    {
        char c = text[at];
        end = at + 1;
        if (Scripts.IsDigit(c) || (c is '-' or '负' or '+' && Scripts.IsDigit(text[at + 1])))
            return Arabic(text, at, out end);
        if (ChineseSigns.Contains(c, StringComparison.Ordinal))
            return Chinese(text, at, out end);
        if (c == '负' && ChineseSigns.Contains(text[end], StringComparison.Ordinal))
            return Chinese(text, end, out end) is { } below ? below with { Start = at, Value = -below.Value } : null;
        if (c == '翻')
            return Doubling(text, at, out end);
        return null;
    }

    private static Numeral? Arabic(FoldedText text, int at, out int end)
    {
        bool signed = !Scripts.IsDigit(text[at]);
        // .5 and 1千零1 begin before their last digits.
        if (Digits(text, signed ? at + 1 : at, out end, out bool hasPoint) is not { } value || text[at - 1] is '.' or '零')
            return null;
        if (text[at] is '-' or '负')
            value = -value;
        if (text.At(end, "分之") && Number(text, end + 2, out int over) is { } part && value != 0)
            return new Numeral(at, end = over, Script.Fraction, part / value);
        if (text[end] is '/' && !signed && !hasPoint && !char.IsAsciiLetter(text[at - 1]) && text[at - 1] != '/' && Digits(text, end + 1, out int denominator, out bool pointed) is { } below)
        {
            bool isFraction = !pointed && value > 0 && below > value && below <= 100 && text[denominator] is not '/';
            end = denominator;
            return isFraction ? new Numeral(at, end, Script.Fraction, value / below) : null;
        }
        return Scaled(text, at, ref end, value) is { } scaled ? scaled with { HasPoint = hasPoint } : null;
    }

    /// <summary>Reads on over 多, 万, 亿 and, where one number goes on in the next place, over that: 3万4000.</summary>
    private static Numeral? Scaled(FoldedText text, int at, ref int end, decimal value)
    {
        decimal scale = 1;
        char inexact = '\0';
        int from = end;
        while (true)
        {
            int next = end;
            if (inexact == '\0' && Inexact.Contains(text[next], StringComparison.Ordinal))
                next++;
            decimal factor = FactorAt(text, next);
            if (factor == 0 || scale * factor > 1_000_000_000_000m)
                break;
            if (next > end)
                inexact = text[end];
            scale *= factor;
            end = next + 1;
        }
        if (scale > 1 && inexact == '\0' && Scripts.IsDigit(text[end]))
        {
            decimal? whole = Mixed(text, at, end, out int mixed);
            end = mixed;
            return whole is null ? null : new Numeral(at, end, Script.Arabic, whole) { Scale = scale };
        }
        if (inexact == '\0' && Inexact.Contains(text[end], StringComparison.Ordinal) && (end > from || text[end] is '多' or '余'))
            inexact = text[end++];
        return new Numeral(at, end, Script.Arabic, value * scale) { Scale = scale, Inexact = inexact };
    }

    private static decimal? Mixed(FoldedText text, int at, int end, out int mixed)
    {
        mixed = end;
        while (mixed - at < LongestChinese && (Scripts.IsDigit(text[mixed]) || FactorAt(text, mixed) > 0))
            mixed++;
        return ChineseNumeral.Read(new string(text.Signs[at..mixed]));
    }

    /// <summary>What a place word multiplies by; 0 where it is none, or begins another word: 千瓦, 百分点.</summary>
    private static decimal FactorAt(FoldedText text, int at) => text[at] switch
    {
        '亿' => 100_000_000m,
        '万' => text[at + 1] == '分' && text[at + 2] == '之' ? 0 : 10_000m,
        '千' => text[at + 1] is '瓦' or '克' or '米' or '伏' or '赫' or '卡' or '帕' or '焦' or '兆' || text.At(at, "千分") || text.At(at, "千字节") || text.At(at, "千比特") ? 0 : 1000m,
        '百' => text[at + 1] == '分' ? 0 : 100m,
        _ => 0,
    };

    /// <summary>Digits with thousands marks and one point; null for what is no number, as 2022.12.05, which is passed over whole.</summary>
    private static decimal? Digits(FoldedText text, int at, out int end, out bool hasPoint)
    {
        int i = at;
        hasPoint = false;
        while (Scripts.IsDigit(text[i]))
            i++;
        if (i - at <= 3)
        {
            while (text[i] == ',' && Scripts.IsDigit(text[i + 1]) && Scripts.IsDigit(text[i + 2]) && Scripts.IsDigit(text[i + 3]) && !Scripts.IsDigit(text[i + 4]))
                i += 4;
        }
        int points = 0;
        while (i > at && text[i] == '.' && Scripts.IsDigit(text[i + 1]))
        {
            points++;
            i++;
            while (Scripts.IsDigit(text[i]))
                i++;
        }
        end = Math.Max(i, at);
        hasPoint = points == 1;
        if (points > 1 || i == at || i - at > LongestArabic)
            return null;
        Span<char> digits = stackalloc char[LongestArabic];
        int count = 0;
        foreach (char c in text.Signs[at..i])
        {
            if (c != ',')
                digits[count++] = c;
        }
        return decimal.Parse(digits[..count], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    private static Numeral? Chinese(FoldedText text, int at, out int end)
    {
        foreach (var (word, unit) in Parts)
        {
            if (!text.At(at, word))
                continue;
            if (Number(text, at + word.Length, out end) is not { } part)
                return null;
            char inexact = text[end] is '多' or '余' ? text[end++] : '\0';
            return new Numeral(at, end, Script.Fraction, part) { Unit = unit, Inexact = inexact };
        }
        if (text.At(at, "一半"))
        {
            end = at + 2;
            return new Numeral(at, end, Script.Word, 50) { Unit = "%" };
        }
        end = at + 1;
        // 49兆9千亿, 拾六万: a part of the number stands before it, in numerals that are words elsewhere.
        if (text[at - 1] is '兆' or '壹' or '贰' or '叁' or '肆' or '伍' or '陆' or '柒' or '捌' or '玖' or '拾' or '佰' or '仟')
            return null;
        if (Below(text, at, out end) is { } share)
            return share;
        int last = at;
        while (ChineseSigns.Contains(text[last], StringComparison.Ordinal) && !text.At(last, "百分") && !(last > at && IsOfUnit(text, last)))
            last++;
        end = Math.Max(last, at + 1);
        if (last == at || last - at > LongestChinese)
            return null;
        if (text[last] == '点' && Number(text, at, out int pointed) is { } spoken && pointed > last)
            return new Numeral(at, end = pointed, Script.Chinese, spoken) { HasPoint = true };

        // 七十四万多, 三十余万, 二十几万, 一千五百零几万.
        bool several = text[last] == '几';
        if (Said(text, at, several && text[last - 1] == '零' ? last - 1 : last) is not { } value)
            return null;
        char about = '\0';
        decimal scale = 1;
        if (text[last] is '多' or '余' or '几' or '来')
        {
            about = text[last++];
            while (text[last] is '万' or '亿')
                scale *= FactorAt(text, last++);
        }
        end = last;
        return new Numeral(at, end, Script.Chinese, value * scale) { Inexact = about };
    }

    /// <summary>三分之一, 一百分之二.</summary>
    private static Numeral? Below(FoldedText text, int at, out int end)
    {
        int last = at;
        while (last - at < LongestChinese && ChineseSigns.Contains(text[last], StringComparison.Ordinal))
            last++;
        end = last;
        return text.At(last, "分之") && Said(text, at, last) is { } below and > 0 && Number(text, last + 2, out end) is { } above
            ? new Numeral(at, end, Script.Fraction, above / below)
            : null;
    }

    /// <summary>千 of 千瓦 behind a number is the unit's.</summary>
    private static bool IsOfUnit(FoldedText text, int at) => text[at] == '千' && FactorAt(text, at) == 0;

    /// <summary>An Arabic or Chinese number, with its fraction: 12.8, 十二点八.</summary>
    private static decimal? Number(FoldedText text, int at, out int end)
    {
        if (Scripts.IsDigit(text[at]))
            return Digits(text, at, out end, out _);
        int last = at;
        while (last - at < LongestChinese && ChineseSigns.Contains(text[last], StringComparison.Ordinal))
            last++;
        end = last;
        if (Said(text, at, last) is not { } value)
            return null;
        if (text[last] != '点' || !ChineseDigits.Contains(text[last + 1], StringComparison.Ordinal))
            return value;
        decimal place = 0.1m;
        for (last++; ChineseDigits.IndexOf(text[last], StringComparison.Ordinal) is >= 0 and int digit && place > 1e-9m; last++, place /= 10)
            value += digit * place;
        end = last;
        return value;
    }

    /// <summary>A Chinese number without a point. A place word alone (百, 千万) is one of it.</summary>
    private static decimal? Said(FoldedText text, int from, int to)
    {
        if (to <= from || to - from > LongestChinese)
            return null;
        string signs = new(text.Signs[from..to]);
        if (signs == "百")
            return 100;
        if (signs is "千" or "万" or "亿" or "百万" or "千万" or "百亿" or "千亿" or "万亿")
            return ChineseNumeral.Read("一" + signs);
        return ChineseNumeral.Read(signs);
    }

    /// <summary>翻番 is twice, 翻两番 four times as much.</summary>
    private static Numeral? Doubling(FoldedText text, int at, out int end)
    {
        int i = at + 1;
        if (text[i] == '了')
            i++;
        int times = text[i] switch { '番' => 1, '一' => 1, '两' or '二' => 2, '三' => 3, '四' => 4, _ => 0 };
        if (text[i] != '番')
            i++;
        end = at + 1;
        if (times == 0 || text[i] != '番')
            return null;
        end = i + 1;
        return new Numeral(at, end, Script.Word, 1 << times) { Unit = "倍" };
    }
}
