using System.Globalization;
using WorkReport.Domain.Metrics;

namespace WorkReport.Web.Pages.WorkItems;

/// <summary>A stretch of a text as it is shown: words, or a figure.</summary>
/// <param name="Words">As the text was saved.</param>
/// <param name="IsFigure">It follows a metric.</param>
/// <param name="Now">How the figure is printed now, where that has moved since; null where it has not.</param>
public sealed record MarkedPiece(string Words, bool IsFigure, string? Now);

/// <summary>A text for reading, its figures marked.</summary>
public static class MarkedText
{
    /// <param name="text">The text.</param>
    /// <param name="print">The printed form of a figure as it is now.</param>
    /// <param name="longest">Characters after which it is cut; a figure is never cut.</param>
    public static IReadOnlyList<MarkedPiece> Of(FigureText text, Func<BoundFigure, string?> print, int longest = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(print);
        List<MarkedPiece> pieces = [];
        var rest = longest;
        foreach (var (words, figure) in text.Pieces)
        {
            if (rest <= 0)
            {
                pieces.Add(new MarkedPiece("…", IsFigure: false, Now: null));
                break;
            }

            var now = figure is { } bound && print(bound) is { } printed && printed != words ? printed : null;
            pieces.Add(new MarkedPiece(figure is null ? Beginning(words, rest) : words, figure is not null, now));
            rest -= words.Length;
        }

        return pieces;
    }

    private static string Beginning(string words, int longest)
    {
        if (words.Length <= longest)
            return words;
        var cut = StringInfo.ParseCombiningCharacters(words).LastOrDefault(start => start <= longest);
        return words[..cut] + "…";
    }
}
