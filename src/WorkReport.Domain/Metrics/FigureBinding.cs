namespace WorkReport.Domain.Metrics;

/// <summary>A figure at the place where the page that was written on says that it stands.</summary>
/// <param name="Piece">The figure and the words that show it.</param>
/// <param name="Nth">Which of the places with these words it is, from 0; they may overlap.</param>
/// <param name="Of">How many such places the page saw.</param>
public readonly record struct PlacedFigure(TextPiece Piece, int Nth, int Of);

/// <summary>A text with its figures bound again.</summary>
/// <param name="Text">The text, to the letter as it was typed.</param>
/// <param name="Lost">Figures that were bound in what was served and are no longer.</param>
public sealed record BoundText(FigureText Text, IReadOnlyList<TextPiece> Lost);

/// <summary>
/// Brings what a person typed together with the figures that were bound in it before, so that nobody who edits a text has to know
/// of them. Where the page followed each figure while it was written on, its word on the places holds. Where it did not, a figure
/// stays bound as long as the words of its clause stand by it: a number typed by hand in a stretch that says something else
/// is not taken for it. Whatever loses its metric is named, never passed over.
/// </summary>
public static class FigureBinding
{
    /// <param name="typed">The text as it came back.</param>
    /// <param name="served">The text as the person got it.</param>
    /// <param name="placed">Every figure that the page says is in the text now, those newly chosen among them; null where it followed none.</param>
    public static BoundText Bind(string typed, FigureText served, IReadOnlyList<PlacedFigure>? placed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(served);
        if (placed is null && typed == served.Seen)
            return new BoundText(served, []);
        var spans = new Spans(typed);
        foreach (var figure in placed ?? [])
            spans.Place(figure);
        spans.Find([.. Unplaced(served, spans.Bound)], served.Seen, needsWholeClause: placed is not null);
        var text = spans.Text();
        return new BoundText(text, [.. Unplaced(served, text.Pieces).Select(figure => figure.Piece)]);
    }

    /// <summary>The figures of what was served that are not among those.</summary>
    private static IEnumerable<(TextPiece Piece, int At)> Unplaced(FigureText served, IEnumerable<TextPiece> bound)
    {
        var there = bound.Where(piece => piece.Figure is not null).CountBy(piece => piece).ToDictionary();
        var at = 0;
        foreach (var piece in served.Pieces)
        {
            if (piece.Figure is not null && (there[piece] = there.GetValueOrDefault(piece) - 1) < 0)
                yield return (piece, at);
            at += piece.Words.Length;
        }
    }

    private sealed class Spans(string typed)
    {
        private const int MostFigures = 500;
        private const int MostPlaces = 64;

        private readonly SortedList<int, TextPiece> bound = [];

        public IEnumerable<TextPiece> Bound => bound.Values;

        /// <summary>Puts a figure where the page says; where it counted other places than there are, only one that cannot be mistaken is taken.</summary>
        public void Place(PlacedFigure figure)
        {
            var places = Places(figure.Piece.Words).ToList();
            if (places.Count == figure.Of && figure.Nth >= 0 && figure.Nth < figure.Of)
                TryBind(places[figure.Nth], figure.Piece);
            else if (places.Where(start => IsFree(start, figure.Piece.Words)).ToList() is [var only])
                TryBind(only, figure.Piece);
        }

        /// <summary>Looks for figures by the words around them; of several that come into question the likest pair goes first.</summary>
        public void Find(IReadOnlyList<(TextPiece Piece, int At)> figures, string seen, bool needsWholeClause)
        {
            // No text of ours has more; what a forged form names beyond is plain words.
            var pairs = from figure in figures.Take(MostFigures)
                        from start in Places(figure.Piece.Words).Take(MostPlaces)
                        let likeness = Surroundings.Compare(seen, figure.At, typed, start, figure.Piece.Words.Length)
                        where likeness.IsClose && (likeness.IsWhole || !needsWholeClause)
                        orderby likeness.Score descending
                        select (figure, start, likeness);
            HashSet<int> found = [];
            foreach (var (figure, start, likeness) in pairs.ToList())
            {
                if (!found.Contains(figure.At) && TryBind(start, figure.Piece, likeness.IsTouchedBefore, likeness.IsTouchedBehind))
                    found.Add(figure.At);
            }
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

        private IEnumerable<int> Places(string words)
        {
            for (var start = typed.IndexOf(words, StringComparison.Ordinal); start >= 0; start = typed.IndexOf(words, start + 1, StringComparison.Ordinal))
                yield return start;
        }

        private bool TryBind(int start, TextPiece piece, bool isTouchedBefore = true, bool isTouchedBehind = true)
        {
            if (!IsFree(start, piece.Words) || BecameLonger(start, piece.Words, isTouchedBefore, isTouchedBehind))
                return false;
            bound.Add(start, piece);
            return true;
        }

        private bool IsFree(int start, string words) => !bound.Any(other => other.Key < start + words.Length && start < other.Key + other.Value.Words.Length);

        /// <summary>The words have become part of a longer number.</summary>
        private bool BecameLonger(int start, string words, bool isTouchedBefore, bool isTouchedBehind)
        {
            var end = start + words.Length;
            return (isTouchedBefore && start > 0 && IsOfNumber(typed[start - 1]) && IsOfNumber(words[0]))
                || (isTouchedBehind && end < typed.Length && IsOfNumber(typed[end]) && IsOfNumber(words[^1]));
        }

        private static bool IsOfNumber(char c) => char.IsAsciiDigit(c) || c is '.' or '%';
    }
}
