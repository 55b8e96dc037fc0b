using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reports;

/// <summary>What is done with a paragraph as a whole.</summary>
public enum BlockPress
{
    Up,
    Down,
    Remove,

    /// <summary>看过了: its figures are taken as they are now.</summary>
    Accept,
}

public sealed class ArrangeForm
{
    public BlockPress? Press { get; set; }

    /// <summary>The text as the person had it in front of them: only that is accepted.</summary>
    [AsTyped]
    public string? Seen { get; set; }

    public sealed class Validator : AbstractValidator<ArrangeForm>
    {
        public Validator() => RuleFor(f => f.Press).Needed();
    }
}

/// <summary>调整一段: moves it, takes it out after asking once, or accepts its moved figures.</summary>
public sealed class ArrangeModel(FormRoom room) : ReportPartPage<ArrangeForm>(room)
{
    [FromRoute(Name = "block")]
    public int BlockId { get; set; }

    public ReportBlock Block { get; private set; } = null!;

    public TextFigures Figures { get; private set; } = null!;

    /// <summary>The text with its figures as they are now.</summary>
    public string Now => Block.Figures.Show(Figures.PrintFor(Unit.Id));

    protected override IValidator<ArrangeForm> Rules { get; } = new ArrangeForm.Validator();

    protected override long PartVersion => Block.Version;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel) || Report.Blocks.FirstOrDefault(b => b.Id == BlockId) is not { } block)
            return false;
        Block = block;
        Figures = await TextFigures.LoadAsync(Db, Period, [Unit.Id], block.Figures.Figures, Report.Basis, cancel);
        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        var (spot, by) = (Block.Spot, Person.Act());
        if (Form.Press is BlockPress.Accept && Form.Seen != Now)
            Verdict.No("Reports.MovedAgain").Demand();
        if (Form.Press is BlockPress.Remove)
            Report.RemoveBlock(BlockId, by);
        else if (Form.Press is BlockPress.Accept)
            Report.ChangeBlock(BlockId, Block.Lead, Block.Figures.SeenNow(Figures.PrintFor(Unit.Id)), by);
        else
            Report.ShiftBlock(BlockId, Form.Press is BlockPress.Up, by);
        var back = Conventions.Address(Id, spot);
        return Task.FromResult(Form.Press is BlockPress.Remove ? back : FormattableString.Invariant($"{back}#block-{BlockId}"));
    }
}
