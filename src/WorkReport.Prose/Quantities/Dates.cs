using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Quantities;

/// <summary>Numbers that say when: 2022年, 11月6日至10日, 1-10月份, 9时30分, 20世纪90年代.</summary>
internal static class Dates
{
    private const int YearDigits = 4;

    internal static bool IsPartOf(FoldedText text, Numeral number)
    {
        if (number.Scale != 1 || number.Inexact != '\0' || number.HasPoint)
            return false;
        int end = number.End;
        bool isArabic = number.Script == Script.Arabic;
        if (text[end] == '年')
            return (isArabic && end - number.Start == YearDigits) || text.At(end, "年代");
        if (!isArabic && number.Script != Script.Chinese)
            return false;
        return text[end] is '月' or '日' or '号' or '时' or '点' or '届' || text.At(end, "世纪") || IsFirstOfTwo(text, end);
    }

    /// <summary>1-10月份, 6日至10日, 2021—2025年, 3、4月: the second one says what the first is.</summary>
    private static bool IsFirstOfTwo(FoldedText text, int at)
    {
        if (text[at] is not ('-' or '—' or '~' or '～' or '至' or '到' or '、' or '.' or '/'))
            return false;
        int i = at + 1;
        if (text[i] is '—' or '-')
            i++;
        int digits = i;
        while (i - digits <= YearDigits && (Scripts.IsDigit(text[i]) || NumeralScanner.ChineseDigits.Contains(text[i], StringComparison.Ordinal) || text[i] == '十'))
            i++;
        return i > digits && (text[i] is '月' or '日' or '号' || (text[i] == '年' && i - digits == YearDigits));
    }
}
