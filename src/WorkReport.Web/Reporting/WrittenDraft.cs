using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Reporting;

/// <summary>A draft as it is read: its head, its headings, its paragraphs with what may be changed in them.</summary>
public static class WrittenDraft
{
    /// <summary>The box with the text of a paragraph.</summary>
    public const string Text = "Text";

    /// <summary>Where a paragraph is written.</summary>
    public static string AddressOf(int reportId, int blockId) => FormattableString.Invariant($"/reports/{reportId}/blocks/{blockId}");

    /// <param name="basis">The report with the figures as they are now.</param>
    /// <param name="mayChange">May whoever looks change it?</param>
    public static WrittenText Of(ReportBasis basis, bool mayChange)
    {
        ArgumentNullException.ThrowIfNull(basis);
        var (report, period) = (basis.Report, basis.Period);
        var text = new WrittenText().Add(report.Title + "\n" + (report.Salutation.Length > 0 ? report.Salutation + "\n" : ""));
        Spot(new BlockSpot(BlockPlace.Opening));
        Part(OutlinePart.Review, BlockPlace.Review, SharedResource.Official("Reports.ReviewOf", period.Year));
        Part(OutlinePart.Plan, BlockPlace.Plan, SharedResource.Official("Reports.PlanFor", period.Year + 1));
        Spot(new BlockSpot(BlockPlace.Closing));
        return text;

        void Part(OutlinePart part, BlockPlace overview, string title)
        {
            var sections = period.Sections.Where(section => section.Part == part && report.At(new BlockSpot(BlockPlace.Section, section.Id)).Count > 0).ToList();
            if (sections.Count > 0 || report.At(new BlockSpot(overview)).Count > 0)
                text.Add(title + "\n");
            Spot(new BlockSpot(overview));
            for (var place = 0; place < sections.Count; place++)
            {
                text.Add(ReportDocument.Heading(sections[place].Title, place) + "\n");
                Spot(new BlockSpot(BlockPlace.Section, sections[place].Id));
            }
        }

        void Spot(BlockSpot spot)
        {
            foreach (var block in report.At(spot))
                text.Add(Field(block, WrittenCheck.Lead, new FigureText([new TextPiece(block.Lead)])), Field(block, Text, block.Figures.SeenNow(basis.Figures.PrintFor(basis.Unit.Id))));
        }

        WrittenField Field(ReportBlock block, string name, FigureText words) => new(
            AddressOf(report.Id, block.Id), block.Lead.Length > 0 ? block.Lead : words.Seen[..Math.Min(words.Seen.Length, 20)], name, words, mayChange,
            block.Place is BlockPlace.Plan || period.Sections.Any(section => section.Id == block.SectionId && section.Part is OutlinePart.Plan));
    }
}
