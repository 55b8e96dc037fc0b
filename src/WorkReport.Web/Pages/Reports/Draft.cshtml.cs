using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Reviews;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reports;

public sealed class MoveForm
{
    /// <summary>The button that was pressed.</summary>
    public ReportMove? Move { get; set; }

    [Display(Name = "Reports.Reason"), Multiline]
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<MoveForm>
    {
        public Validator()
        {
            RuleFor(f => f.Move).Needed();
            // These two ask more than a press, on pages of their own.
            RuleFor(f => f.Move).Must(move => move is not (ReportMove.Record or ReportMove.Issue)).WithMessage(_ => SharedResource.Text("Field.Choice"));
            RuleFor(f => f.Reason).AtMost(ReviewMove.ReasonLength);
            RuleFor(f => f.Reason).NotEmpty().When(f => f.Move is ReportMove.Return).WithMessage(_ => SharedResource.Text("Report.Return.NeedsReason"));
        }
    }
}

/// <summary>A button of the draft.</summary>
/// <param name="Move">What it does.</param>
/// <param name="May">May it be pressed?</param>
public sealed record MoveButton(ReportMove Move, Verdict May);

/// <summary>报告起草: the outline, the paragraphs of one spot, the pages; once out of drafting, the version that is being read.</summary>
public sealed class DraftModel(FormRoom room, DraftPages pages) : ReportPage<MoveForm>(room)
{
    private static readonly ReportMove[] Offered =
        [ReportMove.Send, ReportMove.Consult, ReportMove.Deliberate, ReportMove.Approve, ReportMove.Record, ReportMove.Issue];

    [FromQuery(Name = "section")]
    public int? SectionAsked { get; set; }

    [FromQuery(Name = "place")]
    public BlockPlace? PlaceAsked { get; set; }

    public ReportBasis Basis { get; private set; } = null!;

    /// <summary>What the pages say: the draft as it is now, or the version that is being read.</summary>
    public ReportFacts Facts { get; private set; } = null!;

    /// <summary>The pages; null where there is no Chinese face.</summary>
    public SetPages? Pages { get; private set; }

    public Contents Contents { get; private set; } = null!;

    /// <summary>Versions that are no longer what was frozen; there should never be any.</summary>
    public IReadOnlySet<int> Broken { get; private set; } = new HashSet<int>();

    public bool IsDraft => Report.State is ReportState.Drafting;

    public Verdict MayChange => MayWrite;

    protected override IValidator<MoveForm> Rules { get; } = new MoveForm.Validator();

    /// <summary>What can be done from here; the rest is for another time.</summary>
    public IEnumerable<MoveButton> Buttons =>
        from move in Offered
        let may = move is ReportMove.Send && Pages is null && Report.Can(move, Who).IsYes ? Verdict.No("Fonts.None") : Report.Can(move, Who)
        where may.Reason?.EndsWith(".NotNow", StringComparison.Ordinal) != true
        select new MoveButton(move, may);

    public Verdict MayReturn => Report.Can(ReportMove.Return, Who);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Basis = await Db.ReportBasisAsync(Report, Unit, Period, cancel);
        Facts = IsDraft ? Basis.Facts() : ReportFacts.FromJson(Report.Latest!.Facts);
        Pages = pages.Of(Id, Facts);
        Contents = Contents.Of(Basis, SectionAsked, PlaceAsked);
        var ids = Report.Editions.Select(e => e.FileId).Distinct().ToList();
        var files = await Db.Set<EditionFile>().AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Bytes, cancel);
        Broken = Report.Editions.Where(e => !e.Holds(files[e.FileId])).Select(e => e.Number).ToHashSet();
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var (move, by) = (Form.Move!.Value, Person.Act());
        if (move is ReportMove.Send)
            Send(by);
        else if (move is ReportMove.Return)
            Report.Return(Form.Reason!, Who, Person.Id, by);
        else
            await MakeAsync(move, by, cancel);
        return FormattableString.Invariant($"/reports/{Id}");
    }

    private void Send(Domain.Audit.Act by)
    {
        Report.Can(ReportMove.Send, Who).Demand();
        if (Pages is null)
            Verdict.No("Fonts.None").Demand();
        Report.Send(new EditionContent(Facts.ToJson(), new EditionFile(Pages!.File()), Pages.Count), Who, Person.Id, by);
    }

    private async Task MakeAsync(ReportMove move, Domain.Audit.Act by, CancellationToken cancel)
    {
        if (Report.Latest is { } latest)
            await Db.Entry(latest).Reference(e => e.File).LoadAsync(cancel);
        Report.Make(move, Who, Person.Id, by);
    }
}
