using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>What is done with a paragraph as a whole.</summary>
public enum BlockPress
{
    Up,
    Down,
    Remove,

    /// <summary>看过了: its figures are taken as they are now.</summary>
    Accept,

    /// <summary>移到…: to another place of the draft.</summary>
    To,

    /// <summary>拆: becomes two.</summary>
    Split,

    /// <summary>并: becomes one with another.</summary>
    Merge,
}

public sealed class ArrangeForm
{
    public BlockPress? Press { get; set; }

    /// <summary>The text as the person had it in front of them: only that is accepted.</summary>
    [AsTyped]
    public string? Seen { get; set; }

    /// <summary>Before which place it is put, as <see cref="BlockGoal.Key"/> says it.</summary>
    [Display(Name = "Reports.MoveTo")]
    public string? To { get; set; }

    /// <summary>Behind how many characters it is split.</summary>
    [Display(Name = "Reports.SplitAt")]
    public int? Cut { get; set; }

    /// <summary>The paragraph that becomes one with it.</summary>
    [Display(Name = "Reports.MergeWith")]
    public int? With { get; set; }

    /// <summary>The lead of the other one leads both.</summary>
    public bool OtherLead { get; set; }

    public sealed class Validator : AbstractValidator<ArrangeForm>
    {
        public Validator()
        {
            RuleFor(f => f.Press).Needed();
            RuleFor(f => f.To).Needed().When(f => f.Press is BlockPress.To);
            RuleFor(f => f.Cut).Needed().When(f => f.Press is BlockPress.Split);
            RuleFor(f => f.With).Needed().When(f => f.Press is BlockPress.Merge);
        }
    }
}

/// <summary>A place that a paragraph may be put at.</summary>
/// <param name="Spot">Where.</param>
/// <param name="Position">Behind so many others there.</param>
/// <param name="Behind">The one that it would stand behind; null at the beginning.</param>
public sealed record BlockGoal(BlockSpot Spot, int Position, ReportBlock? Behind)
{
    public string Key => FormattableString.Invariant($"{Spot.Place}.{Spot.SectionId}.{Position}");
}

/// <summary>调整一段: moves, splits or merges it, takes it out, or accepts its moved figures.</summary>
public sealed class ArrangeModel(FormRoom room) : ReportPartPage<ArrangeForm>(room)
{
    [FromRoute(Name = "block")]
    public int BlockId { get; set; }

    public ReportBlock Block { get; private set; } = null!;

    public TextFigures Figures { get; private set; } = null!;

    /// <summary>The text with its figures as they are now.</summary>
    public string Now => Block.Figures.Show(Figures.PrintFor(Unit.Id));

    /// <summary>Where it may be put.</summary>
    public IEnumerable<BlockGoal> Goals =>
        from spot in Contents.Spots(Period)
        let others = Report.At(spot).Where(other => other.Id != BlockId).ToList()
        from position in Enumerable.Range(0, others.Count + 1)
        select new BlockGoal(spot, position, position == 0 ? null : others[position - 1]);

    /// <summary>The others that it could become one with, the next one first.</summary>
    public IEnumerable<ReportBlock> Others
    {
        get
        {
            var all = Contents.Spots(Period).SelectMany(Report.At).ToList();
            var at = all.FindIndex(other => other.Id == BlockId);
            return all.Skip(at + 1).Concat(all.Take(Math.Max(at, 0)).Reverse());
        }
    }

    protected override DraftStepKind? StepKind => Form.Press switch
    {
        BlockPress.Accept => DraftStepKind.Edit,
        BlockPress.Remove => DraftStepKind.Remove,
        BlockPress.Split => DraftStepKind.Split,
        BlockPress.Merge => DraftStepKind.Merge,
        _ => DraftStepKind.Move,
    };

    protected override int? Moved => BlockId;

    protected override IValidator<ArrangeForm> Rules { get; } = new ArrangeForm.Validator();

    protected override long PartVersion => Block.Version;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel) || Report.BlockOf(BlockId) is not { Place: not BlockPlace.Gone } block)
            return false;
        Block = block;
        Figures = await TextFigures.LoadAsync(Db, Period, [Unit.Id], block.Figures.Figures, Report.Basis, cancel);
        return true;
    }

    protected override Task<string> WriteAsync(CancellationToken cancel)
    {
        var (spot, by) = (Block.Spot, Person.Act());
        if (Form.Press is BlockPress.Accept && Form.Seen != Now)
            Verdict.No("Reports.MovedAgain").Demand();
        switch (Form.Press)
        {
            case BlockPress.Remove:
                Report.RemoveBlock(BlockId, by);
                break;
            case BlockPress.Accept:
                Report.ChangeBlock(BlockId, Block.Lead, Block.Figures.SeenNow(Figures.PrintFor(Unit.Id)), by);
                break;
            case BlockPress.Split:
                Report.SplitBlock(BlockId, Form.Cut!.Value, by);
                break;
            case BlockPress.Merge:
                MergeOther();
                break;
            case BlockPress.To:
                var goal = Goals.FirstOrDefault(goal => goal.Key == Form.To) ?? throw new RefusedException(Verdict.No("Reports.NoSuchPlace"));
                Report.MoveBlock(BlockId, goal.Spot, goal.Position, by);
                spot = goal.Spot;
                break;
            default:
                Report.ShiftBlock(BlockId, Form.Press is BlockPress.Up, by);
                break;
        }

        var back = Conventions.Address(Id, spot);
        return Task.FromResult(Form.Press is BlockPress.Remove ? back : FormattableString.Invariant($"{back}#block-{BlockId}"));
    }

    // The lead that does not lead any more goes on as a sentence: nothing that was written is lost by merging.
    private void MergeOther()
    {
        var other = Others.FirstOrDefault(other => other.Id == Form.With) ?? throw new RefusedException(Verdict.No("Report.BlockGone"));
        var (mine, theirs) = (Led(Block, Block.Lead, Form.OtherLead), Led(other, other.Lead, !Form.OtherLead));
        var text = OneParagraph.Of([mine, theirs]);
        if (text.Seen.Length > ReportBlock.TextLength)
            Verdict.No("Reports.TooLongTogether", text.Seen.Length, ReportBlock.TextLength).Demand();
        Report.MergeBlocks(BlockId, other.Id, Form.OtherLead ? other.Lead : Block.Lead, text, Person.Act());

        static FigureText Led(ReportBlock block, string lead, bool isSentence) =>
            isSentence && lead.Length > 0 ? new FigureText([new TextPiece(ReportDocument.Lead(lead)), .. block.Figures.Pieces]) : block.Figures;
    }
}
