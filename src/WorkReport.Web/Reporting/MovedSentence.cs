using System.Security.Cryptography;
using System.Text;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Reporting;

/// <summary>A figure of a sentence that is printed otherwise now than when the sentence was written.</summary>
/// <param name="Metric">Its name, in the wording of its period.</param>
/// <param name="Unit">Name of the unit that it speaks for.</param>
/// <param name="Was">As it stands in the text.</param>
/// <param name="Now">As it is now.</param>
/// <param name="Round">From which collecting of two it comes now; null where there is one.</param>
/// <param name="Address">The page that answers for it.</param>
public sealed record MovedFigure(string Metric, string Unit, string Was, string Now, int? Round, string? Address);

/// <summary>A sentence of a draft with figures that moved: a row of 数变对照表.</summary>
/// <param name="Block">The paragraph.</param>
/// <param name="Nth">Which of its sentences, from 0.</param>
/// <param name="Place">The heading that it stands under.</param>
/// <param name="Written">As it was written.</param>
/// <param name="Now">With its figures as they are now.</param>
/// <param name="Figures">Those that moved.</param>
public sealed record MovedSentence(ReportBlock Block, int Nth, string Place, FigureText Written, FigureText Now, IReadOnlyList<MovedFigure> Figures)
{
    /// <summary>How a form names it.</summary>
    public string Key => FormattableString.Invariant($"{Block.Id}.{Nth}");

    /// <summary>Every such sentence of a draft, in reading order.</summary>
    public static IReadOnlyList<MovedSentence> Of(ReportBasis basis)
    {
        ArgumentNullException.ThrowIfNull(basis);
        var print = basis.Figures.PrintFor(basis.Unit.Id);
        return [.. from spot in Spots(basis.Period)
                   from block in basis.Report.At(spot.Spot)
                   from sentence in block.Figures.Sentences().Select((text, nth) => (Text: text, Nth: nth))
                   let moved = Moved(sentence.Text, basis, print).ToList()
                   where moved.Count > 0
                   select new MovedSentence(block, sentence.Nth, spot.Heading, sentence.Text, sentence.Text.SeenNow(print), moved)];
    }

    /// <summary>What tells whether they are still what somebody was shown.</summary>
    public static string Digest(IEnumerable<MovedSentence> sentences) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', sentences.Select(sentence => $"{sentence.Key} {sentence.Written.Stored} {sentence.Now.Stored}")))));

    /// <summary>The text of a paragraph, the figures of these of its sentences as they are now.</summary>
    public static FigureText Take(ReportBlock block, IEnumerable<MovedSentence> taken)
    {
        ArgumentNullException.ThrowIfNull(block);
        var now = taken.Where(sentence => sentence.Block.Id == block.Id).ToDictionary(sentence => sentence.Nth, sentence => sentence.Now);
        return new FigureText(block.Figures.Sentences().SelectMany((sentence, nth) => now.GetValueOrDefault(nth, sentence).Pieces));
    }

    private static IEnumerable<MovedFigure> Moved(FigureText sentence, ReportBasis basis, Func<BoundFigure, string?> print) =>
        from moved in sentence.Moved(print)
        let figure = moved.Seen.Figure!.Value
        select new MovedFigure(
            basis.Figures.MetricOf(figure)?.Name ?? "", basis.Units.GetValueOrDefault(figure.UnitId, ""), moved.Seen.Words, moved.Now,
            basis.Figures.RoundOf(figure), basis.Figures.AddressOf(figure));

    /// <summary>The spots of a report as it is read, each with the heading that it stands under.</summary>
    private static IEnumerable<(BlockSpot Spot, string Heading)> Spots(ReportingPeriod period)
    {
        yield return (new BlockSpot(BlockPlace.Opening), SharedResource.Official("Moved.Opening"));
        foreach (var (part, place, title) in new[]
        {
            (OutlinePart.Review, BlockPlace.Review, SharedResource.Official("Reports.ReviewOf", period.Year)),
            (OutlinePart.Plan, BlockPlace.Plan, SharedResource.Official("Reports.PlanFor", period.Year + 1)),
        })
        {
            yield return (new BlockSpot(place), title);
            foreach (var section in period.Sections.Where(section => section.Part == part))
                yield return (new BlockSpot(BlockPlace.Section, section.Id), section.Title);
        }

        yield return (new BlockSpot(BlockPlace.Closing), SharedResource.Official("Moved.Closing"));
    }
}
