using WorkReport.Domain.Audit;
using WorkReport.Domain.Reviews;

namespace WorkReport.Domain.Submissions;

/// <summary>
/// 报送: one unit's package for one period; its items, values and plans travel through review together. What is returned singly is
/// open again, the rest stays closed.
/// </summary>
public sealed class Submission : Aggregate
{
    private readonly List<ReviewMove> moves = [];
    private readonly List<ReturnedPiece> returned = [];

    private Submission(int unitId, int periodId, int steps, bool isTop) => (UnitId, PeriodId, Steps, IsTop) = (unitId, periodId, steps, isTop);

    public int Id { get; private init; }

    public int UnitId { get; private init; }

    public int PeriodId { get; private init; }

    /// <summary>Reviewers in order; at least one. A unit without its own is read by the nearest unit above.</summary>
    public int Steps { get; private init; }

    /// <summary>The top unit has nobody to forward to and ends with its approval.</summary>
    public bool IsTop { get; private init; }

    public SubmissionState State { get; private set; }

    /// <summary>The step it waits at, from 0; meaningful in review only.</summary>
    public int Step { get; private set; }

    /// <summary>Whether the reader it waits for has opened it; then it cannot be recalled any more.</summary>
    public bool IsOpened { get; private set; }

    /// <summary>Who submitted it this time.</summary>
    public int? SubmittedById { get; private set; }

    /// <summary>Every move, oldest first.</summary>
    public IReadOnlyList<ReviewMove> Moves => moves;

    /// <summary>
    /// What was last sent back to be mended. While the unit has it, only these pieces are open; empty means that everything is. They
    /// stay known until the approval, so that who reads it again sees first what was asked for.
    /// </summary>
    public IReadOnlyList<ReturnedPiece> Returned => returned;

    /// <summary>零报告: the unit says that it has no work item to report. Blank alone says nothing.</summary>
    public bool HasNoItems { get; private set; }

    /// <summary>Since when it stands where it stands; null before the first move.</summary>
    public DateTimeOffset? MovedAt { get; private set; }

    /// <summary>The unit's own figures count in every total above from here on.</summary>
    public bool Counts => State == SubmissionState.Accepted || (IsTop && State == SubmissionState.Approved);

    public static Submission Begin(int unitId, int periodId, int steps, bool isTop, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var submission = new Submission(unitId, periodId, steps, isTop);
        submission.Tell(by.Did("submission.begun", after: new { unitId, periodId }));
        return submission;
    }

    /// <summary>May a piece of it be changed?</summary>
    public Verdict CanEdit(SubmittedPiece piece) => State switch
    {
        SubmissionState.Drafting or SubmissionState.Returned => returned.Count == 0 || returned.Exists(r => r.Piece == piece)
            ? Verdict.Yes
            : Verdict.No(piece.IsNew ? "Submission.NothingNew" : "Submission.PieceIsClosed"),
        _ => Verdict.No("Submission.IsUnderway", State),
    };

    /// <summary>May this person move it so? The button and the action ask the same.</summary>
    public Verdict Can(SubmissionMove move, SubmissionRelation who)
    {
        var verdict = SubmissionMoves.Judge(move, State, who);
        if (!verdict.IsYes)
            return verdict;
        return move switch
        {
            SubmissionMove.Approve when who.HasFlag(SubmissionRelation.Submitter) => Verdict.No("Submission.Approve.OwnWork"),
            SubmissionMove.Recall when IsOpened => Verdict.No("Submission.Recall.IsOpened"),
            SubmissionMove.Forward when IsTop => Verdict.No("Submission.Forward.NobodyAbove"),
            _ => Verdict.Yes,
        };
    }

    /// <summary>Moves it. A return needs its pieces with reasons: <see cref="Return"/>.</summary>
    /// <exception cref="RefusedException">It may not; the verdict says why.</exception>
    public void Make(SubmissionMove move, SubmissionRelation who, int personId, Act by)
    {
        if (move == SubmissionMove.Return)
            throw new ArgumentException("A return says what and why.", nameof(move));
        Can(move, who).Demand();
        var isNextStep = move == SubmissionMove.Approve && Step + 1 < Steps;
        Go(move, isNextStep ? SubmissionState.InReview : SubmissionMoves.Target(move, State)!.Value, personId, by, reason: null);
        if (isNextStep)
            Step++;
        if (move == SubmissionMove.Submit)
            (SubmittedById, Step) = (personId, 0);
        if (State == SubmissionState.Approved)
            returned.Clear();
    }

    /// <summary>Gives it back with the pieces that are to be mended, each with its reason; without pieces, as a whole with one reason.</summary>
    /// <exception cref="RefusedException">It may not, or a reason is missing.</exception>
    public void Return(IReadOnlyList<ReturnedPiece> pieces, string reason, SubmissionRelation who, int personId, Act by)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        Can(SubmissionMove.Return, who).Demand();
        if (pieces.Any(piece => string.IsNullOrWhiteSpace(piece.Reason)) || (pieces.Count == 0 && string.IsNullOrWhiteSpace(reason)))
            Verdict.No("Submission.Return.NeedsReason").Demand();
        Go(SubmissionMove.Return, SubmissionState.Returned, personId, by, reason, pieces);
        returned.Clear();
        returned.AddRange(pieces);
    }

    /// <summary>
    /// A piece is taken out. Where it was sent back its place stays open, for another or for the word that there is none: a unit that was told
    /// to take its only item out could never hand in again otherwise.
    /// </summary>
    public void LetGo(SubmittedPiece piece, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (returned.Find(r => r.Piece == piece) is not { } asked)
            return;
        returned.Remove(asked);
        if (!returned.Exists(r => r.Kind == piece.Kind && r.PieceId == 0))
            returned.Add(asked with { PieceId = 0 });
        Tell(by.Did("submission.pieceRemoved", new { piece.Kind, piece.Id }));
    }

    /// <summary>Says, or takes back, that there is no work item to report.</summary>
    public void DeclareNoItems(bool hasNone, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (hasNone == HasNoItems)
            return;
        CanEdit(new SubmittedPiece(PieceKind.WorkItem, 0)).Demand();
        Tell(by.Did("submission.noItems", new { none = HasNoItems }, new { none = hasNone }));
        HasNoItems = hasNone;
    }

    /// <summary>The reader it waits for has it on the screen.</summary>
    public void Open(SubmissionRelation who, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (IsOpened || State != SubmissionState.InReview || !who.HasFlag(SubmissionRelation.Reviewer))
            return;
        IsOpened = true;
        Tell(by.Did("submission.opened"));
    }

    private void Go(SubmissionMove move, SubmissionState to, int personId, Act by, string? reason, IReadOnlyList<ReturnedPiece>? pieces = null)
    {
        ArgumentNullException.ThrowIfNull(by);
        moves.Add(new ReviewMove(move.ToString(), State.ToString(), to.ToString(), personId, by.Who, by.Dated, reason));
        Tell(by.Did($"submission.{char.ToLowerInvariant(move.ToString()[0])}{move.ToString()[1..]}", new { state = State }, new { state = to, reason, pieces }));
        State = to;
        IsOpened = false;
        MovedAt = by.Dated;
    }
}

/// <summary>What a package is made of.</summary>
public enum PieceKind
{
    WorkItem,

    /// <summary>One figure of the sheet; its key is that of the metric.</summary>
    MetricValue,
    PlanItem,
}

/// <summary>One piece of a package.</summary>
public readonly record struct SubmittedPiece(PieceKind Kind, int Id)
{
    /// <summary>It is still to be written: a place for one more of its kind.</summary>
    public bool IsNew => Id == 0;
}

/// <summary>A piece to be mended, and why.</summary>
public sealed record ReturnedPiece(PieceKind Kind, int PieceId, string Reason)
{
    public ReturnedPiece(SubmittedPiece piece, string reason)
        : this(piece.Kind, piece.Id, reason)
    {
    }

    public SubmittedPiece Piece => new(Kind, PieceId);
}
