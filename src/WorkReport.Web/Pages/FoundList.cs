using System.Text.Json;
using WorkReport.Domain.Metrics;
using WorkReport.Prose.Checks;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages;

/// <summary>What 校核 found in boxes, as the partial <c>_Found</c> lists it.</summary>
/// <param name="Check">What was found.</param>
/// <param name="IsOfOne">Is it all of one piece? Then no line says which.</param>
public sealed record FoundList(WrittenCheck Check, bool IsOfOne)
{
    /// <summary>Places of a line that are shown; the others are mended with them.</summary>
    public const int MostPlaces = 5;

    /// <summary>A line each, the surest first.</summary>
    public IReadOnlyList<FindingRow> Rows { get; } = FindingRow.Of(Check.Findings);

    /// <summary>Numbers that say what a metric says and do not follow it yet.</summary>
    public IReadOnlyList<FigureOffer> Offers { get; } = [.. Check.Offers.Where(offer => offer.Agrees)];

    /// <summary>Repairs that may be made unseen.</summary>
    public int Plain { get; } = Check.Findings.Count(FindingWords.IsPlain);

    /// <summary>Is there anything to press?</summary>
    public bool CanMend => Offers.Count > 0 || Check.Findings.Any(finding => finding.Repair is not null) || Rows.Any(row => OfferFor(row) is not null);

    /// <summary>The metric that a number of this line is to follow; null where it is about something else.</summary>
    public FigureOffer? OfferFor(FindingRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Findings.Count == 1 && row.First.Rule is CheckRule.FigureDiffers ? Check.Offers.FirstOrDefault(offer => offer.Start == row.First.Start) : null;
    }

    /// <summary>The boxes that change with a press; none where the text is no longer what the button was about.</summary>
    public IReadOnlyDictionary<WrittenField, FigureText> Pressed(string? press) => press switch
    {
        CheckForm.Every => Check.Mended(Check.Findings.Where(FindingWords.IsPlain)),
        _ when Check.Offers.FirstOrDefault(offer => offer.Key == press) is { } offer => Check.Following(offer),
        _ => Check.Mended(Rows.FirstOrDefault(row => row.Key == press)?.Findings ?? []),
    };

    /// <summary>The same changes for a script that makes them where one is writing: box, place, what stands there, what is to stand there, and which figure that is.</summary>
    public string Changes(FindingRow row) =>
        JsonSerializer.Serialize(row.Findings.Where(finding => finding.Repair is not null).Select(finding => Change(finding.Start, finding.Length, finding.Repair!, null)), JsonSerializerOptions.Web);

    /// <summary>The same of a number that is to follow.</summary>
    public string Changes(FigureOffer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return JsonSerializer.Serialize(new[] { Change(offer.Start, offer.Length, offer.Figure.Words, offer.Figure.Figure?.Key) }, JsonSerializerOptions.Web);
    }

    private object Change(int start, int length, string with, string? figure)
    {
        var (field, at) = Check.At(start, length)!.Value;
        return new { box = field.Name, at, words = field.Words.Seen.Substring(at, length), with, figure };
    }
}
