using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Pages.Reports;

/// <summary>加一段: a paragraph of one's own, at a spot of the draft.</summary>
public sealed class NewBlockModel(FormRoom room) : BlockPage(room)
{
    private ReportBlock? written;

    [FromRoute(Name = "place")]
    public string PlaceName { get; set; } = "";

    [FromRoute(Name = "section")]
    public int SectionId { get; set; }

    public override BlockSpot Spot => new(Enum.Parse<BlockPlace>(PlaceName), SectionId);

    protected override FigureText Stands => new([]);

    protected override DraftStepKind? StepKind => DraftStepKind.Add;

    protected override long PartVersion => written?.Version ?? 0;

    protected override bool GoesOn => true;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel) || !Enum.GetNames<BlockPlace>().Contains(PlaceName) || Spot.Place is BlockPlace.Aside or BlockPlace.Gone
            || (Spot.Place is BlockPlace.Section ? Period.Sections.All(s => s.Id != SectionId) : SectionId != 0))
        {
            return false;
        }

        await LoadFiguresAsync(cancel);
        return true;
    }

    protected override async Task<string> WriteAsync(CancellationToken cancel)
    {
        written = Report.AddBlock(Spot, Form.Lead ?? "", Written().Text, [], Person.Act());
        await Db.SaveChangesAsync(cancel);
        return FormattableString.Invariant($"/reports/{Id}/blocks/{written.Id}");
    }

    // What was saved while one wrote goes on at the paragraph's own address; a press of the button leads back to the draft.
    protected override Task<IActionResult> AnswerAsync(string answer, CancellationToken cancel) =>
        Task.FromResult<IActionResult>(LocalRedirect($"{Conventions.Address(Id, Spot)}#block-{answer.Split('/')[^1]}"));
}
