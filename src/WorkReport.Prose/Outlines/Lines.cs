using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Outlines;

/// <summary>Cuts a text into pieces: at line ends, and where a file lost its line ends, at the wide gaps between paragraphs.</summary>
internal static class Lines
{
    /// <summary>A line longer than this is running text; a wide gap inside it parts paragraphs. In a short one it parts words.</summary>
    private const int RunningText = 120;

    internal static List<Piece> Split(string text, TableRows rows)
    {
        var pieces = new List<Piece>();
        bool blank = false;
        for (int from = 0, number = 1; from < text.Length; number++)
        {
            int end = EndOf(text, from);
            int before = pieces.Count;
            if (end - from > RunningText && !rows.Has(number))
                CutAtGaps(text, from, end, number, blank, pieces);
            else
                Add(text, from, end, from, number, blank, pieces);
            blank = pieces.Count == before;
            from = Below(text, end);
        }
        return pieces;
    }

    /// <summary>Where the line that begins at <paramref name="from"/> ends.</summary>
    internal static int EndOf(string text, int from)
    {
        int end = from;
        while (end < text.Length && !Scripts.IsLineBreak(text[end]))
            end++;
        return end;
    }

    /// <summary>Where the line below one that ends at <paramref name="end"/> begins.</summary>
    internal static int Below(string text, int end) => end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);

    /// <summary>The piece of <paramref name="text"/> between two places, cleaned; null when nothing visible stands there.</summary>
    internal static Piece? Cut(string text, int from, int to, int line, int indent, bool afterBlank)
    {
        while (from < to && IsEmpty(text[from]))
            from++;
        while (to > from && IsEmpty(text[to - 1]))
            to--;
        if (from == to)
            return null;
        string clean = Typography.ToFullWidth(TextNormalizer.Normalize(text[from..to]));
        return clean.Length == 0 ? null : new Piece(line, from, to - from, clean, indent, afterBlank);
    }

    /// <summary>Whether nothing that was dropped stands between two pieces, so that one element may cover both.</summary>
    internal static bool Adjoin(string text, Piece above, Piece below)
        => !Scripts.ContainsLetterOrDigit(text.AsSpan(above.End, below.Start - above.End));

    private static void CutAtGaps(string text, int from, int end, int number, bool blank, List<Piece> pieces)
    {
        int start = from;
        for (var i = from; i < end;)
        {
            if (!Scripts.IsSpace(text[i]))
            {
                i++;
                continue;
            }
            int gap = i, wide = 0, spaces = 0;
            while (i < end && Scripts.IsSpace(text[i]))
            {
                wide += text[i] switch { '\t' => 2, '\u3000' => 1, _ => 0 };
                spaces++;
                i++;
            }
            if (wide < 2 && spaces < 4)
                continue;
            Add(text, start, gap, start, number, blank, pieces);
            start = i;
        }
        Add(text, start, end, start, number, blank, pieces);
    }

    private static void Add(string text, int from, int to, int lineStart, int number, bool blank, List<Piece> pieces)
    {
        int indent = 0;
        for (int i = lineStart; i < to && Scripts.IsSpace(text[i]); i++)
            indent += text[i] is '\u3000' or '\t' ? 2 : 1;
        if (Cut(text, from, to, number, indent, blank) is { } piece)
            pieces.Add(piece);
    }

    private static bool IsEmpty(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\uFEFF' or '\u200B';
}
