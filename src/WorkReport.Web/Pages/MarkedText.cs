using System.Globalization;
using WorkReport.Domain.Metrics;
using WorkReport.Prose.Quantities;

namespace WorkReport.Web.Pages;

/// <summary>A stretch of a text as it is shown: words, or a figure.</summary>
/// <param name="Words">What is read.</param>
/// <param name="IsFigure">It follows a metric.</param>
/// <param name="HasMoved">The figure is printed otherwise now than when the text was saved.</param>
/// <param name="Now">How it is printed now, where the words are still the old ones; null elsewhere.</param>
/// <param name="IsForecast">It is a 预计数 still, while 全年实际数 are collected.</param>
/// <param name="Address">The page that answers for the figure; null where none is led to.</param>
/// <param name="IsUnsourced">A number that follows no metric, where that is told.</param>
public sealed record MarkedPiece(string Words, bool IsFigure, bool HasMoved, string? Now, bool IsForecast = false, string? Address = null, bool IsUnsourced = false);

/// <summary>A text for reading, its figures marked; shown by the partial <c>_Marked</c>.</summary>
public static class MarkedText
{
    /// <summary>As it was saved; behind a figure that has moved since stands what it is now.</summary>
    /// <param name="text">The text.</param>
    /// <param name="print">The printed form of a figure as it is now.</param>
    /// <param name="longest">Characters after which it is cut; a figure is never cut.</param>
    /// <param name="isForecast">Is a figure a 预计数 still? Left out where that is not told.</param>
    public static IReadOnlyList<MarkedPiece> Saved(FigureText text, Func<BoundFigure, string?> print, int longest = int.MaxValue, Func<BoundFigure, bool>? isForecast = null)
    {
        List<MarkedPiece> pieces = [];
        var rest = longest;
        foreach (var (words, piece, now) in Read(text, print))
        {
            if (rest <= 0)
            {
                pieces.Add(new MarkedPiece("…", IsFigure: false, HasMoved: false, Now: null));
                break;
            }

            pieces.Add(new MarkedPiece(piece.Figure is null ? Beginning(words, rest) : words, piece.Figure is not null, now is not null, now, IsForecast(piece, isForecast)));
            rest -= words.Length;
        }

        return pieces;
    }

    /// <summary>As it is printed now; a figure that has moved since the text was saved stands out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="print">The printed form of a figure as it is now.</param>
    /// <param name="isForecast">Is a figure a 预计数 still? Left out where that is not told.</param>
    public static IReadOnlyList<MarkedPiece> Now(FigureText text, Func<BoundFigure, string?> print, Func<BoundFigure, bool>? isForecast = null) =>
        [.. Read(text, print).Select(read => new MarkedPiece(
            read.Now ?? read.Words, read.Piece.Figure is not null, read.Now is not null, Now: null, IsForecast(read.Piece, isForecast)))];

    /// <summary>The same for who drafts: each figure leads to the page that answers for it, and numbers that follow nothing are told apart.</summary>
    /// <param name="text">The text.</param>
    /// <param name="print">The printed form of a figure as it is now.</param>
    /// <param name="isForecast">Is a figure a 预计数 still?</param>
    /// <param name="address">The page that answers for a figure.</param>
    public static IReadOnlyList<MarkedPiece> Sourced(FigureText text, Func<BoundFigure, string?> print, Func<BoundFigure, bool> isForecast, Func<BoundFigure, string?> address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return [.. from read in Read(text, print)
                   from piece in read.Piece.Figure is { } figure
                       ? [new MarkedPiece(read.Now ?? read.Words, IsFigure: true, read.Now is not null, Now: null, isForecast(figure), address(figure))]
                       : Plain(read.Words)
                   select piece];
    }

    /// <summary>Words in which the numbers are told apart: they follow nothing.</summary>
    public static IEnumerable<MarkedPiece> Plain(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Cut(words);
    }

    private static IEnumerable<MarkedPiece> Cut(string words)
    {
        var at = 0;
        foreach (var (start, length) in QuantityReader.Find(words))
        {
            yield return new MarkedPiece(words[at..start], IsFigure: false, HasMoved: false, Now: null);
            yield return new MarkedPiece(words.Substring(start, length), IsFigure: false, HasMoved: false, Now: null, IsUnsourced: true);
            at = start + length;
        }

        yield return new MarkedPiece(words[at..], IsFigure: false, HasMoved: false, Now: null);
    }

    private static bool IsForecast(TextPiece piece, Func<BoundFigure, bool>? isForecast) => piece.Figure is { } figure && isForecast?.Invoke(figure) is true;

    private static IEnumerable<(string Words, TextPiece Piece, string? Now)> Read(FigureText text, Func<BoundFigure, string?> print)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(print);
        return text.Pieces.Select(piece => (piece.Words, piece, piece.Figure is { } figure && print(figure) is { } now && now != piece.Words ? now : null));
    }

    private static string Beginning(string words, int longest)
    {
        if (words.Length <= longest)
            return words;
        var cut = StringInfo.ParseCombiningCharacters(words).LastOrDefault(start => start <= longest);
        return words[..cut] + "…";
    }
}
