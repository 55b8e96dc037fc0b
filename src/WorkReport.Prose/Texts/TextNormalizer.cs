using System.Text;

namespace WorkReport.Prose.Texts;

/// <summary>
/// The one normaliser of the product, used wherever text comes in. It takes away what nobody can see and leaves every visible
/// character as it is: no NFC or NFKC, so that rare characters, combining accents and emoji come back unit for unit.
/// </summary>
public static class TextNormalizer
{
    private const char ZeroWidthJoiner = '\u200D';

    /// <summary>
    /// Line ends become \n; controls, direction marks and zero-width characters go (a joiner inside an emoji stays);
    /// odd spaces become a space, the tab and the ideographic space stay; a lone surrogate becomes U+FFFD. Idempotent.
    /// </summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsClean(text))
            return text;
        var clean = new StringBuilder(text.Length);
        // The last scalar that was kept, for the joiners and tags that only mean something after an emoji.
        int before = 0;
        for (var i = 0; i < text.Length; i++)
        {
            int kept = Keep(text, ref i, before);
            if (kept < 0)
                continue;
            if (kept < 0x10000)
                clean.Append((char)kept);
            else
                clean.Append(char.ConvertFromUtf32(kept));
            before = kept;
        }
        return clean.ToString();
    }

    /// <summary>The scalar that stands for the one at <paramref name="i"/>, or -1 when it goes. Moves past a second unit.</summary>
    private static int Keep(string text, ref int i, int before)
    {
        char c = text[i];
        if (char.IsSurrogate(c))
        {
            int scalar = ScalarAt(text, i);
            if (scalar < 0)
                return '\uFFFD';
            i++;
            // Tag characters spell the flags of regions after a black flag and hide text anywhere else.
            if (scalar is >= 0xE0000 and <= 0xE007F && before is not (0x1F3F4 or (>= 0xE0020 and <= 0xE007E)))
                return -1;
            return (scalar & 0xFFFE) == 0xFFFE ? -1 : scalar;
        }
        switch (c)
        {
            case '\n' or '\t':
                return c;
            case '\r':
                if (i + 1 < text.Length && text[i + 1] == '\n')
                    i++;
                return '\n';
            case '\v' or '\f' or '\u0085' or '\u2028' or '\u2029':
                return '\n';
            case ZeroWidthJoiner:
                return IsEmoji(before) && i + 1 < text.Length && IsEmoji(ScalarAt(text, i + 1)) ? c : -1;
            default:
                if (IsInvisible(c))
                    return -1;
                return IsOddSpace(c) ? ' ' : c;
        }
    }

    private static bool IsClean(string text)
    {
        foreach (char c in text)
        {
            if (char.IsSurrogate(c) || c == ZeroWidthJoiner || IsInvisible(c) || IsOddSpace(c) || c is '\u2028' or '\u2029')
                return false;
        }
        return true;
    }

    private static bool IsInvisible(char c)
        => (char.IsControl(c) && c is not ('\n' or '\t'))
            || c is '\u00AD' or '\u061C' or '\u180E' or '\u200B' or '\u200C' or '\u200E' or '\u200F' or '\uFEFF'
            or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFFF9' and <= '\uFFFB')
            or (>= '\uFDD0' and <= '\uFDEF') or '\uFFFE' or '\uFFFF';

    private static bool IsOddSpace(char c)
        => c is '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F';

    private static int ScalarAt(string text, int index)
    {
        if (!char.IsSurrogate(text[index]))
            return text[index];
        return char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            ? char.ConvertToUtf32(text[index], text[index + 1])
            : -1;
    }

    /// <summary>Pictographs, skin tones and the variation selector: what a joiner joins.</summary>
    private static bool IsEmoji(int scalar)
        => scalar is (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2190 and <= 0x21FF) or (>= 0x2300 and <= 0x23FF)
            or (>= 0x2600 and <= 0x27BF) or (>= 0x2B00 and <= 0x2BFF) or 0xFE0F or (>= 0xE0020 and <= 0xE007F);
}
