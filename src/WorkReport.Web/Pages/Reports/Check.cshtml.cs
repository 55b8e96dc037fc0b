using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>校核 of a draft, with its headings, as it would be printed.</summary>
public sealed class CheckModel(FormRoom room) : ReportPartPage<CheckForm>(room)
{
    private ReportBasis basis = null!;

    /// <summary>Something was just mended.</summary>
    [FromQuery(Name = CheckPages.Name)]
    public bool HasMended { get; set; }

    /// <summary>The paragraph of which alone the findings are shown, for the page where it is written; all of them where none is asked for.</summary>
    [FromQuery(Name = "block")]
    public int? BlockAsked { get; set; }

    public FoundList Found { get; private set; } = null!;

    protected override long PartVersion => Report.Blocks.Sum(block => block.Version);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel) || Report.State is not ReportState.Drafting)
            return false;
        basis = await Db.ReportBasisAsync(Report, Unit, Period, cancel);
        var data = await CheckFigures.LoadAsync(Db, Person, Period, Unit.Id, ownItemsVouch: true, cancel);
        var check = WrittenCheck.Of(Written(), data, figure => figure.UnitId == Unit.Id);
        // It is read in its draft: a name in two spellings shows where both stand.
        Found = Report.Blocks.FirstOrDefault(block => block.Id == BlockAsked) is { } only ? new FoundList(check.Of(AddressOf(only)), IsOfOne: true) : new FoundList(check, IsOfOne: false);
        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        var changed = Found.Demand(Form);
        foreach (var piece in changed.GroupBy(box => box.Key.Piece))
        {
            var block = Report.Blocks.First(block => AddressOf(block) == piece.Key);
            var boxes = piece.ToDictionary(box => box.Key.Name, box => box.Value);
            Report.ChangeBlock(block.Id, boxes.GetValueOrDefault(nameof(BlockForm.Lead))?.Seen ?? block.Lead, boxes.GetValueOrDefault(nameof(BlockForm.Text)) ?? block.Figures, Person.Act());
        }

        return Task.FromResult(FormattableString.Invariant($"/reports/{Id}/check?{CheckPages.Name}=true"));
    }

    private string AddressOf(ReportBlock block) => FormattableString.Invariant($"/reports/{Id}/blocks/{block.Id}");

    private WrittenText Written()
    {
        var text = new WrittenText().Add(Report.Title + "\n" + (Report.Salutation.Length > 0 ? Report.Salutation + "\n" : ""));
        Spot(new BlockSpot(BlockPlace.Opening), null);
        Part(OutlinePart.Review, BlockPlace.Review, SharedResource.Official("Reports.ReviewOf", Period.Year));
        Part(OutlinePart.Plan, BlockPlace.Plan, SharedResource.Official("Reports.PlanFor", Period.Year + 1));
        Spot(new BlockSpot(BlockPlace.Closing), null);
        return text;

        void Part(OutlinePart part, BlockPlace overview, string title)
        {
            var sections = Period.Sections.Where(section => section.Part == part && Report.At(new BlockSpot(BlockPlace.Section, section.Id)).Count > 0).ToList();
            if (sections.Count > 0 || Report.At(new BlockSpot(overview)).Count > 0)
                text.Add(title + "\n");
            Spot(new BlockSpot(overview), null);
            for (var place = 0; place < sections.Count; place++)
                Spot(new BlockSpot(BlockPlace.Section, sections[place].Id), ReportDocument.Heading(sections[place].Title, place));
        }

        void Spot(BlockSpot spot, string? heading)
        {
            if (heading is not null)
                text.Add(heading + "\n");
            foreach (var block in Report.At(spot))
                text.Add(Field(block, nameof(BlockForm.Lead), new FigureText([new TextPiece(block.Lead)])), Field(block, nameof(BlockForm.Text), block.Figures.SeenNow(basis.Figures.PrintFor(Unit.Id))));
        }
    }

    private WrittenField Field(ReportBlock block, string name, FigureText words) =>
        new(AddressOf(block), block.Lead.Length > 0 ? block.Lead : words.Seen[..Math.Min(words.Seen.Length, 20)], name, words, MayWrite.IsYes,
            block.Place is BlockPlace.Plan || Period.Sections.Any(section => section.Id == block.SectionId && section.Part is OutlinePart.Plan));
}
