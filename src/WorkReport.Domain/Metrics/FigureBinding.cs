namespace WorkReport.Domain.Metrics;

/// <summary>
/// Brings what a person typed together with the figures that were bound in it before, so that nobody who edits a text has to know
/// of them. What was not touched stays bound; a bound figure that was typed over is plain words from then on.
/// </summary>
public static class FigureBinding
{
    /// <param name="typed">The text as it came back.</param>
    /// <param name="served">The text as the person got it.</param>
    /// <param name="picked">Figures chosen from the list, with the printed form that was put into the text.</param>
    public static FigureText Bind(string typed, FigureText served, IEnumerable<TextPiece> picked)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(served);
        ArgumentNullException.ThrowIfNull(picked);
        var (front, back) = Common(served.Seen, typed);
        var spans = new Spans(typed);
        var (at, cursor) = (0, front);
        foreach (var piece in served.Pieces)
        {
            var end = at + piece.Words.Length;
            if (piece.Figure is not null)
            {
                // What stands beside it is as it was, too, except where the change begins or ends.
                if (end <= front)
                    spans.TryBind(at, piece, touchedBehind: end == front);
                else if (at >= served.Seen.Length - back)
                    spans.TryBind(at - served.Seen.Length + typed.Length, piece, touchedBefore: at == served.Seen.Length - back);
                else if (spans.TryFind(piece, cursor, typed.Length - back) is { } found)
                    cursor = found + piece.Words.Length;
            }

            at = end;
        }

        foreach (var pick in picked)
        {
            // Where something was changed first: a figure is put where one is writing.
            if (spans.TryFind(pick, front, typed.Length - back) is null)
                _ = spans.TryFind(pick, 0, typed.Length);
        }

        return spans.Text();
    }

    /// <summary>How many characters the two have in common at the beginning, and how many of the rest at the end.</summary>
    private static (int Front, int Back) Common(string before, string after)
    {
        var front = before.AsSpan().CommonPrefixLength(after);
        var back = 0;
        while (back < Math.Min(before.Length, after.Length) - front && before[^(back + 1)] == after[^(back + 1)])
            back++;
        return (front, back);
    }

    private sealed class Spans(string typed)
    {
        private readonly SortedList<int, TextPiece> bound = [];

        public bool TryBind(int start, TextPiece piece, bool touchedBefore = false, bool touchedBehind = false)
        {
            if (!Stands(start, piece.Words, touchedBefore, touchedBehind) || bound.Any(other => other.Key < start + piece.Words.Length && start < other.Key + other.Value.Words.Length))
                return false;
            bound.Add(start, piece);
            return true;
        }

        public int? TryFind(TextPiece piece, int from, int to)
        {
            for (var start = from; start < to; start++)
            {
                start = typed.IndexOf(piece.Words, start, StringComparison.Ordinal);
                if (start < 0 || start + piece.Words.Length > to)
                    return null;
                if (TryBind(start, piece, touchedBefore: true, touchedBehind: true))
                    return start;
            }

            return null;
        }

        public FigureText Text()
        {
            List<TextPiece> pieces = [];
            var at = 0;
            foreach (var (start, piece) in bound)
            {
                pieces.Add(new TextPiece(typed[at..start]));
                pieces.Add(piece);
                at = start + piece.Words.Length;
            }

            pieces.Add(new TextPiece(typed[at..]));
            return new FigureText(pieces);
        }

        /// <summary>The words are there, and have not become part of a longer number.</summary>
        private bool Stands(int start, string words, bool touchedBefore, bool touchedBehind)
        {
            if (start < 0 || string.CompareOrdinal(typed, start, words, 0, words.Length) != 0)
                return false;
            var end = start + words.Length;
            return !(touchedBefore && start > 0 && IsOfNumber(typed[start - 1]) && IsOfNumber(words[0]))
                && !(touchedBehind && end < typed.Length && IsOfNumber(typed[end]) && IsOfNumber(words[^1]));
        }

        private static bool IsOfNumber(char c) => char.IsAsciiDigit(c) || c is '.' or '%';
    }
}
