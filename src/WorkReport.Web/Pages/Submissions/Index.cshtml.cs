using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>报送: where a unit's package stands, what it holds, what is still blank, and the moves that are the unit's own.</summary>
public sealed class IndexModel(FormRoom room) : UnitYearPage<SubmissionForm>(room)
{
    /// <summary>What was just done here.</summary>
    [FromQuery]
    public SubmissionMove? Done { get; set; }

    /// <summary>The 合计 were just confirmed.</summary>
    [FromQuery(Name = "confirmed")]
    public bool HasConfirmed { get; set; }

    /// <summary>It was just asked for.</summary>
    [FromQuery(Name = "asked")]
    public bool HasAsked { get; set; }

    /// <summary>May the person say whether 上报 is a step of its own? The office of the unit may.</summary>
    public bool SetsForwarding => !Year.IsTop && Year.Who.HasFlag(SubmissionRelation.Office);

    /// <summary>What it lacks before it can be handed in.</summary>
    public Readiness Readiness { get; private set; } = null!;

    /// <summary>What is there, and what is blank.</summary>
    public Completeness Completeness => Readiness.Completeness;

    public IReadOnlyList<SectionCount> Sections { get; private set; } = [];

    /// <summary>What has happened to it, what was handed in each time, and the 合计 that the unit signs.</summary>
    public PackageView View { get; private set; } = null!;

    /// <summary>核定数 of its figures.</summary>
    public IReadOnlyList<SettledShown> Settled { get; private set; } = [];

    /// <summary>Does the package hold items and plans?</summary>
    public bool HoldsTexts => View.HoldsTexts;

    /// <summary>What someone else did since the page was opened; null where nobody did.</summary>
    public ReviewMove? Meanwhile => IsStale || Version != (Year.Submission?.Version ?? 0) ? View.ByAnother(Person.Id) : null;

    /// <summary>May the person ask for it back, now that it is out of the unit's hands?</summary>
    public bool MayAsk => Year.State is SubmissionState.Forwarded or SubmissionState.Accepted && Year.Can(SubmissionMove.AskBack).IsYes;

    /// <summary>May the person confirm what another unit handed in for theirs?</summary>
    public bool MayConfirm => Year.Can(SubmissionMove.Confirm).IsYes;

    /// <summary>The states on the way, for this unit.</summary>
    public IReadOnlyList<SubmissionState> Way => Year.IsTop
        ? [Beginning, SubmissionState.InReview, SubmissionState.Approved]
        : Year.Unit.ForwardsItself && Year.State is not SubmissionState.Approved ? [Beginning, SubmissionState.InReview, SubmissionState.Forwarded, SubmissionState.Accepted]
        : [Beginning, SubmissionState.InReview, SubmissionState.Approved, SubmissionState.Forwarded, SubmissionState.Accepted];

    /// <summary>The move that the unit would make from here; null where the next step is someone else's.</summary>
    public SubmissionMove? Next => Year.State switch
    {
        SubmissionState.Drafting or SubmissionState.Returned => SubmissionMove.Submit,
        SubmissionState.InReview => SubmissionMove.Recall,
        SubmissionState.Approved when !Year.IsTop => SubmissionMove.Forward,
        _ => null,
    };

    protected override bool IsOfRound => true;

    // A role may be taken away while the page stands open.
    protected override bool IsJudgedAgain => true;

    protected override Aggregate? Subject => Year.Submission;

    protected override IValidator<SubmissionForm> Rules { get; } = new SubmissionForm.Validator();

    private SubmissionState Beginning => Year.State == SubmissionState.Returned ? SubmissionState.Returned : SubmissionState.Drafting;

    /// <summary>What the rules found on the figures.</summary>
    public IReadOnlyList<Mark> Marks => Readiness.Marks;

    /// <summary>Work items with figures that have moved since they were written; they keep nothing back.</summary>
    public IReadOnlyList<(WorkItem Item, IReadOnlyList<Mark> Marks)> Moved { get; private set; } = [];

    /// <summary>May it be moved so?</summary>
    public Verdict Can(SubmissionMove move) => move == SubmissionMove.Submit ? Readiness.May : Year.Can(move);

    /// <summary>Where a piece that came back is mended; null where it is gone.</summary>
    public string? AddressOf(MendedPiece mended)
    {
        ArgumentNullException.ThrowIfNull(mended);
        return mended.Piece.Kind switch
        {
            PieceKind.MetricValue => Address("sheet"),
            _ when mended.Now is null => null,
            PieceKind.WorkItem => FormattableString.Invariant($"/items/{mended.Piece.Id}"),
            _ => FormattableString.Invariant($"/plans/{mended.Piece.Id}"),
        };
    }

    /// <summary>May the person add one of these? A package of which single things came back takes no more.</summary>
    public bool MayAdd(PieceKind kind) => Year.MayEdit(new SubmittedPiece(kind, 0)).IsYes;

    /// <summary>The figures still blank, by name.</summary>
    public string MissingNames => string.Join(Text["List.Comma"], Completeness.Missing.Select(m => m.Name));

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        await LookAsync(cancel);
        Sections = await Db.SectionsAsync(Year, cancel);
        View = await PackageView.LoadAsync(Db, Year, Text, cancel);
        Settled = [.. (await SettledShown.InSheetAsync(Db, Year.Period, Year.Round, [Id], cancel)).SelectMany(metric => metric)];
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        // Once more, now that nobody else writes: a piece may have gone since the page was loaded.
        await Db.ConfirmAsync(Year, cancel);
        await LookAsync(cancel);
        var move = Form.Move!.Value;
        Can(move).Demand();
        var by = Person.Act();
        var package = Year.Begun(Db, by)!;
        if (move == SubmissionMove.Submit)
        {
            View = await PackageView.LoadAsync(Db, Year, Text, cancel);
            if (View.NeedsReply && string.IsNullOrWhiteSpace(Form.Reply))
                (View.IsWholeUntouched ? Verdict.No("Submissions.NeedsReplyWhole") : Verdict.No("Submissions.NeedsReply", View.Untouched.Count, string.Join(Text["List.Comma"], View.Untouched))).Demand();
            // What it signs is what the person had in front of them.
            if ((await Db.SigningAsync(Year, cancel: cancel)).Mark != (Form.Signs ?? SignedTotals.None.Mark))
                Verdict.No("Signed.MovedAgain").Demand();
            package.Submit(await Db.PiecesAsync(Year, cancel), Year.Who, Person.Id, by, Form.Reply, Year.Unit.FilledById, await Db.RouteOfAsync(Id, cancel));
        }
        else if (move == SubmissionMove.Confirm)
        {
            package.Confirm(Year.Who, Person.Id, by);
        }
        else
        {
            package.Make(move, Year.Who, Person.Id, by);
        }

        return Address($"submission?done={move}");
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        Moved = Year.Round == Round.First ? await Db.MovedItemsAsync(Year.Period, Id, cancel) : [];
        Readiness = (await Readiness.LoadAsync(Db, [Year], Db.OrgUnits.Where(u => u.Id == Id), cancel))[Id];
    }
}
