using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Pages.Reports;

/// <summary>修改一段. What it was made from stays remembered.</summary>
public sealed class EditBlockModel(FormRoom room) : BlockPage(room)
{
    private ReportBlock block = null!;

    [FromRoute(Name = "block")]
    public int BlockId { get; set; }

    public override BlockSpot Spot => block.Spot;

    protected override FigureText Stands => block.Figures;

    protected override long PartVersion => block.Version;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel) || Report.BlockOf(BlockId) is not { } found)
            return false;
        block = found;
        await LoadFiguresAsync(cancel);
        return true;
    }

    protected override bool MergesFields => true;

    protected override BlockForm Filled() => BlockForm.Of(block.Lead, block.Figures.SeenNow(Figures.PrintFor(Unit.Id)));

    protected override Task<string> WriteAsync(CancellationToken cancel)
    {
        var bound = Written();
        Report.ChangeBlock(BlockId, Form.Lead ?? "", bound.Text, Person.Act());
        return Task.FromResult(Shown(BlockId, LostFigures.InAddress(bound)));
    }
}
