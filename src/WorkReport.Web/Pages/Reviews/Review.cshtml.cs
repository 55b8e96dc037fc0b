using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Reviews;

/// <summary>审核: one package, read and decided on. Whoever reaches the unit reads it; who decides, the package knows.</summary>
public sealed class ReviewModel(FormRoom room) : FormPage<ReviewForm>(room)
{
    [FromRoute]
    public int Id { get; set; }

    public UnitYear Year { get; private set; } = null!;

    public Submission Submission => Year.Submission!;

    public Package Package { get; private set; } = null!;

    /// <summary>What was asked for when it was sent back, by piece; it is read first.</summary>
    public IReadOnlyDictionary<SubmittedPiece, string> AskedFor { get; private set; } = new Dictionary<SubmittedPiece, string>();

    /// <summary>What has happened to it, and what was handed in each time.</summary>
    public PackagePast Past { get; private set; } = PackagePast.None;

    /// <summary>The 合计 that the unit signed, beside what they are now.</summary>
    public SignedTotals Signing { get; private set; } = SignedTotals.None;

    /// <summary>Does the package hold items and plans? The second collecting is of figures only.</summary>
    public bool HoldsTexts => Year.Round == Round.First;

    /// <summary>Every move, the latest first.</summary>
    public IReadOnlyList<ReviewMove> History => [.. Submission.Moves.OrderByDescending(m => m.Id)];

    /// <summary>What someone else did since the page was opened; null where nobody did.</summary>
    public ReviewMove? Meanwhile => IsStale || Version != Submission.Version ? History.FirstOrDefault(m => m.PersonId != Person.Id) : null;

    /// <summary>What can be decided where it stands now, by whoever may.</summary>
    public IReadOnlyList<SubmissionMove> Decisions => Year.State switch
    {
        SubmissionState.InReview => [SubmissionMove.Approve, SubmissionMove.Return],
        SubmissionState.Forwarded => [SubmissionMove.Accept, SubmissionMove.Return],
        SubmissionState.Accepted => [SubmissionMove.Return],
        _ => [],
    };

    public override string NotDone => "Reviews.NotDone";

    /// <summary>It is here to be taken from the unit below, not to be read for it.</summary>
    public bool IsToReceive => Year.State is SubmissionState.Forwarded && Year.Can(SubmissionMove.Accept).IsYes;

    /// <summary>May this person send something back?</summary>
    public bool MayReturn => Year.Can(SubmissionMove.Return).IsYes;

    protected override Aggregate Subject => Submission;

    protected override IValidator<ReviewForm> Rules { get; } = new ReviewForm.Validator();

    /// <summary>The reader has it on the screen: from now on it cannot be taken back any more.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        var isReader = Year.Who.HasFlag(SubmissionRelation.Reviewer) && !Year.Who.HasFlag(SubmissionRelation.Submitter);
        if (!isReader || !Year.Period.CanFill.IsYes || !HttpMethods.IsGet(Request.Method))
            return;
        try
        {
            Submission.Open(Year.Who, Person.Act());
            await Db.SaveChangesAsync(cancel);
        }
        catch (Exception fault) when (Databases.Fault(fault) is DatabaseFault.Conflict or DatabaseFault.Busy)
        {
            // Somebody was faster: what counts is what stands now.
            Db.ChangeTracker.Clear();
            await LoadAsync(cancel);
        }

        Version = Submission.Version;
    }

    // Collecting may end while somebody reads.
    protected override bool IsJudgedAgain => true;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await Db.UnitYearOfAsync(Person.Id, Person.Today, Id, cancel) is not { Submission: not null } year)
            return false;
        Year = year;
        Package = await Package.LoadAsync(Db, year, cancel);
        Past = await Db.PastAsync(year, cancel);
        Signing = await Db.SigningAsync(year, cancel: cancel);
        AskedFor = year.Submission.Returned.ToDictionary(r => r.Piece, r => r.Reason);
        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        var (move, by) = (Form.Move!.Value, Person.Act());
        Year.Can(move).Demand();
        if (move == SubmissionMove.Return)
            Submission.Return(Form.ToReturn(Package), Form.General ?? "", Year.Who, Person.Id, by);
        else
            Submission.Make(move, Year.Who, Person.Id, by);
        return Task.FromResult(FormattableString.Invariant($"/reviews?done={move}&last={Id}"));
    }
}
