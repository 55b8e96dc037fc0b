using WorkReport.Domain.Submissions;
using WorkReport.Domain.Tests.Organisation;

namespace WorkReport.Domain.Tests.Submissions;

/// <summary>What goes on counting when something is returned, and what is remembered of it.</summary>
public class ReturnTests
{
    private static readonly SubmittedPiece Talks = Packages.FigureOf(8);
    private static readonly SubmittedPiece Pairs = Packages.FigureOf(9);
    private static readonly SubmittedPiece Item = Packages.ItemOf(7);
    private static readonly FrozenPiece[] All = [Packages.Item(7, "宣讲走进课堂"), Packages.Figure(8, 12), Packages.Figure(9, 3)];

    /// <summary>A9: a return touches what was returned.</summary>
    [Fact]
    public void A9_a_figure_that_is_returned_counts_no_longer_and_the_others_go_on_counting()
    {
        var submission = Packages.In(SubmissionState.Accepted, All).GiveBack(Talks);

        Assert.True(submission.Counts);
        Assert.Equal(1, submission.AcceptedRevision);
        Assert.Equal([new WithheldPiece(PieceKind.MetricValue, 8)], submission.Withheld);
        Assert.Equal([Item, Pairs], submission.Counting().Keys);
        Assert.True(submission.CanEdit(Talks).IsYes);
        Assert.Equal("Submission.PieceIsClosed", submission.CanEdit(Pairs).Reason);
    }

    [Fact]
    public void A_package_that_is_returned_whole_counts_no_longer_at_all()
    {
        var submission = Packages.In(SubmissionState.Accepted, All).GiveBack(Talks).HandIn(All).GiveBack();

        Assert.False(submission.Counts);
        Assert.Equal((null, 2), (submission.AcceptedRevision, submission.LatestRevision));
        Assert.Empty(submission.Withheld);
        Assert.Empty(submission.Returned);
        Assert.All([Talks, Pairs, Item], piece => Assert.True(submission.CanEdit(piece).IsYes));
    }

    [Fact]
    public void A_further_figure_that_is_returned_from_the_unit_s_own_review_counts_no_longer_either()
    {
        var submission = Packages.In(SubmissionState.Accepted, All).GiveBack(Talks).HandIn(All).GiveBack(Pairs);

        Assert.Equal([Item], submission.Counting().Keys);
        Assert.True(submission.CanEdit(Pairs).IsYes);
        Assert.Equal("Submission.PieceIsClosed", submission.CanEdit(Talks).Reason);
    }

    [Fact]
    public void The_same_figure_returned_twice_is_withheld_once()
    {
        var submission = Packages.In(SubmissionState.Accepted, All).GiveBack(Talks).HandIn(All).GiveBack(Talks);

        Assert.Single(submission.Withheld);
        Assert.Equal([false, true], submission.Returns.OrderBy(piece => piece.Move).Select(piece => !piece.IsSettled));
    }

    [Fact]
    public void Until_it_is_accepted_anew_a_mended_figure_does_not_count_and_then_it_does()
    {
        FrozenPiece[] mended = [Packages.Item(7, "宣讲走进课堂"), Packages.Figure(8, 21), Packages.Figure(9, 3)];
        var submission = Packages.In(SubmissionState.Accepted, All).GiveBack(Talks).HandIn(mended);
        Assert.Equal((1, 2), (submission.AcceptedRevision, submission.LatestRevision));
        submission.Approve();
        Assert.DoesNotContain(Talks, submission.Counting().Keys);

        submission.Make(SubmissionMove.Accept, SubmissionRelation.OfficeAbove, Packages.Reader, Units.By);

        Assert.Equal(2, submission.AcceptedRevision);
        Assert.Empty(submission.Withheld);
        Assert.Equal(mended[1].Content.Hash, submission.Counting()[Talks]);
    }

    [Fact]
    public void What_was_never_accepted_is_not_withheld_when_it_is_returned()
    {
        var submission = Packages.In(SubmissionState.InReview, All).GiveBack(Talks);

        Assert.False(submission.Counts);
        Assert.Empty(submission.Withheld);
    }

    [Fact]
    public void Taken_back_by_the_unit_only_what_was_returned_is_open()
    {
        var submission = Packages.In(SubmissionState.Accepted, All).GiveBack(Talks).HandIn(All);
        submission.Make(SubmissionMove.Recall, SubmissionRelation.Submitter, Packages.Author, Units.By);

        Assert.True(submission.CanEdit(Talks).IsYes);
        Assert.Equal("Submission.PieceIsClosed", submission.CanEdit(Pairs).Reason);
        Assert.Equal([Item, Pairs], submission.Counting().Keys);
    }

    /// <summary>H10: nothing that was returned is forgotten, nor why, nor by which move of which revision.</summary>
    [Fact]
    public void H10_what_was_returned_is_kept_with_its_reason_and_its_move_when_it_is_approved_and_when_more_is_returned()
    {
        var submission = Packages.In(SubmissionState.InReview, All).GiveBack(Talks).HandIn(All).GiveBack(Item, Pairs).HandIn(All).Accept();

        Assert.Equal([(Talks, "请核实8", 2), (Item, "请核实7", 4), (Pairs, "请核实9", 4)], submission.Returns.Select(piece => (piece.Piece, piece.Reason, piece.Move)));
        Assert.All(submission.Returns, piece => Assert.True(piece.IsSettled));
        Assert.Empty(submission.Returned);
        Assert.Equal([("Return", 1), ("Return", 2)], submission.Returns.Select(piece => submission.Moves[piece.Move - 1]).Distinct().Select(move => (move.Move, move.Revision!.Value)));
    }

    [Fact]
    public void What_was_returned_is_asked_for_until_the_unit_above_has_accepted_it()
    {
        var submission = Submission.Begin(1, 1, steps: 2, isTop: false, Units.By).HandIn(All).GiveBack(Talks).HandIn(All).Approve();
        Assert.Equal([Talks], submission.Returned.Select(piece => piece.Piece));

        // Whoever gave it back above reads first what they asked for.
        submission.Approve();
        Assert.Equal([Talks], submission.Returned.Select(piece => piece.Piece));

        submission.Make(SubmissionMove.Accept, SubmissionRelation.OfficeAbove, Packages.Reader, Units.By);

        Assert.Empty(submission.Returned);
        Assert.Single(submission.Returns);
    }

    [Fact]
    public void The_reason_of_a_package_that_came_back_whole_is_kept_with_its_move()
    {
        var submission = Packages.In(SubmissionState.InReview, All).GiveBack(Talks).HandIn(All).GiveBack();

        Assert.Equal(("Return", "请核实"), (submission.Moves[^1].Move, submission.Moves[^1].Reason));
        Assert.Equal([Talks], submission.Returns.Select(piece => piece.Piece));
        Assert.Empty(submission.Returned);
    }

    [Fact]
    public void A_returned_item_that_is_taken_out_is_kept_with_its_reason_and_goes_on_not_counting()
    {
        var submission = Packages.In(SubmissionState.Accepted, All).GiveBack(Item);
        submission.Recorded();
        submission.LetGo(Item, Units.By);

        Assert.Equal([(7, true), (0, false)], submission.Returns.Select(piece => (piece.PieceId, piece.IsSettled)));
        Assert.All(submission.Returns, piece => Assert.Equal(("请核实7", submission.Moves.Count), (piece.Reason, piece.Move)));
        Assert.Equal([Talks, Pairs], submission.Counting().Keys);
        Assert.Equal("submission.pieceRemoved", Assert.Single(submission.Happened).What);
    }

    [Fact]
    public void Two_returned_items_that_are_taken_out_leave_one_place_and_an_item_that_was_not_returned_leaves_none()
    {
        var other = Packages.ItemOf(6);
        var submission = Packages.In(SubmissionState.InReview, [.. All, Packages.Item(6, "参观")]).GiveBack(Item, other);
        submission.Recorded();
        submission.LetGo(Packages.ItemOf(5), Units.By);
        Assert.Empty(submission.Happened);

        submission.LetGo(Item, Units.By);
        submission.LetGo(other, Units.By);

        Assert.Equal([Packages.ItemOf(0)], submission.Returned.Select(piece => piece.Piece));
    }

    [Theory]
    [InlineData(SubmissionState.InReview, null)]
    [InlineData(SubmissionState.Approved, null)]
    [InlineData(SubmissionState.Forwarded, null)]
    [InlineData(SubmissionState.Accepted, 2)]
    public void Totals_that_are_confirmed_are_a_revision_and_what_was_accepted_stays_so(SubmissionState state, int? accepted)
    {
        var submission = Packages.In(state, All);
        var moves = submission.Moves.Count;
        submission.Recorded();
        submission.ConfirmTotals(All, SubmissionRelation.Office, Units.After(3));

        Assert.Equal((2, accepted, state, moves), (submission.LatestRevision, submission.AcceptedRevision, submission.State, submission.Moves.Count));
        Assert.Equal("submission.totalsConfirmed", Assert.Single(submission.Happened).What);
    }

    /// <summary>A package that is under way again counts as it was accepted, not as it is confirmed on the way.</summary>
    [Fact]
    public void Totals_that_are_confirmed_on_the_way_accept_nothing()
    {
        var submission = Packages.In(SubmissionState.Accepted, All).GiveBack(Talks).HandIn(All);
        submission.ConfirmTotals(All, SubmissionRelation.Contributor, Units.By);

        Assert.Equal((3, 1), (submission.LatestRevision, submission.AcceptedRevision));
        Assert.Equal([Item, Pairs], submission.Counting().Keys);
    }

    [Theory]
    [InlineData(SubmissionState.Drafting, SubmissionRelation.Office, "Submission.ConfirmTotals.NotNow")]
    [InlineData(SubmissionState.Returned, SubmissionRelation.Contributor, "Submission.ConfirmTotals.NotNow")]
    [InlineData(SubmissionState.Accepted, SubmissionRelation.Reviewer, "Submission.ConfirmTotals.NotYours")]
    [InlineData(SubmissionState.Accepted, SubmissionRelation.OfficeAbove, "Submission.ConfirmTotals.NotYours")]
    [InlineData(SubmissionState.Accepted, SubmissionRelation.Contributor, null)]
    [InlineData(SubmissionState.InReview, SubmissionRelation.Office, null)]
    public void Only_the_unit_confirms_its_totals_and_only_of_what_it_handed_in(SubmissionState state, SubmissionRelation who, string? reason)
    {
        var submission = Packages.In(state, All);

        Assert.Equal(reason, submission.CanConfirmTotals(who).Reason);
        if (reason is not null)
            Assert.Equal(reason, Assert.Throws<RefusedException>(() => submission.ConfirmTotals(All, who, Units.By)).Verdict.Reason);
    }

    [Fact]
    public void A_figure_that_is_corrected_is_a_revision_and_what_was_accepted_stays_accepted()
    {
        FrozenPiece[] corrected = [All[0], Packages.Figure(8, 21), All[2]];
        var submission = Packages.In(SubmissionState.Accepted, All);
        submission.Recorded();
        submission.Correct(corrected, All.Select(piece => piece.Piece).ToHashSet(), Units.After(40));

        Assert.Equal((SubmissionState.Accepted, 2, 2), (submission.State, submission.LatestRevision, submission.AcceptedRevision));
        Assert.Equal(corrected[1].Content.Hash, submission.Counting()[Talks]);
        Assert.Equal(All[1].Content.Hash, submission.Revision(1).Pieces[1].Content!.Hash);
        Assert.Equal("submission.corrected", Assert.Single(submission.Happened).What);
    }

    [Fact]
    public void A_correction_accepts_nothing_that_was_not_accepted_and_freezes_nothing_that_was_never_handed_in()
    {
        var waiting = Packages.In(SubmissionState.Forwarded, All);
        waiting.Correct(All, new HashSet<SubmittedPiece>(), Units.By);
        var drafted = Packages.In(SubmissionState.Drafting);
        drafted.Recorded();
        drafted.Correct(All, new HashSet<SubmittedPiece>(), Units.By);

        Assert.Equal((2, null), (waiting.LatestRevision, waiting.AcceptedRevision));
        Assert.Null(drafted.LatestRevision);
        Assert.Empty(drafted.Revisions);
        Assert.Empty(drafted.Happened);
    }

    [Fact]
    public void At_the_top_the_approval_accepts_what_was_handed_in()
    {
        var submission = Submission.Begin(1, 1, steps: 1, isTop: true, Units.By).HandIn(All);
        Assert.False(submission.Counts);
        submission.Approve();

        Assert.Equal(1, submission.AcceptedRevision);
        Assert.Equal(3, submission.Counting().Count);
    }
}
