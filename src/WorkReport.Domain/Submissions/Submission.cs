using WorkReport.Domain.Attachments;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Reviews;

namespace WorkReport.Domain.Submissions;

/// <summary>
/// 报送: one unit's package for one collecting of a period; its items, values and plans travel through review together. What is returned singly is
/// open again, the rest stays closed.
/// </summary>
public sealed class Submission : Aggregate
{
    private readonly List<ReviewMove> moves = [];
    private readonly List<ReturnedPiece> returns = [];
    private readonly List<WithheldPiece> withheld = [];
    private readonly List<Revision> revisions = [];
    private readonly List<Attachment> attachments = [];

    private Submission(int unitId, int periodId, int round, int steps, bool isTop) =>
        (UnitId, PeriodId, Round, Steps, IsTop) = (unitId, periodId, round, steps, isTop);

    public int Id { get; private init; }

    public int UnitId { get; private init; }

    public int PeriodId { get; private init; }

    /// <summary>Which collecting of the period; the second is of figures only.</summary>
    public int Round { get; private init; }

    /// <summary>Reviewers in order; at least one. A unit without its own is read by the nearest unit above.</summary>
    public int Steps { get; private set; }

    /// <summary>审核流程 that it was handed in under last; null for the usual, one reading by any reviewer.</summary>
    public int? RouteId { get; private set; }

    /// <summary>The top unit has nobody to forward to and ends with its approval.</summary>
    public bool IsTop { get; private init; }

    public SubmissionState State { get; private set; }

    /// <summary>The step it waits at, from 0; meaningful in review only.</summary>
    public int Step { get; private set; }

    /// <summary>Whether the reader it waits for has opened it; then it cannot be recalled any more, nor its approval be taken back.</summary>
    public bool IsOpened { get; private set; }

    /// <summary>Who submitted it this time.</summary>
    public int? SubmittedById { get; private set; }

    /// <summary>代填: the unit that handed it in this time in the place of its own; null where its own people did.</summary>
    public int? HandedInById { get; private set; }

    /// <summary>Every move, oldest first.</summary>
    public IReadOnlyList<ReviewMove> Moves => moves;

    /// <summary>Everything that was ever sent back or asked back, with its reason, oldest first.</summary>
    public IReadOnlyList<ReturnedPiece> Returns => returns;

    /// <summary>
    /// What was last sent back to be mended. While the unit has it, only these pieces are open; empty means that everything is. They
    /// stay known until it is accepted, at the top until it is approved, so that who reads it again sees first what was asked for.
    /// </summary>
    public IReadOnlyList<ReturnedPiece> Returned => [.. returns.Where(piece => !piece.IsSettled)];

    /// <summary>申请退回 or 申请更正 that nobody has answered yet; null where there is none.</summary>
    public ReviewMove? Asked => InOrder.LastOrDefault(IsAskOrAnswer) is { } last && IsAsk(last) ? last : null;

    /// <summary>What it names; empty for the whole, and where nothing is asked.</summary>
    public IReadOnlyList<ReturnedPiece> AskedPieces => Asked is { } asked ? [.. returns.Where(piece => piece.Move == InOrder.ToList().IndexOf(asked) + 1)] : [];

    /// <summary>Pictures of signed sheets. Loaded only where asked for.</summary>
    public IReadOnlyList<Attachment> Attachments => attachments;

    /// <summary>How it was approved last, on the screen or on paper; null where nobody has.</summary>
    public ReviewMove? Approval => InOrder.LastOrDefault(move => IsApproval(move.Move));

    /// <summary>Who approved it last, or recorded that it was on paper; null where nobody has.</summary>
    public int? ApprovedById => Approval?.PersonId;

    /// <summary>Does it ask for the whole? Figures that it names with that only say what is wrong.</summary>
    public bool IsWholeAsked => Asked is { Move: nameof(SubmissionMove.AskBack) } && AskedPieces.All(piece => piece.Kind == PieceKind.MetricValue);

    /// <summary>Who of the unit confirmed what was handed in for it; null where nobody has, or figures were handed in or corrected since.</summary>
    public ReviewMove? Confirmed => IsHandedInForIt ? InOrder.LastOrDefault(move => move.Move == nameof(SubmissionMove.Confirm) && move.Revision == LatestRevision) : null;

    /// <summary>Does something lie above that another unit handed in for this one?</summary>
    public bool IsHandedInForIt => HandedInById is not null && State is not (SubmissionState.Drafting or SubmissionState.Returned);

    /// <summary>The return of the whole that is being mended, or was and is not accepted yet; null where single pieces came back, or nothing did.</summary>
    public ReviewMove? ReturnedWhole
    {
        get
        {
            var all = InOrder.ToList();
            var at = all.FindLastIndex(move => move.Move == nameof(SubmissionMove.Return));
            // What was sent back before its move was kept belongs to the last.
            return at < 0 || returns.Exists(piece => piece.Move == at + 1 || piece.Move == 0)
                || all.Skip(at).Any(move => move.Move == nameof(SubmissionMove.Accept) || (IsTop && IsApproval(move.Move))) ? null : all[at];
        }
    }

    // What is not saved yet has no key, and was made last.
    private IEnumerable<ReviewMove> InOrder => moves.OrderBy(move => move.Id == 0 ? int.MaxValue : move.Id);

    /// <summary>报送底稿, oldest first: what was handed in each time. Loaded only where asked for.</summary>
    public IReadOnlyList<Revision> Revisions => [.. revisions.OrderBy(revision => revision.Number)];

    /// <summary>The number of what was handed in last; null before the first time.</summary>
    public int? LatestRevision { get; private set; }

    /// <summary>
    /// The number of the revision that was accepted last (at the top: approved); null where none was, or all of it was returned since. Its
    /// figures count in every total above, less what is <see cref="Withheld"/>.
    /// </summary>
    public int? AcceptedRevision { get; private set; }

    /// <summary>The pieces of the accepted revision that were returned since: they count again once they are accepted anew.</summary>
    public IReadOnlyList<WithheldPiece> Withheld => withheld;

    /// <summary>零报告: the unit says that it has no work item to report. Blank alone says nothing.</summary>
    public bool HasNoItems { get; private set; }

    /// <summary>When all of it was handed in last, not parts of it that had come back; null before the first time, and for what was handed in before that was kept.</summary>
    public DateTimeOffset? HandedInAt { get; private set; }

    /// <summary>Since when it stands where it stands; null before the first move.</summary>
    public DateTimeOffset? MovedAt { get; private set; }

    /// <summary>Do the unit's own figures, those apart that were returned since, count in every total above?</summary>
    public bool Counts => AcceptedRevision is not null;

    public static Submission Begin(int unitId, int periodId, int steps, bool isTop, Act by, int round = Periods.Round.First)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var submission = new Submission(unitId, periodId, round, steps, isTop);
        submission.Tell(by.Did("submission.begun", after: new { unitId, periodId, round }));
        return submission;
    }

    /// <summary>May a piece of it be changed?</summary>
    public Verdict CanEdit(SubmittedPiece piece) => State switch
    {
        SubmissionState.Drafting or SubmissionState.Returned => Returned.Count == 0 || Returned.Any(r => r.Piece == piece)
            ? Verdict.Yes
            : Verdict.No(piece.IsNew ? "Submission.NothingNew" : "Submission.PieceIsClosed"),
        _ => Verdict.No("Submission.IsUnderway", State),
    };

    /// <summary>May this person move it so? The button and the action ask the same.</summary>
    /// <param name="move">How.</param>
    /// <param name="who">What the person is to it.</param>
    /// <param name="own">What of it they had a hand in, for the sentence that says so.</param>
    public Verdict Can(SubmissionMove move, SubmissionRelation who, OwnPart? own = null)
    {
        var verdict = SubmissionMoves.Table.Judge(move, State, who);
        if (!verdict.IsYes)
            return verdict;
        return move switch
        {
            SubmissionMove.Approve or SubmissionMove.ApproveAndAccept when (who & SubmissionMoves.Hands) != SubmissionRelation.None => (own ?? OwnPart.Unnamed).Why,
            SubmissionMove.ApproveAndAccept when Step + 1 < Steps || IsTop => Verdict.No("Submission.ApproveAndAccept.NotLast"),
            SubmissionMove.Recall when IsOpened => Verdict.No("Submission.Recall.IsOpened"),
            SubmissionMove.TakeBack when IsOpened => Verdict.No("Submission.TakeBack.IsOpened"),
            SubmissionMove.Forward when IsTop => Verdict.No("Submission.Forward.NobodyAbove"),
            SubmissionMove.AskBack or SubmissionMove.AskCorrection when Asked is not null => Verdict.No("Submission.AskBack.IsAsked"),
            // Who only reads for the unit asks where another wrote for it.
            SubmissionMove.AskBack or SubmissionMove.AskCorrection when HandedInById is null && (who & SubmissionMoves.Writers) == SubmissionRelation.None =>
                Verdict.No($"Submission.{move}.NotYours", SubmissionMoves.Writers),
            SubmissionMove.Decline when Asked is null => Verdict.No("Submission.Decline.NothingAsked"),
            SubmissionMove.Confirm when HandedInById is null || who.HasFlag(SubmissionRelation.Submitter) => Verdict.No("Submission.Confirm.OwnWork"),
            SubmissionMove.Confirm when Confirmed is not null => Verdict.No("Submission.Confirm.IsConfirmed"),
            _ => Verdict.Yes,
        };
    }

    /// <summary>提交审核: freezes what the package holds.</summary>
    /// <param name="pieces">Everything in it.</param>
    /// <param name="who">What the person is to it.</param>
    /// <param name="personId">Who.</param>
    /// <param name="by">Who and when.</param>
    /// <param name="reply">答复: a word to the reviewer, of what came back and was left as it is.</param>
    /// <param name="filledById">The unit that fills in for this one: where nobody of the unit itself hands in, that one does.</param>
    /// <param name="route">审核流程 of the unit as it is now; null for the usual.</param>
    /// <exception cref="RefusedException">It may not; the verdict says why.</exception>
    public void Submit(IReadOnlyList<FrozenPiece> pieces, SubmissionRelation who, int personId, Act by, string? reply = null, int? filledById = null, ReviewRoute? route = null)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        Can(SubmissionMove.Submit, who).Demand();
        if (route is { Steps.Count: > 0 })
            (RouteId, Steps) = (route.Id, route.Count);
        else if (RouteId is not null)
            (RouteId, Steps) = (null, 1);
        Freeze(pieces, by);
        Go(SubmissionMove.Submit, SubmissionMoves.Table.Target(SubmissionMove.Submit, State)!.Value, personId, by, reply);
        (SubmittedById, Step) = (personId, 0);
        HandedInById = who.HasFlag(SubmissionRelation.Own) ? null : filledById;
        if (HandedInAt is null || Returned.Count == 0)
            HandedInAt = by.Dated;
    }

    /// <summary>Moves it, any other way than by handing in, giving back or asking: those say what.</summary>
    /// <param name="move">How.</param>
    /// <param name="who">What the person is to it.</param>
    /// <param name="personId">Who.</param>
    /// <param name="by">Who and when.</param>
    /// <param name="note">A word that goes with it: 同意，请…</param>
    /// <param name="forwardsItself">上报 comes by itself with the last approval; false where the unit keeps it as a step of its own.</param>
    /// <param name="step">What the step it waits at is called; null without a route.</param>
    /// <exception cref="RefusedException">It may not; the verdict says why.</exception>
    public void Make(SubmissionMove move, SubmissionRelation who, int personId, Act by, string? note = null, bool forwardsItself = true, string? step = null)
    {
        if (move is SubmissionMove.Return or SubmissionMove.Submit or SubmissionMove.Record or SubmissionMove.AskBack or SubmissionMove.AskCorrection or SubmissionMove.Confirm)
            throw new ArgumentException("It says what, and has a method of its own.", nameof(move));
        Can(move, who).Demand();
        if (move == SubmissionMove.Decline && string.IsNullOrWhiteSpace(note))
            Verdict.No("Submission.Decline.NeedsReason").Demand();
        if (move == SubmissionMove.ApproveAndAccept)
        {
            Go(SubmissionMove.Approve, SubmissionState.Forwarded, personId, by, note, step: step);
            Go(SubmissionMove.Accept, SubmissionState.Accepted, personId, by, reason: null);
        }
        else if (move == SubmissionMove.Approve)
        {
            GoOn(move, personId, by, note, forwardsItself, step: step);
        }
        else
        {
            Go(move, SubmissionMoves.Table.Target(move, State)!.Value, personId, by, note);
        }

        if (move != SubmissionMove.Decline && (State == SubmissionState.Accepted || (IsTop && State == SubmissionState.Approved)))
            Settle();
        if (move == SubmissionMove.TakeBack)
            Reopen();
    }

    /// <summary>登记纸质签批: the leader has approved it on paper, and the picture of the sheet says so. Marked 本人经办 where who records it had a hand in it.</summary>
    /// <param name="paper">Whose signature, with which post, from which day.</param>
    /// <param name="sheet">The picture of the sheet.</param>
    /// <param name="who">What the person is to it.</param>
    /// <param name="personId">Who records it.</param>
    /// <param name="by">Who and when.</param>
    /// <param name="forwardsItself">上报 comes by itself with the last approval.</param>
    /// <param name="step">What the step it waits at is called; null without a route.</param>
    /// <exception cref="RefusedException">It may not, or the signer or the picture is missing.</exception>
    public void Record(PaperDecision paper, Attachment? sheet, SubmissionRelation who, int personId, Act by, bool forwardsItself = true, string? step = null)
    {
        ArgumentNullException.ThrowIfNull(paper);
        Can(SubmissionMove.Record, who).Demand();
        paper.CanStand(sheet).Demand();
        attachments.Add(sheet!);
        GoOn(SubmissionMove.Record, personId, by, note: null, forwardsItself, paper, isOwn: (who & SubmissionMoves.Hands) != SubmissionRelation.None, step);
        if (IsTop && State == SubmissionState.Approved)
            Settle();
    }

    /// <summary>申请退回, and of figures alone 申请更正: the unit asks the one above for what it handed in, and goes on when that gives it back.</summary>
    /// <param name="pieces">What it asks for, or of the whole the figures that are wrong; each with what the unit says of it, else the reason.</param>
    /// <param name="reason">Why.</param>
    /// <param name="who">What the person is to it.</param>
    /// <param name="personId">Who.</param>
    /// <param name="by">Who and when.</param>
    /// <param name="isWhole">It asks for the whole; without pieces it does so anyway.</param>
    /// <exception cref="RefusedException">It may not, or the reason is missing.</exception>
    public void Ask(IReadOnlyList<ReturnedPiece> pieces, string reason, SubmissionRelation who, int personId, Act by, bool isWhole = false)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        var areFigures = pieces.All(piece => piece.Kind == PieceKind.MetricValue);
        if (isWhole && !areFigures)
            Verdict.No("Submission.AskBack.NamesFigures").Demand();
        var move = pieces.Count > 0 && areFigures && !isWhole ? SubmissionMove.AskCorrection : SubmissionMove.AskBack;
        Can(move, who).Demand();
        if (string.IsNullOrWhiteSpace(reason))
            Verdict.No("Submission.AskBack.NeedsReason").Demand();
        List<ReturnedPiece> named = [.. pieces.Select(piece => piece with { Reason = string.IsNullOrWhiteSpace(piece.Reason) ? reason : piece.Reason, Move = moves.Count + 1 })];
        // Named only: nothing of it is open until it is given back.
        named.ForEach(piece => piece.Settle());
        Go(move, State, personId, by, reason, named);
        returns.AddRange(named);
    }

    /// <summary>确认: someone of the unit has looked at what another handed in for it, and it is right. Where it stands does not change.</summary>
    /// <exception cref="RefusedException">It may not; the verdict says why.</exception>
    public void Confirm(SubmissionRelation who, int personId, Act by)
    {
        Can(SubmissionMove.Confirm, who).Demand();
        Go(SubmissionMove.Confirm, State, personId, by, reason: null);
    }

    /// <summary>Gives it back with the pieces that are to be mended, each with its reason; without pieces, as a whole with one reason.</summary>
    /// <remarks>What was accepted and is not among them goes on counting.</remarks>
    /// <exception cref="RefusedException">It may not, or a reason is missing.</exception>
    public void Return(IReadOnlyList<ReturnedPiece> pieces, string reason, SubmissionRelation who, int personId, Act by, string? step = null)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        Can(SubmissionMove.Return, who).Demand();
        if (pieces.Any(piece => string.IsNullOrWhiteSpace(piece.Reason)) || (pieces.Count == 0 && string.IsNullOrWhiteSpace(reason)))
            Verdict.No("Submission.Return.NeedsReason").Demand();
        Go(SubmissionMove.Return, SubmissionState.Returned, personId, by, reason, pieces, step: State == SubmissionState.InReview ? step : null);
        returns.ForEach(piece => piece.Settle());
        returns.AddRange(pieces.Select(piece => piece with { Move = moves.Count }));
        Withhold(pieces);
    }

    /// <summary>The 合计 that the unit signed have moved since, and it confirms what they are now.</summary>
    /// <param name="pieces">All that the package holds, with the new 合计.</param>
    /// <param name="who">What the person is to it.</param>
    /// <param name="by">Who and when.</param>
    public void ConfirmTotals(IReadOnlyList<FrozenPiece> pieces, SubmissionRelation who, Act by)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(by);
        CanConfirmTotals(who).Demand();
        Tell(by.Did("submission.totalsConfirmed", new { revision = LatestRevision }, new { revision = LatestRevision + 1 }));
        // What was accepted stays accepted: the new revision says the same, but for what is replaced.
        var wasAccepted = AcceptedRevision == LatestRevision;
        Freeze(pieces, by);
        if (wasAccepted)
            AcceptedRevision = LatestRevision;
    }

    /// <summary>May this person confirm its 合计?</summary>
    public Verdict CanConfirmTotals(SubmissionRelation who) =>
        (who & (SubmissionRelation.Contributor | SubmissionRelation.Office)) == SubmissionRelation.None ? Verdict.No("Submission.ConfirmTotals.NotYours")
        : State is SubmissionState.Drafting or SubmissionState.Returned || LatestRevision is null ? Verdict.No("Submission.ConfirmTotals.NotNow", State)
        : Verdict.Yes;

    /// <summary>个别更正: one figure of what was handed in is another now. What was accepted stays accepted, and nothing else comes to it.</summary>
    /// <param name="pieces">All that the package holds, with the figure as it is now.</param>
    /// <param name="accepted">The pieces of the accepted revision; none where there is no such revision.</param>
    /// <param name="by">Who and when.</param>
    public void Correct(IReadOnlyList<FrozenPiece> pieces, IReadOnlySet<SubmittedPiece> accepted, Act by)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(accepted);
        ArgumentNullException.ThrowIfNull(by);
        if (LatestRevision is null)
            return;
        Tell(by.Did("submission.corrected", new { revision = LatestRevision }, new { revision = LatestRevision + 1 }));
        Freeze(pieces, by);
        if (AcceptedRevision is null)
            return;
        // A package that came back in parts may hold texts since that nobody has accepted; its figures are the accepted ones or withheld.
        withheld.AddRange(pieces.Select(frozen => frozen.Piece).Where(piece => piece.Kind is not (PieceKind.MetricValue or PieceKind.SignedTotal) && !accepted.Contains(piece))
            .Select(piece => new WithheldPiece(piece.Kind, piece.Id)).Except(withheld));
        AcceptedRevision = LatestRevision;
    }

    /// <summary>补记: at an upgrade, what a package holds that was handed in before revisions were kept.</summary>
    public void Supply(IReadOnlyList<FrozenPiece> pieces, Act by)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(by);
        if (LatestRevision is not null)
            return;
        Tell(by.Did("submission.revisionSupplied", after: new { revision = 1, pieces = pieces.Count }));
        Freeze(pieces, by, isSupplied: true);
        if (State == SubmissionState.Accepted || (IsTop && State == SubmissionState.Approved))
            AcceptedRevision = 1;
    }

    /// <summary>
    /// A piece is taken out. Where it was sent back its place stays open, for another or for the word that there is none: a unit that was told
    /// to take its only item out could never hand in again otherwise.
    /// </summary>
    public void LetGo(SubmittedPiece piece, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (returns.Find(r => r.Piece == piece && !r.IsSettled) is not { } asked)
            return;
        asked.Settle();
        if (!Returned.Any(r => r.Kind == piece.Kind && r.PieceId == 0))
            returns.Add(new ReturnedPiece(piece.Kind, 0, asked.Reason) { Move = asked.Move });
        Tell(by.Did("submission.pieceRemoved", new { piece.Kind, piece.Id }));
    }

    /// <summary>
    /// A piece was written where one was asked for: until it is handed in, its writer may go on with it. The place stays open, for one item in
    /// place of another, or for several.
    /// </summary>
    public void TakePlace(SubmittedPiece written, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (returns.Find(r => r.Kind == written.Kind && r.PieceId == 0 && !r.IsSettled) is not { } asked)
            return;
        returns.Add(new ReturnedPiece(written, asked.Reason) { Move = asked.Move });
        Tell(by.Did("submission.pieceWritten", after: new { written.Kind, written.Id }));
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

    /// <summary>The reader it waits for has it on the screen: in review the reviewer, and once it has come up the unit above.</summary>
    public void Open(SubmissionRelation who, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var isReader = State switch
        {
            SubmissionState.InReview => (who & (SubmissionRelation.Reviewer | SubmissionRelation.Recorder)) != SubmissionRelation.None,
            // Who approved it looks at what they did, and takes it back if need be.
            SubmissionState.Forwarded => who.HasFlag(SubmissionRelation.OfficeAbove) && !who.HasFlag(SubmissionRelation.Approver),
            _ => false,
        };
        if (IsOpened || !isReader)
            return;
        IsOpened = true;
        Tell(by.Did("submission.opened"));
    }

    /// <summary>Approves the move of that name, on the screen or on paper?</summary>
    public static bool IsApproval(string move) => move is nameof(SubmissionMove.Approve) or nameof(SubmissionMove.Record);

    private static bool IsAsk(ReviewMove move) => move.Move is nameof(SubmissionMove.AskBack) or nameof(SubmissionMove.AskCorrection);

    private static bool IsAskOrAnswer(ReviewMove move) => IsAsk(move) || move.Move is nameof(SubmissionMove.Return) or nameof(SubmissionMove.Decline) or nameof(SubmissionMove.TakeBack);

    /// <summary>What was handed in last is what counts, and nothing is asked for any more.</summary>
    private void Settle()
    {
        returns.ForEach(piece => piece.Settle());
        AcceptedRevision = LatestRevision ?? throw new InvalidOperationException("Nothing was handed in.");
        withheld.Clear();
    }

    /// <summary>The approval was taken back: it lies with who approved it, who has read it.</summary>
    private void Reopen()
    {
        IsOpened = true;
        if (!IsTop)
            return;
        // At the top it was the approval that made it count.
        AcceptedRevision = null;
        withheld.Clear();
    }

    /// <summary>To the next step of the route, and from the last one up.</summary>
    private void GoOn(SubmissionMove move, int personId, Act by, string? note, bool forwardsItself, PaperDecision? paper = null, bool isOwn = false, string? step = null)
    {
        var isLast = Step + 1 >= Steps;
        Go(move, !isLast ? SubmissionState.InReview : IsTop || !forwardsItself ? SubmissionState.Approved : SubmissionState.Forwarded, personId, by, note, paper: paper, isOwn: isOwn, step: step);
        Step += isLast ? 0 : 1;
    }

    private void Go(
        SubmissionMove move, SubmissionState to, int personId, Act by, string? reason, IReadOnlyList<ReturnedPiece>? pieces = null, PaperDecision? paper = null, bool isOwn = false, string? step = null)
    {
        ArgumentNullException.ThrowIfNull(by);
        moves.Add(new ReviewMove(move.ToString(), State.ToString(), to.ToString(), personId, by.Who, by.Dated, reason, paper, LatestRevision, isOwn, step, by.For));
        Tell(by.Did(
            $"submission.{char.ToLowerInvariant(move.ToString()[0])}{move.ToString()[1..]}", new { state = State },
            new { state = to, reason, pieces = pieces?.Select(piece => new { piece.Kind, piece.PieceId, piece.Reason }), paper, own = isOwn ? true : (bool?)null, revision = LatestRevision, stage = step, standsFor = by.For }));
        // Since when it waits does not change with what is asked meanwhile, nor who has looked at it.
        if (move is SubmissionMove.AskBack or SubmissionMove.AskCorrection or SubmissionMove.Decline or SubmissionMove.Confirm)
            return;
        State = to;
        IsOpened = false;
        MovedAt = by.Dated;
    }

    private void Freeze(IEnumerable<FrozenPiece> pieces, Act by, bool isSupplied = false)
    {
        LatestRevision = (LatestRevision ?? 0) + 1;
        revisions.Add(new Revision(LatestRevision.Value, pieces, by, isSupplied));
    }

    // Whatever is open to be changed must not count meanwhile; a package that came back whole is open in all of it.
    private void Withhold(IReadOnlyList<ReturnedPiece> pieces)
    {
        if (AcceptedRevision is null)
            return;
        if (pieces.Count == 0)
            AcceptedRevision = null;
        withheld.RemoveAll(_ => pieces.Count == 0);
        withheld.AddRange(pieces.Where(piece => piece.PieceId != 0).Select(piece => new WithheldPiece(piece.Kind, piece.PieceId)).Except(withheld));
    }
}

/// <summary>What a package is made of.</summary>
public enum PieceKind
{
    WorkItem,

    /// <summary>One figure of the sheet; its key is that of the metric.</summary>
    MetricValue,
    PlanItem,

    /// <summary>零报告: the unit's word that there is no work item.</summary>
    NoItems,

    /// <summary>本级, 下级 and 合计 of one metric, signed; its key is that of the metric.</summary>
    SignedTotal,
}

/// <summary>One piece of a package.</summary>
public readonly record struct SubmittedPiece(PieceKind Kind, int Id)
{
    /// <summary>It is still to be written: a place for one more of its kind.</summary>
    public bool IsNew => Id == 0;

    /// <summary>How forms name it: WorkItem-12.</summary>
    public string Key => FormattableString.Invariant($"{Kind}-{Id}");
}

/// <summary>A piece to be mended, and why.</summary>
public sealed record ReturnedPiece(PieceKind Kind, int PieceId, string Reason)
{
    public ReturnedPiece(SubmittedPiece piece, string reason)
        : this(piece.Kind, piece.Id, reason)
    {
    }

    public int Id { get; private init; }

    /// <summary>Which move sent it back: its place among the moves of the package, from 1. Says through it when, by whom, and of which revision.</summary>
    public int Move { get; init; }

    /// <summary>It was mended and approved, or sent back again: kept, but asked for no longer.</summary>
    public bool IsSettled { get; private set; }

    public SubmittedPiece Piece => new(Kind, PieceId);

    internal void Settle() => IsSettled = true;
}

/// <summary>A piece of what was accepted that was returned since.</summary>
public sealed record WithheldPiece(PieceKind Kind, int PieceId);
