using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>A line of the outline beside the draft.</summary>
/// <param name="Spot">Where its paragraphs stand.</param>
/// <param name="Number">Its place among the sections of its part, from 0; null where it has none.</param>
/// <param name="Title">Title of the section; null for the other spots, whose name is a word of the house.</param>
/// <param name="Guidance">What belongs there.</param>
/// <param name="Characters">How many are written.</param>
/// <param name="Budget">How many may be; 0 for no limit.</param>
/// <param name="Blocks">How many paragraphs.</param>
/// <param name="Moved">How many figures have moved since the paragraph was saved.</param>
public sealed record ContentsLine(BlockSpot Spot, int? Number, string? Title, string Guidance, int Characters, int Budget, int Blocks, int Moved)
{
    public bool IsOver => Budget > 0 && Characters > Budget;
}

/// <summary>The outline of a draft, with how much is written where.</summary>
/// <param name="Lines">In reading order.</param>
/// <param name="Here">The line whose paragraphs are shown.</param>
public sealed record Contents(IReadOnlyList<ContentsLine> Lines, ContentsLine Here)
{
    /// <summary>A main report is read in an hour at most.</summary>
    public const int MostMinutes = 60;

    public int Characters => Lines.Sum(line => line.Characters);

    public int Minutes => Length.Minutes(Characters);

    /// <summary>Where paragraphs may stand, in reading order.</summary>
    public static IEnumerable<BlockSpot> Spots(ReportingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return
        [
            new(BlockPlace.Opening),
            new(BlockPlace.Review), .. Of(OutlinePart.Review),
            new(BlockPlace.Plan), .. Of(OutlinePart.Plan),
            new(BlockPlace.Closing),
        ];

        IEnumerable<BlockSpot> Of(OutlinePart part) => period.Sections.Where(section => section.Part == part).Select(section => new BlockSpot(BlockPlace.Section, section.Id));
    }

    public static Contents Of(ReportBasis basis, int? section, BlockPlace? place)
    {
        ArgumentNullException.ThrowIfNull(basis);
        var lines = Spots(basis.Period).Select(Line).ToList();
        var here = lines.Find(line => section is { } id ? line.Spot.SectionId == id : line.Spot.Place == place);
        return new Contents(lines, here ?? lines.Find(line => line.Spot.Place is BlockPlace.Section) ?? lines[0]);

        ContentsLine Line(BlockSpot spot)
        {
            var section = basis.Period.Sections.FirstOrDefault(s => s.Id == spot.SectionId);
            int? number = section is null ? null : basis.Period.Sections.Where(s => s.Part == section.Part).ToList().IndexOf(section);
            var blocks = basis.Report.At(spot);
            return new ContentsLine(
                spot, number, section?.Title, section?.Guidance ?? "",
                blocks.Sum(b => Length.Of(ReportDocument.Lead(b.Lead) + b.Figures.Show(basis.Figures.PrintFor(basis.Unit.Id)))), section?.Budget ?? 0,
                blocks.Count, blocks.Sum(b => b.Figures.Moved(basis.Figures.PrintFor(basis.Unit.Id)).Count()));
        }
    }
}
