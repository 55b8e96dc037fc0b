using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Reviews;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>报告起草: the outline, the paragraphs of one spot, the pages; once out of drafting, the version that is being read.</summary>
[SetsPages]
public sealed class DraftModel(FormRoom room, DraftPages pages) : ReportPage<MoveForm>(room)
{
    private static readonly ReportMove[] Offered =
        [ReportMove.Send, ReportMove.Consult, ReportMove.Deliberate, ReportMove.Approve, ReportMove.Record, ReportMove.Issue];

    [FromQuery(Name = "section")]
    public int? SectionAsked { get; set; }

    [FromQuery(Name = "place")]
    public BlockPlace? PlaceAsked { get; set; }

    /// <summary>How many figures of a paragraph lost their metric with the last save.</summary>
    [FromQuery(Name = LostFigures.Name)]
    public string? Lost { get; set; }

    /// <summary>核对: are the versions still what was frozen? Asked for, because it reads every file.</summary>
    [FromQuery(Name = "check")]
    public bool IsCheckAsked { get; set; }

    public ReportBasis Basis { get; private set; } = null!;

    /// <summary>What the pages say: the draft as it is now, or the version that is being read.</summary>
    public ReportFacts Facts { get; private set; } = null!;

    /// <summary>The pages; null where there is no Chinese face.</summary>
    public SetPages? Pages { get; private set; }

    public Contents Contents { get; private set; } = null!;

    public Desk Desk { get; private set; } = null!;

    public Lacking Lacking { get; private set; } = null!;

    /// <summary>The frozen versions, the latest first.</summary>
    public IReadOnlyList<EditionRow> Editions { get; private set; } = [];

    /// <summary>Versions that are no longer what was frozen; null where nobody asked.</summary>
    public IReadOnlySet<int>? Broken { get; private set; }

    /// <summary>Collecting has not ended, and this person may end it: that is what issuing waits for.</summary>
    public bool MayEndPeriod { get; private set; }

    /// <summary>The last 送审, with why numbers that follow no metric stay in the text; null while it was never sent.</summary>
    public ReviewMove? Sending => Report.LastSending;

    /// <summary>Numbers that stay with where they come from, one by one.</summary>
    public IReadOnlyList<LeftFigure> Left => [.. Report.Blocks.SelectMany(block => block.LeftFigures)];

    public bool IsDraft => Report.State is ReportState.Drafting;

    public Verdict MayChange => MayWrite;

    public Verdict MayReturn => Can(ReportMove.Return);

    /// <summary>The key of the heading: what this person does here.</summary>
    public string Heading => Report.State switch
    {
        ReportState.Drafting => "Reports.Title",
        ReportState.Approved => "Reports.TitleApproved",
        ReportState.Issued => "Reports.TitleIssued",
        _ => Can(ReportMove.Approve).IsYes ? "Reports.TitleToApprove" : "Reports.TitleSent",
    };

    /// <summary>What this person can do from here, or could if something else were not in the way; the rest is for another time or for others.</summary>
    public IEnumerable<MoveButton> Buttons =>
        from move in Offered
        let may = move is ReportMove.Send && Pages is null && Can(move).IsYes ? Verdict.No("Fonts.None") : Can(move)
        where !may.IsForAnotherTime && !may.IsForOthers
        select new MoveButton(move, may);

    /// <summary>What others do from here, in a line each: of a draft, who sends it; of one that was sent, who decides.</summary>
    public IEnumerable<Verdict> ForOthers =>
        from move in Offered
        let may = Can(move)
        where may.IsForOthers && move is ReportMove.Send or ReportMove.Approve or ReportMove.Issue
        select may;

    protected override IValidator<MoveForm> Rules { get; } = new MoveForm.Validator();

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Basis = await Db.ReportBasisAsync(Report, Unit, Period, cancel);
        Facts = IsDraft ? Basis.Facts() : await Db.LatestFactsAsync(Id, cancel);
        Pages = pages.Of(Id, Facts);
        Contents = Contents.Of(Basis, SectionAsked, PlaceAsked);
        Desk = await Desk.LoadAsync(Db, Basis, Contents, MayWrite, Person.Id, cancel);
        Lacking = await Db.LackingAsync(Report, Period, IsDraft ? Basis.Figures : null, cancel);
        // A version is frozen by a move, and every move is a new version of the report.
        Editions = await Db.SeldomAsync((nameof(EditionRow), Id, Report.Version), () => Db.EditionRowsAsync(Id, cancel));
        MayEndPeriod = Report.State is ReportState.Approved && Period.State is PeriodState.Open && await Db.MayOpenYearsAsync(Person.Id, Person.Today, cancel);
        Broken = IsCheckAsked ? await Db.BrokenAsync(Id, cancel) : null;
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.LoadLatestAsync(Report, cancel);
        Report.Return(Form.Reason!, Who, Person.Id, Person.Act());
        return FormattableString.Invariant($"/reports/{Id}");
    }
}
