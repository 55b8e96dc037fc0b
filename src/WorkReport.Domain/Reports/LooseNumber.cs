using WorkReport.Domain.Metrics;
using WorkReport.Prose.Quantities;

namespace WorkReport.Domain.Reports;

/// <summary>A number of a paragraph that follows no metric.</summary>
/// <param name="Words">As it stands there.</param>
/// <param name="Place">What stands around it.</param>
/// <param name="Left">Why it is left so; null where nobody has said.</param>
public sealed record LooseNumber(string Words, NumberPlace Place, LeftFigure? Left = null)
{
    /// <summary>Stands for a bound figure in what is around a number: what that prints may change.</summary>
    private const string Bound = "\uFFFC";

    /// <summary>Those of a paragraph in reading order, its lead first, each with why it is left.</summary>
    /// <param name="lead">Its lead, in which nothing follows a metric.</param>
    /// <param name="text">Its text.</param>
    /// <param name="left">What was said of its numbers, in the order in which it was.</param>
    public static IReadOnlyList<LooseNumber> Of(string lead, FigureText text, IReadOnlyList<LeftFigure> left)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(left);
        LooseNumber[] numbers = [.. In([new TextPiece(lead)]), .. In(text.Pieces)];
        // Those whose place is known first, the surest of them before all; then, as it always was, the first of those that are written alike.
        var pairs = from said in left
                    where said.Place is not null
                    from at in Enumerable.Range(0, numbers.Length)
                    where numbers[at].Words == said.Words
                    let alike = numbers[at].Place.InCommon(said.Place!)
                    where alike >= NumberPlace.Fewest
                    orderby alike descending
                    select (said, at);
        HashSet<LeftFigure> placed = new(ReferenceEqualityComparer.Instance);
        foreach (var (said, at) in pairs)
        {
            if (numbers[at].Left is null && placed.Add(said))
                numbers[at] = numbers[at] with { Left = said };
        }

        foreach (var said in left.Where(said => said.Place is null))
        {
            if (Array.FindIndex(numbers, number => number.Left is null && number.Words == said.Words) is >= 0 and var at)
                numbers[at] = numbers[at] with { Left = said };
        }

        return numbers;
    }

    private static IEnumerable<LooseNumber> In(IReadOnlyList<TextPiece> pieces)
    {
        var said = string.Concat(pieces.Select(piece => piece.Figure is null ? piece.Words : Bound));
        var at = 0;
        foreach (var piece in pieces)
        {
            foreach (var (start, length) in piece.Figure is null ? QuantityReader.Find(piece.Words) : [])
                yield return new LooseNumber(piece.Words.Substring(start, length), NumberPlace.In(said, at + start, length));
            at += piece.Figure is null ? piece.Words.Length : Bound.Length;
        }
    }
}
