using System.Globalization;
using WorkReport.Domain.Metrics;
using WorkReport.Prose.Checks;
using WorkReport.Prose.Readings;

namespace WorkReport.Web.Reporting;

/// <summary>A number that was typed and may follow its metric from now on.</summary>
/// <param name="Start">Where it stands in the text that was read.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Words">The number as it was typed.</param>
/// <param name="Metric">What is counted.</param>
/// <param name="Figure">What it becomes: the printed form, bound.</param>
/// <param name="Agrees">Does it say what the metric says? False where it names it with another value.</param>
public sealed record FigureOffer(int Start, int Length, string Words, string Metric, TextPiece Figure, bool Agrees)
{
    /// <summary>Names it while the text stands as it is.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{WrittenCheck.Follow}{Start}.{Figure.Figure?.Key}");
}

/// <summary>校核 of what was written in boxes: findings, numbers that may follow a metric, and both done in the boxes.</summary>
public sealed class WrittenCheck
{
    /// <summary>What a press begins with that lets a number follow.</summary>
    public const string Follow = "follow.";

    /// <summary>They hold a figure against what was done.</summary>
    private static readonly CheckRule[] OfThisYear = [CheckRule.Unvouched, CheckRule.FigureDiffers, CheckRule.ForecastUnsaid, CheckRule.TwoValues];

    private readonly WrittenText text;

    private WrittenCheck(WrittenText text, IReadOnlyList<Finding> findings, IReadOnlyList<FigureOffer> offers) => (this.text, Findings, Offers) = (text, findings, offers);

    /// <summary>In the order of the text. Only what stands in a box that may be changed has a repair, and no bound figure is written over.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Numbers that follow nothing and could; those that a finding is about among them.</summary>
    public IReadOnlyList<FigureOffer> Offers { get; }

    /// <param name="text">The boxes.</param>
    /// <param name="data">What they are held against.</param>
    /// <param name="may">Which figures the text may speak of.</param>
    public static WrittenCheck Of(WrittenText text, CheckData data, Func<BoundFigure, bool> may)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(may);
        var reading = ReportReader.Read(text.Read);
        var bound = Bound(text).ToList();
        var findings = TextChecks.Find(reading, data)
            .Where(finding => !(finding.Rule is CheckRule.Unvouched or CheckRule.FigureDiffers or CheckRule.ForecastUnsaid && Touches(finding.Start, finding.Length)) && !(OfThisYear.Contains(finding.Rule) && text.At(finding.Start, finding.Length)?.Field.IsPlanned is true))
            .Select(finding => finding.Repair is not null && (Touches(finding.Start, finding.Length) || text.At(finding.Start, finding.Length) is not { Field.MayChange: true }) ? finding with { Repair = null } : finding);
        var offers = from match in TextChecks.Match(reading, data)
                     where !Touches(match.Start, match.Length) && text.At(match.Start, match.Length) is { Field: { MayChange: true, IsPlanned: false, Name: not Lead } }
                     let figure = BoundFigure.Parse(match.Known.Key)
                     where figure is { } known && may(known)
                     select new FigureOffer(match.Start, match.Length, reading.Text.Substring(match.Start, match.Length), match.Known.Name, new TextPiece(match.Known.Printed, figure), match.Agrees);
        return new WrittenCheck(text, [.. findings], [.. offers]);

        bool Touches(int start, int length) => bound.Exists(figure => figure.Start < start + length && start < figure.Start + figure.Length);
    }

    /// <summary>The name of a box in which no figure can follow.</summary>
    public const string Lead = "Lead";

    /// <summary>The box in which a stretch stands whole, and where in it; null where it stands in none.</summary>
    public (WrittenField Field, int Start)? At(int start, int length) => text.At(start, length);

    /// <summary>The same of one piece alone: what stands in its boxes, wholly.</summary>
    public WrittenCheck Of(string piece) =>
        new(text, [.. Findings.Where(finding => At(finding.Start, finding.Length)?.Field.Piece == piece)], [.. Offers.Where(offer => At(offer.Start, offer.Length)?.Field.Piece == piece)]);

    /// <summary>The stretch with what stands around it.</summary>
    public (string Before, string Words, string Behind) Around(int start, int length)
    {
        const int Most = 16;
        var read = text.Read;
        var from = Math.Max(read.LastIndexOf('\n', Math.Max(0, start - 1), Math.Min(start, Most)) + 1, start - Most);
        var end = start + length;
        var to = read.AsSpan(end, Math.Min(Most, read.Length - end)).IndexOf('\n') is >= 0 and var line ? end + line : Math.Min(read.Length, end + Most);
        return (Cut(read, from, start), read[start..end], Cut(read, end, to));
    }

    /// <summary>The boxes that change with these repairs; of those that overlap the first.</summary>
    public IReadOnlyDictionary<WrittenField, FigureText> Mended(IEnumerable<Finding> repairs)
    {
        ArgumentNullException.ThrowIfNull(repairs);
        return Changed(repairs.Where(finding => finding.Repair is not null).Select(finding => (finding.Start, finding.Length, new TextPiece(finding.Repair!))));
    }

    /// <summary>The box in which the number follows its metric.</summary>
    public IReadOnlyDictionary<WrittenField, FigureText> Following(FigureOffer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return Changed([(offer.Start, offer.Length, offer.Figure)]);
    }

    private Dictionary<WrittenField, FigureText> Changed(IEnumerable<(int Start, int Length, TextPiece With)> changes)
    {
        List<(int Start, int Length, TextPiece With)> apart = [];
        foreach (var change in changes.OrderBy(change => change.Start))
        {
            if (apart is [] || apart[^1].Start + apart[^1].Length <= change.Start)
                apart.Add(change);
        }

        // From the end on, so that places stay what they were.
        Dictionary<WrittenField, FigureText> changed = [];
        foreach (var (start, length, with) in Enumerable.Reverse(apart))
        {
            if (text.At(start, length) is var (field, at) && changed.GetValueOrDefault(field, field.Words).Replacing(at, length, with) is { } now)
                changed[field] = now;
        }

        return changed;
    }

    private static IEnumerable<(int Start, int Length)> Bound(WrittenText text)
    {
        foreach (var (start, field) in text.Fields)
        {
            var at = start;
            foreach (var piece in field.Words.Pieces)
            {
                if (piece.Figure is not null)
                    yield return (at, piece.Words.Length);
                at += piece.Words.Length;
            }
        }
    }

    // No sign is cut in two.
    private static string Cut(string read, int from, int to) =>
        read[(from < to && char.IsLowSurrogate(read[from]) ? from + 1 : from)..(to > from && char.IsHighSurrogate(read[to - 1]) ? to - 1 : to)];
}
