using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reports;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>What is to become of a number.</summary>
public sealed class SettleForm
{
    /// <summary>Which, as <see cref="LooseFigure.Key"/> says it.</summary>
    public string? Loose { get; set; }

    /// <summary>It follows the metric that was chosen, else it is left with the reason.</summary>
    public bool Follows { get; set; }

    [Display(Name = "Loose.Metric")]
    public string? Metric { get; set; }

    [Display(Name = "Loose.Reason")]
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<SettleForm>
    {
        public Validator()
        {
            RuleFor(f => f.Metric).NotEmpty().When(f => f.Follows).WithMessage(_ => SharedResource.Text("Loose.NeedsMetric"));
            RuleFor(f => f.Reason).NotEmpty().When(f => !f.Follows).WithMessage(_ => SharedResource.Text("Loose.NeedsReason"));
            RuleFor(f => f.Reason).AtMost(LeftFigure.ReasonLength);
        }
    }
}

/// <summary>逐个处理: the numbers of a draft that follow no metric, one after another: each follows one, or is left with why.</summary>
public sealed class FiguresModel(FormRoom room) : ReportPartPage<SettleForm>(room)
{
    private ReportBasis basis = null!;
    private WrittenCheck check = null!;

    /// <summary>How many are passed over.</summary>
    [FromQuery(Name = "skip")]
    public int Skipped { get; set; }

    /// <summary>All that are still to be settled.</summary>
    public IReadOnlyList<LooseFigure> Loose { get; private set; } = [];

    /// <summary>The one that is asked about; null where none is left.</summary>
    public LooseFigure? Here => Loose.Count == 0 ? null : Loose[Math.Clamp(Skipped, 0, Loose.Count - 1)];

    /// <summary>The metrics to choose from.</summary>
    public IReadOnlyList<FigureChoice> Choices => FigureField.Choices(basis.Figures, Period, Unit.Id);

    /// <summary>The sentence that it stands in, around it.</summary>
    public (string Before, string Behind) Around => (Here!.Field.Words.Seen[..Here.Start], Here.Field.Words.Seen[(Here.Start + Here.Words.Length)..]);

    protected override long PartVersion => (Chosen ?? Here)?.Block.Version ?? 0;

    protected override IValidator<SettleForm> Rules { get; } = new SettleForm.Validator();

    private LooseFigure? Chosen => Loose.FirstOrDefault(figure => figure.Key == Form.Loose);

    /// <summary>The metric that it says or names is proposed.</summary>
    private FigureOffer? Offer => check.Offers.FirstOrDefault(offer => check.At(offer.Start, offer.Length) is var (box, at) && box == Here!.Field && at == Here.Start);

    /// <summary>Does the proposed metric say another value than the text?</summary>
    public FigureOffer? Differing => Offer is { Agrees: false } offer ? offer : null;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel) || Report.State is not ReportState.Drafting)
            return false;
        basis = await Db.ReportBasisAsync(Report, Unit, Period, cancel);
        var text = WrittenDraft.Of(basis, MayWrite.IsYes);
        Loose = LooseFigure.Of(Report, text);
        check = WrittenCheck.Of(text, await CheckFigures.LoadAsync(Db, Person, Period, Unit.Id, ownItemsVouch: true, cancel, basis: Report.Basis), figure => figure.UnitId == Unit.Id);
        if (Chosen is { } chosen)
            Skipped = Loose.ToList().IndexOf(chosen);
        return true;
    }

    protected override SettleForm Filled() => new() { Loose = Here?.Key, Metric = Here is null ? null : Offer?.Figure.Figure?.Key };

    protected override Task<string> WriteAsync(CancellationToken cancel)
    {
        var loose = Chosen ?? throw new RefusedException(Verdict.No("Loose.Gone"));
        if (Form.Follows)
            Report.ChangeBlock(loose.Block.Id, loose.Block.Lead, Bound(loose), Person.Act());
        else
            Report.LeaveFigure(loose.Block.Id, new LeftFigure(loose.Words, Form.Reason!) { Place = loose.Number.Place }, Person.Act());
        return Task.FromResult(FormattableString.Invariant($"/reports/{Id}/figures?skip={Skipped}"));
    }

    private FigureText Bound(LooseFigure loose)
    {
        var metric = BoundFigure.Parse(Form.Metric);
        return metric is { } figure && loose.MayFollow && Choices.FirstOrDefault(choice => choice.Key == figure.Key) is { } choice
            && loose.Field.Words.Replacing(loose.Start, loose.Words.Length, new TextPiece(choice.Printed, figure)) is { } bound ? bound : throw new RefusedException(Verdict.No("Figure.NotThere"));
    }
}
