using WorkReport.Prose.Texts;
using WorkReport.Web.Data.Search;

namespace WorkReport.Web.Pages.Search;

/// <summary>A piece of a text: one of the words that were searched for, or what stands between them.</summary>
public readonly record struct ExcerptPiece(string Words, bool IsFound);

/// <summary>A text as a list of what was found shows it: around the first place that was searched for, with all of them marked.</summary>
public static class Excerpt
{
    /// <summary>UTF-16 units.</summary>
    private const int Longest = 110;

    private const int Before = 24;

    private const string Left = "…";

    /// <summary>The whole text.</summary>
    public static IReadOnlyList<ExcerptPiece> Whole(string text, SearchWords words) => Marked(text, Places(text, words), 0, text.Length);

    /// <summary>So much of it as a person reads at a glance; its beginning where nothing of it was searched for.</summary>
    public static IReadOnlyList<ExcerptPiece> Of(string text, SearchWords words)
    {
        ArgumentNullException.ThrowIfNull(text);
        var places = Places(text, words);
        var start = places.Count > 0 ? Math.Max(0, places[0].Start - Before) : 0;
        if (start > 0 && char.IsLowSurrogate(text[start]))
            start--;
        var end = Math.Min(text.Length, start + Longest);
        if (end < text.Length && char.IsLowSurrogate(text[end]))
            end++;
        return
        [
            .. start > 0 ? [new ExcerptPiece(Left, IsFound: false)] : Array.Empty<ExcerptPiece>(),
            .. Marked(text, places, start, end),
            .. end < text.Length ? [new ExcerptPiece(Left, IsFound: false)] : Array.Empty<ExcerptPiece>(),
        ];
    }

    private static List<(int Start, int End)> Places(string text, SearchWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var folded = LetterRuns.Of(text);
        return [.. words.Words.SelectMany(folded.Find).Select(place => (place.Start, End: place.Start + place.Length)).Order()];
    }

    private static List<ExcerptPiece> Marked(string text, List<(int Start, int End)> places, int start, int end)
    {
        var (pieces, at) = (new List<ExcerptPiece>(), start);
        foreach (var (from, until) in places)
        {
            // Two words may stand over each other.
            var (begin, stop) = (Math.Max(from, at), Math.Min(until, end));
            if (begin >= stop)
                continue;
            if (begin > at)
                pieces.Add(new ExcerptPiece(text[at..begin], IsFound: false));
            pieces.Add(new ExcerptPiece(text[begin..stop], IsFound: true));
            at = stop;
        }

        if (at < end)
            pieces.Add(new ExcerptPiece(text[at..end], IsFound: false));
        return pieces;
    }
}
