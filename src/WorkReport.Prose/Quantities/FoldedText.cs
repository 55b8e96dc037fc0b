using System.Buffers;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Quantities;

/// <summary>
/// A paragraph as its numbers are read: one width, simplified characters, without the blanks that typing and line ends left inside numbers.
/// Every character knows its place in the text it came from.
/// </summary>
internal sealed class FoldedText
{
    /// <summary>Stands where a gap parts what stands beside it.</summary>
    internal const char Gap = ' ';

    /// <summary>Ends a clause: what is said before it says nothing of what is counted behind it.</summary>
    private static readonly SearchValues<char> ClauseMarks = SearchValues.Create(" ，。；：！？,;:!?|");

    private readonly char[] signs;
    private readonly int[] places;

    private FoldedText(string source, char[] signs, int[] places) => (Source, this.signs, this.places) = (source, signs, places);

    internal string Source { get; }

    internal int Length => signs.Length;

    internal ReadOnlySpan<char> Signs => signs;

    /// <summary>The sign at a place; NUL before the first and behind the last.</summary>
    internal char this[int index] => (uint)index < (uint)signs.Length ? signs[index] : '\0';

    internal static FoldedText Of(string source, int start, int length)
    {
        var signs = new char[length];
        var places = new int[length];
        int count = 0, end = start + length;
        for (int i = start; i < end;)
        {
            char c = source[i];
            if (Scripts.IsSpace(c) || Scripts.IsLineBreak(c))
            {
                int to = i;
                while (to < end && (Scripts.IsSpace(source[to]) || Scripts.IsLineBreak(source[to])))
                    to++;
                if (count > 0 && to < end && Parts(source, i, to, start, end))
                    (signs[count], places[count++]) = (Gap, i);
                i = to;
                continue;
            }
            if (c is not ('\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD'))
                (signs[count], places[count++]) = (Fold(c), i);
            i++;
        }
        return new FoldedText(source, signs[..count], places[..count]);
    }

    /// <summary>Where a stretch stands in the source: its start and how long it is there.</summary>
    internal (int Start, int Length) InSource(int from, int to)
    {
        int start = places[from];
        int last = places[to - 1];
        return (start, last + 1 - start);
    }

    /// <summary>The sign that stands at a place of the source, or the first behind it.</summary>
    internal int IndexAt(int place)
    {
        int index = Array.BinarySearch(places, place);
        return index >= 0 ? index : Math.Min(~index, Math.Max(0, places.Length - 1));
    }

    /// <summary>A stretch as the source has it, in one width and without blanks.</summary>
    internal string Original(int from, int to) => string.Create(to - from, (this, from), static (span, state) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            char c = state.Item1.Source[state.Item1.places[state.from + i]];
            span[i] = c is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') or '％' or '／' ? (char)(c - 0xFEE0) : c;
        }
    });

    internal bool At(int index, string words) => index >= 0 && index <= signs.Length && signs.AsSpan(index).StartsWith(words);

    internal bool Before(int index, string words) => index >= words.Length && signs.AsSpan(0, index).EndsWith(words);

    /// <summary>Where the clause begins that a place stands in, looking back no further than <paramref name="reach"/>.</summary>
    internal int ClauseStart(int index, int reach)
    {
        int limit = Math.Max(0, index - reach);
        for (int i = index; i > limit;)
        {
            int mark = signs.AsSpan(limit, i - limit).LastIndexOfAny(ClauseMarks);
            if (mark < 0)
                return limit;
            i = limit + mark;
            if (EndsClause(i))
                return i + 1;
        }
        return limit;
    }

    /// <summary>A mark between clauses; a comma or point inside a number is none.</summary>
    internal bool EndsClause(int index)
    {
        char c = this[index];
        if (c == '\0')
            return true;
        return ClauseMarks.Contains(c) && !(c is ',' or ':' && Scripts.IsDigit(this[index - 1]) && Scripts.IsDigit(this[index + 1]));
    }

    internal bool IsHan(int index) => Scripts.IsHan(this[index]);

    private static char Fold(char c) => c switch
    {
        '（' or '(' => '（',
        '）' or ')' => '）',
        >= '！' and <= '～' when c is not ('，' or '；' or '！' or '？') => (char)(c - 0xFEE0),
        '∶' or '︰' => ':',
        '〜' or '∼' => '~',
        '–' or '―' or '─' => '—',
        '−' or '‐' or '‑' => '-',
        '＂' => '"',
        '○' or '〇' or '◯' => '零',
        '｡' => '。',
        < '\u2E80' => c,
        _ => SimplifiedSigns.Of(c),
    };

    /// <summary>Whether the blank between two places parts what stands beside it, or was only typed or broken into it.</summary>
    private static bool Parts(string source, int from, int to, int start, int end)
    {
        bool isBroken = false;
        int wide = 0;
        for (int i = from; i < to; i++)
        {
            isBroken |= Scripts.IsLineBreak(source[i]);
            wide += source[i] is '\t' or '\u3000' ? 2 : 1;
        }
        if (isBroken)
            return false;
        char left = Fold(source[from - 1]), right = Fold(source[to]);
        bool isNumber = IsOfNumber(left) && IsOfNumber(right);
        if (wide > 1 && !isNumber)
            return true;
        // 8 ．8: no sentence begins with a point.
        if (isNumber && right == '.')
            return false;
        if (isNumber)
            return !IsSpacedOut(source, from, to, start, end) && !IsGrouped(source, from, to, start, end);
        return char.IsAsciiLetter(left) && char.IsAsciiLetterOrDigit(right) || (Scripts.IsDigit(left) && char.IsAsciiLetter(right));
    }

    private static bool IsOfNumber(char c) => Scripts.IsDigit(c) || c == '.';

    /// <summary>7 4 7 7 2: a blank behind every digit.</summary>
    private static bool IsSpacedOut(string source, int from, int to, int start, int end)
        => !(from - 2 >= start && IsOfNumber(Fold(source[from - 2]))) && !(to + 1 < end && IsOfNumber(Fold(source[to + 1])));

    /// <summary>12 345 with a blank that does not break.</summary>
    private static bool IsGrouped(string source, int from, int to, int start, int end)
    {
        if (to - from != 1 || source[from] is not ('\u00A0' or '\u2009' or '\u202F'))
            return false;
        int before = 0, behind = 0;
        while (from - 1 - before >= start && before < 4 && Scripts.IsDigit(Fold(source[from - 1 - before])))
            before++;
        while (to + behind < end && behind < 4 && Scripts.IsDigit(Fold(source[to + behind])))
            behind++;
        return before is > 0 and < 4 && behind == 3;
    }
}
