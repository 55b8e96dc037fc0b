namespace WorkReport.Domain.Reviews;

/// <summary>
/// The words that a comment is about, with what stood beside them: by that they are found again when the text around them changes. Places count
/// UTF-16 units from the beginning of the text.
/// </summary>
/// <param name="Quote">The words themselves; empty for the whole piece.</param>
/// <param name="Start">Where they stood.</param>
/// <param name="Before">What stood before them, at most <see cref="ContextLength"/>.</param>
/// <param name="Behind">What stood behind them, at most as much.</param>
public sealed record CommentAnchor(string Quote, int Start, string Before, string Behind)
{
    public const int QuoteLength = 200;
    public const int ContextLength = 16;

    // So much of the words and of what stands beside them has to be as it was, or it may be another place that says the same.
    private const int Enough = 8;

    /// <summary>The whole piece; each comment has one of its own, as the store keeps it.</summary>
    public static CommentAnchor Whole => new("", 0, "", "");

    public bool IsWhole => Quote.Length == 0;

    /// <summary>Words of a text; null where it has no such words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="quote">The words.</param>
    /// <param name="near">Of several places that say the same, the one next to this; the first where nothing tells.</param>
    public static CommentAnchor? On(string text, string quote, int near = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(quote);
        if (quote.Length == 0)
            return Whole;
        var places = Places(text, quote).ToList();
        if (places.Count == 0)
            return null;
        var start = places.MinBy(place => Math.Abs(place - near));
        var behind = start + quote.Length;
        return new CommentAnchor(quote, start, text[Math.Max(0, start - ContextLength)..start], text[behind..Math.Min(text.Length, behind + ContextLength)]);
    }

    /// <summary>Where the words stand in the text as it is now; null where they are gone, or nothing tells which of several places it is.</summary>
    public int? In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsWhole)
            return 0;
        var places = Places(text, Quote).Select(place => (Place: place, Beside: Beside(text, place))).OrderByDescending(found => found.Beside).ToList();
        if (places.Count == 0)
            return null;
        var (best, beside) = places[0];
        // Nothing of it has changed: whatever else says the same.
        if (best == Start && beside == Before.Length + Behind.Length)
            return best;
        if (places.Count > 1 && places[1].Beside == beside)
            return null;
        return beside + Quote.Length >= Enough && beside >= Math.Min(Enough / 2, Before.Length + Behind.Length) ? best : null;
    }

    private int Beside(string text, int place)
    {
        var (before, behind) = (0, 0);
        while (before < Before.Length && before < place && text[place - before - 1] == Before[^(before + 1)])
            before++;
        var end = place + Quote.Length;
        while (behind < Behind.Length && end + behind < text.Length && text[end + behind] == Behind[behind])
            behind++;
        return before + behind;
    }

    private static IEnumerable<int> Places(string text, string quote)
    {
        for (var at = text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = at + 1 < text.Length ? text.IndexOf(quote, at + 1, StringComparison.Ordinal) : -1)
            yield return at;
    }
}
