using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain.Reports;
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
        var data = await CheckFigures.LoadAsync(Db, Person, Period, Unit.Id, ownItemsVouch: true, cancel, basis: Report.Basis);
        var check = WrittenCheck.Of(WrittenDraft.Of(basis, MayWrite.IsYes), data, figure => figure.UnitId == Unit.Id);
        // It is read in its draft: a name in two spellings shows where both stand.
        Found = Report.Blocks.FirstOrDefault(block => block.Id == BlockAsked) is { } only ? new FoundList(check.Of(WrittenDraft.AddressOf(Id, only.Id)), IsOfOne: true) : new FoundList(check, IsOfOne: false);
        return true;
    }

    protected override Task<string> WriteAsync(CancellationToken cancel)
    {
        var changed = Found.Demand(Form);
        foreach (var piece in changed.GroupBy(box => box.Key.Piece))
        {
            var block = Report.Blocks.First(block => WrittenDraft.AddressOf(Id, block.Id) == piece.Key);
            var boxes = piece.ToDictionary(box => box.Key.Name, box => box.Value);
            Report.ChangeBlock(block.Id, boxes.GetValueOrDefault(WrittenCheck.Lead)?.Seen ?? block.Lead, boxes.GetValueOrDefault(WrittenDraft.Text) ?? block.Figures, Person.Act());
        }

        return Task.FromResult(FormattableString.Invariant($"/reports/{Id}/check?{CheckPages.Name}=true"));
    }
}
