using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Outlines;

/// <summary>The printed number at the start of a line.</summary>
/// <param name="Level">一、 1, （一） 2, 1. 3, （1） 4: the four levels of GB/T 9704—2012, 7.3.3.</param>
/// <param name="Value">The number.</param>
/// <param name="Length">How many units of the line it takes, its mark and a space after it included.</param>
internal sealed record Numbering(int Level, int Value, int Length)
{
    private const string ChineseDigits = "一二三四五六七八九";

    /// <summary>Reads the number at the start of a full-width set line; null when it has none.</summary>
    internal static Numbering? Read(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
            return null;
        return line[0] switch
        {
            '（' or '(' or '〔' => Bracketed(line),
            >= '㈠' and <= '㈩' => new Numbering(2, line[0] - '㈠' + 1, 1),
            >= '⒈' and <= '⒛' => new Numbering(3, line[0] - '⒈' + 1, 1),
            >= '⑴' and <= '⒇' => new Numbering(4, line[0] - '⑴' + 1, 1),
            >= '0' and <= '9' => Arabic(line),
            _ => Chinese(line),
        };
    }

    /// <summary>一 to 九十九 at the start of <paramref name="text"/>; length 0 when there is none.</summary>
    internal static (int Value, int Length) ChineseNumeral(ReadOnlySpan<char> text)
    {
        int i = 0, tens = 0, ones = 0;
        if (i < text.Length && ChineseDigits.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and int digit)
        {
            ones = digit + 1;
            i++;
        }
        if (i < text.Length && text[i] == '十')
        {
            tens = ones == 0 ? 1 : ones;
            ones = 0;
            i++;
            if (i < text.Length && ChineseDigits.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and int last)
            {
                ones = last + 1;
                i++;
            }
        }
        return (tens * 10 + ones, i);
    }

    private static Numbering? Chinese(ReadOnlySpan<char> line)
    {
        (int value, int length) = ChineseNumeral(line);
        if (length == 0 || length >= line.Length - 1 || line[length] is not ('、' or '.' or '．'))
            return null;
        // 二、三产业 and 一、二年级 count things; they number nothing.
        (int next, int nextLength) = ChineseNumeral(line[(length + 1)..]);
        return nextLength > 0 && next == value + 1 ? null : new Numbering(1, value, WithSpace(line, length + 1));
    }

    private static Numbering? Bracketed(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> inside = line[1..];
        (int value, int length) = ChineseNumeral(inside);
        int level = 2;
        if (length == 0)
        {
            (value, length) = ArabicNumeral(inside);
            level = 4;
        }
        if (length == 0 || length + 2 >= line.Length || inside[length] is not ('）' or ')' or '〕'))
            return null;
        int end = length + 2;
        if (line[end] == '、')
            end++;
        return new Numbering(level, value, WithSpace(line, end));
    }

    private static Numbering? Arabic(ReadOnlySpan<char> line)
    {
        (int value, int length) = ArabicNumeral(line);
        if (length == 0 || length >= line.Length - 1)
            return null;
        ReadOnlySpan<char> rest = line[(length + 1)..];
        switch (line[length])
        {
            case '.' or '．' or '、':
                // 5.5%左右 is a figure; 3.2024年… is item 3 about a year.
                (_, int digits) = ArabicNumeral(rest);
                bool year = rest.Length > 4 && rest[4] == '年' && rest[..4].IndexOfAnyExceptInRange('0', '9') < 0;
                return digits > 0 && !year && line[length] != '、' ? null : new Numbering(3, value, WithSpace(line, length + 1));
            case '）' or ')':
                return new Numbering(4, value, WithSpace(line, length + 1));
            default:
                return null;
        }
    }

    /// <summary>One or two digits that no third one follows.</summary>
    private static (int Value, int Length) ArabicNumeral(ReadOnlySpan<char> text)
    {
        int value = 0, i = 0;
        while (i < text.Length && i < 3 && Scripts.IsDigit(text[i]))
            value = value * 10 + (text[i++] - '0');
        return i is 0 or > 2 || value == 0 ? (0, 0) : (value, i);
    }

    private static int WithSpace(ReadOnlySpan<char> line, int end) => end < line.Length && line[end] == ' ' ? end + 1 : end;
}
