using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Reviews;

/// <summary>审核: one package, read and decided on. Whoever reaches the unit reads it; who decides, the package knows.</summary>
public sealed class ReviewModel(FormRoom room) : FormPage<ReviewForm>(room)
{
    [FromRoute]
    public int Id { get; set; }

    /// <summary>What was just done here.</summary>
    [FromQuery]
    public SubmissionMove? Done { get; set; }

    public UnitYear Year { get; private set; } = null!;

    public Submission Submission => Year.Submission!;

    public Package Package { get; private set; } = null!;

    /// <summary>What came back and what became of it, by piece; it is read first.</summary>
    public IReadOnlyDictionary<SubmittedPiece, MendedWords> Mended => View.Mended.ToDictionary(piece => piece.Piece.Piece);

    /// <summary>What came back and is in the package no more.</summary>
    public IEnumerable<MendedWords> Gone => View.Mended.Where(piece => Package.NameOf(piece.Piece.Piece) is null);

    /// <summary>What has happened to it, what was handed in each time, and the 合计 that the unit signed.</summary>
    public PackageView View { get; private set; } = null!;

    /// <summary>What is new since the person last had it on the screen; it is read first too.</summary>
    public SinceLook Since { get; private set; } = SinceLook.None;

    /// <summary>Is this piece read first?</summary>
    public bool IsFirst(SubmittedPiece piece) => Since.Of(piece) is not null || View.Mended.Any(mended => mended.Piece.Piece == piece);

    /// <summary>Does the package hold items and plans?</summary>
    public bool HoldsTexts => View.HoldsTexts;

    /// <summary>What someone else did since the page was opened; null where nobody did.</summary>
    public ReviewMove? Meanwhile => IsStale || Version != Submission.Version ? View.ByAnother(Person.Id) : null;

    /// <summary>What this person can decide where it stands now; a button that is somebody else's is not shown, one that may not be pressed yet says why.</summary>
    public IReadOnlyList<SubmissionMove> Decisions => [.. Deciding.Where(move => !Year.Can(move).IsForOthers)];

    /// <summary>Why who wrote in it or handed it in does not approve it; null where they did not.</summary>
    public Verdict? OwnWork => Year.State is SubmissionState.InReview ? Year.Own?.Why : null;

    private IEnumerable<SubmissionMove> Deciding => Year.State switch
    {
        SubmissionState.InReview => [SubmissionMove.ApproveAndAccept, SubmissionMove.Approve, SubmissionMove.Record, SubmissionMove.Return],
        SubmissionState.Forwarded => [SubmissionMove.Accept, SubmissionMove.Return, SubmissionMove.TakeBack],
        SubmissionState.Accepted => [SubmissionMove.Return],
        SubmissionState.Approved => [SubmissionMove.TakeBack],
        _ => [],
    };

    /// <summary>The key that opens the first file of the page; the others have none.</summary>
    public string? KeyOfEvidence()
    {
        if (hasKey)
            return null;
        hasKey = true;
        return "e";
    }

    private bool hasKey;

    /// <summary>May the person answer what the unit asks for?</summary>
    public bool MayAnswer => View.Asked is not null && Year.Can(SubmissionMove.Decline).IsYes;

    /// <summary>May the person set a 核定数 beside its figures?</summary>
    public bool Settles { get; private set; }

    /// <summary>Which of those that wait for the person this is; null where it does not wait for them.</summary>
    public QueueTurn? Turn { get; private set; }

    public override string NotDone => "Reviews.NotDone";

    /// <summary>It is here to be taken from the unit below, not to be read for it.</summary>
    public bool IsToReceive => Year.State is SubmissionState.Forwarded && Year.Can(SubmissionMove.Accept).IsYes;

    /// <summary>May this person send something back?</summary>
    public bool MayReturn => Year.Can(SubmissionMove.Return).IsYes;

    protected override Aggregate Subject => Submission;

    protected override IValidator<ReviewForm> Rules => new ReviewForm.Validator(Commented);

    // What is said of a piece is why it goes back.
    private string? Commented(string key) => View.Comments?.Open.Where(comment => comment.Piece.Key == key).Select(comment => comment.Text).ToList() is { Count: > 0 } said
        ? string.Join(Text["Comments.Between"], said) is { Length: > ReviewMove.ReasonLength } all ? all[..ReviewMove.ReasonLength] : string.Join(Text["Comments.Between"], said) : null;

    /// <summary>The reader has it on the screen: from now on it cannot be taken back any more.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        var isReader = Year.State == SubmissionState.Forwarded || !Year.Who.HasFlag(SubmissionRelation.Submitter);
        // What a browser fetches ahead nobody has read yet.
        var isAhead = Request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase) || Request.Headers["Purpose"] == "prefetch";
        if (isAhead || !HttpMethods.IsGet(Request.Method))
            return;
        try
        {
            if (isReader && Year.Period.CanFill.IsYes)
                Submission.Open(Year.Who, Person.Act());
            Since.See(Db, Person.Id, Submission);
            await Db.SaveChangesAsync(cancel);
        }
        catch (Exception fault) when (Databases.Fault(fault) is DatabaseFault.Conflict or DatabaseFault.Busy or DatabaseFault.Duplicate)
        {
            // Somebody was faster: what counts is what stands now.
            Db.ChangeTracker.Clear();
            await LoadAsync(cancel);
        }

        Version = Submission.Version;
    }

    // Collecting may end while somebody reads, and a role be taken away: what judges is asked where nobody else acts.
    protected override bool IsJudgedAgain => true;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await Db.UnitYearOfAsync(Person.Id, Person.Today, Id, cancel) is not { Submission: not null } year)
            return false;
        Year = year;
        Package = await Package.LoadAsync(Db, year, cancel);
        View = await PackageView.LoadAsync(Db, year, Text, cancel);
        // Only shown: who decides in their turn does not wait until a queue of a thousand is counted.
        if (Db.Database.CurrentTransaction is null)
        {
            Turn = await Db.TurnAsync(Person.Id, Person.Today, Id, cancel);
            Settles = Year.MaySettle(await Db.SettlesAsync(Person.Id, Person.Today, Year, ofTotal: false, cancel), ofTotal: false).IsYes;
            Since = await SinceLook.LoadAsync(Db, year, Person.Id, Text, View.Past, cancel);
        }

        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        var (move, by) = (Form.Move!.Value, Person.Act() with { For = Year.StandsFor });
        Year.Can(move).Demand();
        if (move == SubmissionMove.Return)
            Submission.Return(Form.ToReturn(Package, Commented), Form.General ?? "", Year.Who, Person.Id, by, Year.Step?.Name);
        else
            Submission.Make(move, Year.Who, Person.Id, by, Form.General, Year.Unit.ForwardsItself, Year.Step?.Name);
        // What was taken back lies here again.
        return Task.FromResult(move == SubmissionMove.TakeBack ? FormattableString.Invariant($"/submissions/{Id}?done={move}") : FormattableString.Invariant($"/reviews?done={move}&last={Id}"));
    }
}
