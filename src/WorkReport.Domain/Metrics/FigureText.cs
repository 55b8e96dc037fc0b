using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WorkReport.Prose.Quantities;

namespace WorkReport.Domain.Metrics;

/// <summary>Which of the three figures a text shows.</summary>
public enum FigureAspect
{
    /// <summary>本级.</summary>
    Own,

    /// <summary>下级.</summary>
    Below,

    /// <summary>合计.</summary>
    All,
}

/// <summary>A figure that a text shows and that follows its metric.</summary>
/// <param name="MetricId">What is counted.</param>
/// <param name="UnitId">For which unit the text speaks.</param>
/// <param name="Aspect">Own, below or both.</param>
/// <param name="PeriodId">Of which period; 0 for that of the text itself, as texts from before figures named it say.</param>
public readonly record struct BoundFigure(int MetricId, int UnitId, FigureAspect Aspect, int PeriodId = 0)
{
    /// <summary>How forms and pages name it.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{MetricId}.{UnitId}.{Aspect}.{PeriodId}");

    /// <summary>Reads such a name; null where it is none.</summary>
    public static BoundFigure? Parse(string? key) =>
        // A page from before figures named their period means that of its text.
        key?.Split('.') is [var metric, var unit, var aspect, .. { Length: <= 1 } named]
        && int.TryParse(metric, NumberStyles.None, CultureInfo.InvariantCulture, out var metricId)
        && int.TryParse(unit, NumberStyles.None, CultureInfo.InvariantCulture, out var unitId)
        && int.TryParse(named is [var period] ? period : "0", NumberStyles.None, CultureInfo.InvariantCulture, out var periodId)
        && Enum.GetNames<FigureAspect>().Contains(aspect)
            ? new BoundFigure(metricId, unitId, Enum.Parse<FigureAspect>(aspect), periodId)
            : null;
}

/// <summary>A stretch of text: plain words, or the printed form of a bound figure as it was last seen.</summary>
public readonly record struct TextPiece(string Words, BoundFigure? Figure = null);

/// <summary>
/// A text with figures in it. Where it is stored each figure is a mark of characters that no person can type (U+FDD0 to U+FDD2, which
/// the normaliser takes out of everything typed); on the screen and in print only the printed form is seen. The mark keeps the form
/// that was seen when the text was last saved, so that a text whose figures have moved since can be flagged.
/// </summary>
/// <param name="pieces">In reading order.</param>
public sealed partial class FigureText(IEnumerable<TextPiece> pieces)
{
    private const char Opens = '\uFDD0';
    private const char Says = '\uFDD1';
    private const char Closes = '\uFDD2';
    private const string Ends = "。；！？";

    // What ends a sentence, and what may close behind it.
    private const string EndsSentence = "。！？\n";
    private const string ClosesBehind = "”’）》】";

    /// <summary>Stands in every stored text that has a figure in it.</summary>
    public const string Begins = "\uFDD0";

    /// <summary>In reading order, none empty.</summary>
    public IReadOnlyList<TextPiece> Pieces { get; } = [.. pieces.Where(piece => piece.Words.Length > 0)];

    /// <summary>The bound figures, in reading order.</summary>
    public IEnumerable<BoundFigure> Figures => Pieces.Select(piece => piece.Figure).OfType<BoundFigure>();

    /// <summary>The text as it was last seen.</summary>
    public string Seen => string.Concat(Pieces.Select(piece => piece.Words));

    /// <summary>Its first words, to call it by; a figure is named whole or not at all.</summary>
    public string Start() => Seen is { Length: > 20 } seen ? seen[..20].TrimEnd("0123456789.,%".ToCharArray()) + "…" : Seen;

    /// <summary>The form in which it is kept.</summary>
    public string Stored
    {
        get
        {
            var text = new StringBuilder();
            foreach (var (words, figure) in Pieces)
            {
                if (figure is { } bound)
                    text.Append(Opens).Append(CultureInfo.InvariantCulture, $"{bound.MetricId}.{bound.UnitId}.{bound.Aspect}{(bound.PeriodId > 0 ? $".{bound.PeriodId}" : "")}").Append(Says).Append(words).Append(Closes);
                else
                    text.Append(words);
            }

            return text.ToString();
        }
    }

    /// <summary>Reads the stored form. A mark that cannot be read becomes the words in it.</summary>
    public static FigureText Parse(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        List<TextPiece> pieces = [];
        var at = 0;
        foreach (var mark in Mark().EnumerateMatches(stored))
        {
            pieces.Add(new TextPiece(Plain(stored[at..mark.Index])));
            var read = Mark().Match(stored, mark.Index, mark.Length);
            pieces.Add(new TextPiece(read.Groups["seen"].Value, Read(read)));
            at = mark.Index + mark.Length;
        }

        pieces.Add(new TextPiece(Plain(stored[at..])));
        return new FigureText(pieces);
    }

    /// <summary>The text with its figures as they are now.</summary>
    /// <param name="print">The printed form of a figure; null where there is none, then the form last seen stays.</param>
    public string Show(Func<BoundFigure, string?> print) => SeenNow(print).Seen;

    /// <summary>The same text, its figures seen as they are now.</summary>
    public FigureText SeenNow(Func<BoundFigure, string?> print)
    {
        ArgumentNullException.ThrowIfNull(print);
        return new FigureText(Pieces.Select(piece => piece.Figure is { } figure && print(figure) is { Length: > 0 } now ? piece with { Words = now } : piece));
    }

    /// <summary>The figures that are printed otherwise now than when the text was last saved.</summary>
    public IEnumerable<(TextPiece Seen, string Now)> Moved(Func<BoundFigure, string?> print)
    {
        ArgumentNullException.ThrowIfNull(print);
        foreach (var piece in Pieces)
        {
            if (piece.Figure is { } figure && print(figure) is { } now && now != piece.Words)
                yield return (piece, now);
        }
    }

    /// <summary>The text cut into its sentences, a figure in one piece with its own; together they are the text again.</summary>
    public IReadOnlyList<FigureText> Sentences()
    {
        List<FigureText> sentences = [];
        List<TextPiece> pieces = [];
        foreach (var piece in Pieces)
        {
            var from = 0;
            for (var at = 0; piece.Figure is null && at < piece.Words.Length; at++)
            {
                if (!EndsAt(piece.Words, at))
                    continue;
                pieces.Add(new TextPiece(piece.Words[from..(at + 1)]));
                sentences.Add(new FigureText(pieces));
                (pieces, from) = ([], at + 1);
            }

            pieces.Add(piece with { Words = piece.Words[from..] });
        }

        var last = new FigureText(pieces);
        return last.Pieces.Count > 0 ? [.. sentences, last] : sentences;
    }

    /// <summary>The same text with only those figures bound that may be; the words of the others stay.</summary>
    public FigureText Keeping(Func<BoundFigure, bool> may)
    {
        ArgumentNullException.ThrowIfNull(may);
        return new FigureText(Pieces.Select(piece => piece.Figure is { } figure && !may(figure) ? new TextPiece(piece.Words) : piece));
    }

    /// <summary>Numbers in it that follow no metric.</summary>
    public IEnumerable<string> Unsourced =>
        from piece in Pieces
        where piece.Figure is null
        from words in QuantityReader.WordsIn(piece.Words)
        select words;

    /// <summary>The same text with a figure at its end: before the full stop that ends it, where one does.</summary>
    public FigureText Ending(TextPiece figure)
    {
        if (Pieces is [.., { Figure: null } last] && Ends.Contains(last.Words[^1]))
            return new FigureText([.. Pieces.SkipLast(1), new TextPiece(last.Words[..^1]), figure, new TextPiece(last.Words[^1..])]);
        return new FigureText([.. Pieces, figure]);
    }

    /// <summary>The same text with a stretch of its words said otherwise; null where a figure stands in the stretch.</summary>
    /// <param name="start">Where the stretch begins in <see cref="Seen"/>, in UTF-16 units.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="with">What stands there instead.</param>
    public FigureText? Replacing(int start, int length, TextPiece with)
    {
        List<TextPiece> pieces = [];
        var (at, end, isDone) = (0, start + length, false);
        foreach (var piece in Pieces)
        {
            var (from, to) = (Math.Max(start - at, 0), Math.Min(end - at, piece.Words.Length));
            if (isDone || from >= to)
            {
                pieces.Add(piece);
            }
            else if (piece.Figure is not null || to - from < length)
            {
                return null;
            }
            else
            {
                pieces.AddRange([new TextPiece(piece.Words[..from]), with, new TextPiece(piece.Words[to..])]);
                isDone = true;
            }

            at += piece.Words.Length;
        }

        return isDone ? new FigureText(pieces) : null;
    }

    /// <summary>Does a sentence end behind this sign: an end, or what closes behind one?</summary>
    private static bool EndsAt(string words, int at)
    {
        if (at + 1 < words.Length && (EndsSentence + ClosesBehind).Contains(words[at + 1], StringComparison.Ordinal))
            return false;
        while (at > 0 && ClosesBehind.Contains(words[at], StringComparison.Ordinal))
            at--;
        return EndsSentence.Contains(words[at], StringComparison.Ordinal);
    }

    /// <summary>The text before a place and behind it; null where one of them would be empty, or a figure stands across the place.</summary>
    /// <param name="at">So many UTF-16 units of <see cref="Seen"/> stand before.</param>
    public (FigureText Before, FigureText Behind)? Cut(int at)
    {
        List<TextPiece> before = [], behind = [];
        var begins = 0;
        foreach (var piece in Pieces)
        {
            var (words, cut) = (piece.Words, at - begins);
            begins += words.Length;
            if (cut >= words.Length)
            {
                before.Add(piece);
            }
            else if (cut <= 0)
            {
                behind.Add(piece);
            }
            else if (piece.Figure is not null || char.IsLowSurrogate(words[cut]))
            {
                return null;
            }
            else
            {
                before.Add(new TextPiece(words[..cut]));
                behind.Add(new TextPiece(words[cut..]));
            }
        }

        return before.Exists(IsSaid) && behind.Exists(IsSaid) ? (new FigureText(before), new FigureText(behind)) : null;

        static bool IsSaid(TextPiece piece) => !string.IsNullOrWhiteSpace(piece.Words);
    }

    /// <summary>Behind which places a sentence ends, so that what follows could stand on its own.</summary>
    public IEnumerable<int> Breaks()
    {
        var seen = Seen;
        for (var at = 1; at < seen.Length; at++)
        {
            if ((Ends.Contains(seen[at - 1]) || seen[at - 1] == '\n') && Cut(at) is not null)
                yield return at;
        }
    }

    /// <summary>The same text, some words said otherwise wherever they stand outside of figures.</summary>
    /// <returns>The text, how often it was done, and how often the words were spared because a figure stands in them.</returns>
    public (FigureText Text, int Done, int Spared) Replacing(string find, string with)
    {
        ArgumentException.ThrowIfNullOrEmpty(find);
        ArgumentNullException.ThrowIfNull(with);
        var (done, inPieces) = (0, 0);
        List<TextPiece> pieces = [];
        foreach (var piece in Joined())
        {
            var times = piece.Words.Split(find).Length - 1;
            if (piece.Figure is null)
            {
                done += times;
                pieces.Add(piece with { Words = piece.Words.Replace(find, with, StringComparison.Ordinal) });
            }
            else
            {
                inPieces += times;
                pieces.Add(piece);
            }
        }

        return (new FigureText(pieces), done, Math.Max(Seen.Split(find).Length - 1 - done, inPieces));
    }

    // Plain pieces beside each other are one: words may reach across.
    private List<TextPiece> Joined()
    {
        List<TextPiece> joined = [];
        foreach (var piece in Pieces)
        {
            if (piece.Figure is null && joined is [.., { Figure: null } last])
                joined[^1] = new TextPiece(last.Words + piece.Words);
            else
                joined.Add(piece);
        }

        return joined;
    }

    private static BoundFigure? Read(Match mark) =>
        int.TryParse(mark.Groups["metric"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var metric)
        && int.TryParse(mark.Groups["unit"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var unit)
        && Enum.TryParse<FigureAspect>(mark.Groups["aspect"].Value, out var aspect)
        && int.TryParse(mark.Groups["period"] is { Success: true } named ? named.Value : "0", NumberStyles.None, CultureInfo.InvariantCulture, out var period)
            ? new BoundFigure(metric, unit, aspect, period)
            : null;

    private static string Plain(string words) =>
        words.AsSpan().IndexOfAnyInRange(Opens, Closes) < 0 ? words : string.Concat(words.Where(c => c is < Opens or > Closes));

    [GeneratedRegex("\uFDD0(?<metric>[0-9]+)\\.(?<unit>[0-9]+)\\.(?<aspect>Own|Below|All)(\\.(?<period>[0-9]+))?\uFDD1(?<seen>[^\uFDD0-\uFDD2]+)\uFDD2")]
    private static partial Regex Mark();
}
