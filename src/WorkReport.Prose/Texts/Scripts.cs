using System.Globalization;
using System.Text;

namespace WorkReport.Prose.Texts;

/// <summary>What kind of character stands at a place: the questions that the width and outline rules ask.</summary>
internal static class Scripts
{
    /// <summary>How many UTF-16 units the Han character at <paramref name="index"/> takes; 0 when none begins there.</summary>
    internal static int HanAt(ReadOnlySpan<char> text, int index)
    {
        if ((uint)index >= (uint)text.Length)
            return 0;
        char c = text[index];
        if (IsHan(c))
            return 1;
        return char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            && char.ConvertToUtf32(c, text[index + 1]) is >= 0x20000 and < 0x34000 ? 2 : 0;
    }

    /// <summary>How many UTF-16 units the Han character that ends just before <paramref name="index"/> takes; 0 when none does.</summary>
    internal static int HanBefore(ReadOnlySpan<char> text, int index)
    {
        if (index < 1 || index > text.Length)
            return 0;
        if (IsHan(text[index - 1]))
            return 1;
        return index >= 2 && HanAt(text, index - 2) == 2 ? 2 : 0;
    }

    /// <summary>Han characters of the basic plane, with 々 and 〇, which stand in words and numbers like any other.</summary>
    internal static bool IsHan(char c)
        => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or >= '\uF900' and <= '\uFAFF' or '々' or '〇';

    internal static bool ContainsHan(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (HanAt(text, i) > 0)
                return true;
        }
        return false;
    }

    internal static bool IsDigit(char c) => c is >= '0' and <= '9';

    internal static bool IsAsciiWord(char c) => char.IsAsciiLetterOrDigit(c);

    /// <summary>Space of any width inside a line.</summary>
    internal static bool IsSpace(char c)
        => c is ' ' or '\t' or '\u3000' or '\u00A0' || (c > '\u007F' && char.IsWhiteSpace(c) && !IsLineBreak(c));

    /// <summary>Every character that ends a line, whatever system or word processor wrote it.</summary>
    internal static bool IsLineBreak(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>Marks of Chinese typesetting that fill one or two cells and bring their own white.</summary>
    internal static bool IsFullWidthMark(char c)
        => c is '，' or '。' or '；' or '：' or '？' or '！' or '、' or '（' or '）' or '“' or '”' or '‘' or '’' or '—' or '…'
            or (>= '\u3008' and <= '\u3011') or '〔' or '〕' or '［' or '］';

    internal static bool IsLetterOrDigit(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    internal static bool ContainsLetterOrDigit(ReadOnlySpan<char> text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsLetterOrDigit(rune))
                return true;
        }
        return false;
    }
}
