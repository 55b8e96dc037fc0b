using System.Text;
using CsCheck;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.Tests.Organisation;

namespace WorkReport.Domain.Tests.Submissions;

public class SubmissionTests
{
    private const int Author = Packages.Author;
    private const int Reader = Packages.Reader;
    private const SubmissionRelation Writer = SubmissionRelation.Contributor | SubmissionRelation.Submitter;
    private static readonly SubmittedPiece Item = new(PieceKind.WorkItem, 7);
    private static readonly SubmittedPiece Figure = new(PieceKind.MetricValue, 8);

    /// <summary>The whole grid, as a person would read it: state × move × relation.</summary>
    [Fact]
    public void The_legal_moves_are_these_and_no_others()
    {
        var grid = new StringBuilder();
        foreach (var state in Enum.GetValues<SubmissionState>())
        {
            foreach (var move in Enum.GetValues<SubmissionMove>())
            {
                var who = Enum.GetValues<SubmissionRelation>().Where(r => In(state).Can(move, r).IsYes);
                grid.Append(state).Append(' ').Append(move).Append(": ").AppendLine(string.Join(", ", who));
            }
        }

        Assert.Equal(
            """
            Drafting Submit: Contributor, Office
            Drafting Recall: 
            Drafting Return: 
            Drafting Approve: 
            Drafting Forward: 
            Drafting Accept: 
            Drafting ApproveAndAccept: 
            Drafting TakeBack: 
            Drafting AskBack: 
            Drafting AskCorrection: 
            Drafting Decline: 
            Drafting Confirm: 
            Drafting Record: 
            InReview Submit: 
            InReview Recall: Submitter
            InReview Return: Reviewer, Recorder
            InReview Approve: Reviewer
            InReview Forward: 
            InReview Accept: 
            InReview ApproveAndAccept: ReceivingReviewer
            InReview TakeBack: 
            InReview AskBack: 
            InReview AskCorrection: 
            InReview Decline: 
            InReview Confirm: 
            InReview Record: Recorder
            Returned Submit: Contributor, Office
            Returned Recall: 
            Returned Return: 
            Returned Approve: 
            Returned Forward: 
            Returned Accept: 
            Returned ApproveAndAccept: 
            Returned TakeBack: 
            Returned AskBack: 
            Returned AskCorrection: 
            Returned Decline: 
            Returned Confirm: 
            Returned Record: 
            Approved Submit: 
            Approved Recall: 
            Approved Return: 
            Approved Approve: 
            Approved Forward: Contributor, Office
            Approved Accept: 
            Approved ApproveAndAccept: 
            Approved TakeBack: Approver
            Approved AskBack: 
            Approved AskCorrection: 
            Approved Decline: 
            Approved Confirm: 
            Approved Record: 
            Forwarded Submit: 
            Forwarded Recall: 
            Forwarded Return: OfficeAbove
            Forwarded Approve: 
            Forwarded Forward: 
            Forwarded Accept: OfficeAbove
            Forwarded ApproveAndAccept: 
            Forwarded TakeBack: Approver
            Forwarded AskBack: Contributor, Office
            Forwarded AskCorrection: Contributor, Office
            Forwarded Decline: 
            Forwarded Confirm: 
            Forwarded Record: 
            Accepted Submit: 
            Accepted Recall: 
            Accepted Return: OfficeAbove
            Accepted Approve: 
            Accepted Forward: 
            Accepted Accept: 
            Accepted ApproveAndAccept: 
            Accepted TakeBack: 
            Accepted AskBack: Contributor, Office
            Accepted AskCorrection: Contributor, Office
            Accepted Decline: 
            Accepted Confirm: 
            Accepted Record: 

            """.ReplaceLineEndings(),
            grid.ToString().ReplaceLineEndings());
    }

    [Fact]
    public void Every_refused_move_says_why()
    {
        foreach (var state in Enum.GetValues<SubmissionState>())
        {
            foreach (var move in Enum.GetValues<SubmissionMove>())
            {
                var verdict = In(state).Can(move, SubmissionRelation.None);
                Assert.StartsWith($"Submission.{move}.", verdict.Reason, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void One_piece_is_returned_with_its_reason_and_the_rest_stays_closed()
    {
        var submission = In(SubmissionState.InReview);

        submission.Return([new ReturnedPiece(Item, "798个是市数，本镇数请核实。")], "", SubmissionRelation.Reviewer, Reader, Units.By);

        Assert.True(submission.CanEdit(Item).IsYes);
        Assert.Equal("Submission.PieceIsClosed", submission.CanEdit(Figure).Reason);
        submission.HandIn();
        Assert.Equal(Item, Assert.Single(submission.Returned).Piece);
        Assert.Equal("Submission.IsUnderway", submission.CanEdit(Item).Reason);
    }

    [Fact]
    public void A_returned_piece_that_is_taken_out_leaves_its_place_open()
    {
        var submission = In(SubmissionState.InReview);
        submission.Return([new ReturnedPiece(Item, "请删去。")], "", SubmissionRelation.Reviewer, Reader, Units.By);
        var another = new SubmittedPiece(PieceKind.WorkItem, 0);
        Assert.Equal("Submission.NothingNew", submission.CanEdit(another).Reason);

        submission.LetGo(Item, Units.By);

        Assert.True(submission.CanEdit(another).IsYes);
        submission.DeclareNoItems(hasNone: true, Units.By);
        Assert.True(submission.HasNoItems);
        Assert.Equal("Submission.PieceIsClosed", submission.CanEdit(Figure).Reason);
    }

    [Fact]
    public void Nothing_is_returned_without_a_reason()
    {
        var refused = Assert.Throws<RefusedException>(() =>
            In(SubmissionState.InReview).Return([new ReturnedPiece(Item, " ")], "", SubmissionRelation.Reviewer, Reader, Units.By));

        Assert.Equal("Submission.Return.NeedsReason", refused.Verdict.Reason);
    }

    [Fact]
    public void Several_reviewers_read_in_order_and_the_last_one_approves()
    {
        var submission = Submission.Begin(1, 1, steps: 2, isTop: false, Units.By);
        submission.HandIn();

        submission.Make(SubmissionMove.Approve, SubmissionRelation.Reviewer, Reader, Units.By);
        Assert.Equal((SubmissionState.InReview, 1), (submission.State, submission.Step));
        submission.Make(SubmissionMove.Approve, SubmissionRelation.Reviewer, Reader, Units.By);

        Assert.Equal(SubmissionState.Forwarded, submission.State);
        Assert.Equal("Approve", submission.Moves[^1].Move);
    }

    [Fact]
    public void The_last_approval_hands_it_up_unless_the_unit_keeps_that_as_a_step_of_its_own()
    {
        Assert.Equal(SubmissionState.Forwarded, In(SubmissionState.InReview).Approve().State);

        var apart = In(SubmissionState.InReview);
        apart.Make(SubmissionMove.Approve, SubmissionRelation.Reviewer, Reader, Units.By, "同意，请先盖章。", forwardsItself: false);
        Assert.Equal((SubmissionState.Approved, "同意，请先盖章。"), (apart.State, apart.Moves[^1].Reason));
        apart.Make(SubmissionMove.Forward, SubmissionRelation.Office, Author, Units.By);
        Assert.Equal(SubmissionState.Forwarded, apart.State);
    }

    [Fact]
    public void One_press_of_a_reviewer_above_approves_and_accepts_and_both_are_in_the_log()
    {
        var submission = In(SubmissionState.InReview);
        var told = submission.Happened.Count;
        Assert.Equal("Submission.OwnWork.Alone", submission.Can(SubmissionMove.ApproveAndAccept, SubmissionRelation.ReceivingReviewer | SubmissionRelation.Submitter).Reason);

        submission.Make(SubmissionMove.ApproveAndAccept, SubmissionRelation.ReceivingReviewer, Reader, Units.By, "同意");

        Assert.Equal((SubmissionState.Accepted, 1), (submission.State, submission.AcceptedRevision));
        Assert.Equal(["submission.approve", "submission.accept"], submission.Happened.Skip(told).Select(line => line.What));
    }

    [Fact]
    public void An_approval_is_taken_back_until_the_unit_above_has_opened_it()
    {
        var submission = In(SubmissionState.InReview).Approve();
        Assert.Equal(Reader, submission.ApprovedById);
        submission.Open(SubmissionRelation.OfficeAbove | SubmissionRelation.Approver, Units.By);
        submission.Make(SubmissionMove.TakeBack, SubmissionRelation.Approver, Reader, Units.By);
        Assert.Equal((SubmissionState.InReview, true), (submission.State, submission.IsOpened));
        Assert.Equal("Submission.Recall.IsOpened", submission.Can(SubmissionMove.Recall, Writer).Reason);

        submission.Approve().Open(SubmissionRelation.OfficeAbove, Units.By);
        Assert.Equal("Submission.TakeBack.IsOpened", submission.Can(SubmissionMove.TakeBack, SubmissionRelation.Approver).Reason);
    }

    [Fact]
    public void At_the_top_an_approval_that_is_taken_back_counts_no_more()
    {
        var submission = Submission.Begin(1, 1, steps: 1, isTop: true, Units.By);
        submission.HandIn(Packages.Figure(8, 12)).Approve();
        Assert.True(submission.Counts);

        submission.Make(SubmissionMove.TakeBack, SubmissionRelation.Approver, Reader, Units.By);

        Assert.False(submission.Counts);
        Assert.True(submission.Approve().Counts);
    }

    [Fact]
    public void What_was_accepted_is_asked_back_counts_on_and_is_given_back_or_refused_with_a_word()
    {
        var submission = In(SubmissionState.Accepted);
        submission.Ask([new ReturnedPiece(Figure, "")], "填成了全镇的数。", SubmissionRelation.Contributor, Author, Units.By);

        Assert.Equal(("AskCorrection", SubmissionState.Accepted, true), (submission.Asked!.Move, submission.State, submission.Counts));
        Assert.Equal(Figure, Assert.Single(submission.AskedPieces).Piece);
        Assert.Empty(submission.Returned);
        Assert.Equal("Submission.AskBack.IsAsked", submission.Can(SubmissionMove.AskBack, SubmissionRelation.Contributor).Reason);
        Assert.Throws<RefusedException>(() => submission.Make(SubmissionMove.Decline, SubmissionRelation.OfficeAbove, Reader, Units.By));
        submission.Make(SubmissionMove.Decline, SubmissionRelation.OfficeAbove, Reader, Units.By, "核对过，是对的。");
        Assert.Null(submission.Asked);

        submission.Ask([], "整份报错了年份。", SubmissionRelation.Office, Author, Units.By);
        Assert.Equal(("AskBack", 0), (submission.Asked!.Move, submission.AskedPieces.Count));
        submission.GiveBack(Figure);
        Assert.Null(submission.Asked);
        Assert.Equal(Figure, Assert.Single(submission.Returned).Piece);
        Assert.Throws<RefusedException>(() => In(SubmissionState.Forwarded).Ask([], " ", SubmissionRelation.Contributor, Author, Units.By));
    }

    [Fact]
    public void It_is_recalled_until_the_next_person_has_opened_it()
    {
        var submission = In(SubmissionState.InReview);
        submission.Open(SubmissionRelation.Reviewer, Units.By);

        Assert.Equal("Submission.Recall.IsOpened", submission.Can(SubmissionMove.Recall, Writer).Reason);
        Assert.True(In(SubmissionState.InReview).Can(SubmissionMove.Recall, Writer).IsYes);
    }

    [Fact]
    public void The_top_unit_ends_with_its_approval()
    {
        var submission = Submission.Begin(1, 1, steps: 1, isTop: true, Units.By);
        submission.HandIn();
        submission.Make(SubmissionMove.Approve, SubmissionRelation.Reviewer, Reader, Units.By);

        Assert.True(submission.Counts);
        Assert.Equal("Submission.Forward.NobodyAbove", submission.Can(SubmissionMove.Forward, Writer).Reason);
    }

    /// <summary>Over random presses: the state is the fold of the moves, a refused one leaves nothing, each one leaves one row and one audit line.</summary>
    [Fact]
    public void Over_random_presses_the_state_is_what_the_moves_say() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 31]).Array[0, 60].Sample(presses =>
        {
            var submission = Submission.Begin(1, 1, steps: 2, isTop: false, Units.By);
            foreach (var (m, w) in presses)
            {
                var (move, who) = ((SubmissionMove)m, (SubmissionRelation)w);
                var (may, before, told) = (submission.Can(move, who).IsYes, submission.State, submission.Happened.Count);
                try
                {
                    if (move == SubmissionMove.Return)
                        submission.Return([], "请核实", who, Reader, Units.By);
                    else if (move == SubmissionMove.Submit)
                        submission.Submit([], who, Author, Units.By);
                    else
                        submission.Make(move, who, Author, Units.By);
                    Assert.True(may);
                    Assert.Equal(told + 1, submission.Happened.Count);
                }
                catch (RefusedException)
                {
                    Assert.False(may);
                    Assert.Equal((before, told), (submission.State, submission.Happened.Count));
                }
            }

            var state = SubmissionState.Drafting.ToString();
            foreach (var move in submission.Moves)
            {
                Assert.Equal(state, move.From);
                state = move.To;
            }

            Assert.Equal(submission.State.ToString(), state);
        });

    [Fact]
    public void Handing_in_and_giving_back_say_what_and_are_no_mere_moves()
    {
        Assert.Throws<ArgumentException>(() => In(SubmissionState.Drafting).Make(SubmissionMove.Submit, Writer, Author, Units.By));
        Assert.Throws<ArgumentException>(() => In(SubmissionState.InReview).Make(SubmissionMove.Return, SubmissionRelation.Reviewer, Reader, Units.By));
    }

    [Fact]
    public void A_package_belongs_to_a_round_and_to_the_first_where_nothing_is_said()
    {
        Assert.Equal(1, Submission.Begin(1, 1, steps: 1, isTop: false, Units.By).Round);
        var second = Submission.Begin(1, 1, steps: 1, isTop: false, Units.By, round: 2);
        Assert.Equal(2, second.Round);
        Assert.Contains("\"round\":2", Assert.Single(second.Happened).After, StringComparison.Ordinal);
    }

    private static Submission In(SubmissionState state) => Packages.In(state, Packages.Figure(8, 12));
}
