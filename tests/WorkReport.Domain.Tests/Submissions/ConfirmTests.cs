using WorkReport.Domain.Submissions;
using WorkReport.Domain.Tests.Organisation;

namespace WorkReport.Domain.Tests.Submissions;

/// <summary>确认: what another unit handed in for one, looked at by its own people.</summary>
public class ConfirmTests
{
    private const int Township = 7;
    private const int Villager = 3;

    [Fact]
    public void The_units_own_people_confirm_once_what_another_handed_in_and_nothing_else_moves()
    {
        var submission = HandedInFor();
        Assert.Equal((Township, true), (submission.HandedInById!.Value, submission.IsHandedInForIt));
        Assert.Equal("Submission.Confirm.NotYours", submission.Can(SubmissionMove.Confirm, SubmissionRelation.Contributor | SubmissionRelation.Reviewer | SubmissionRelation.OfficeAbove).Reason);
        Assert.Equal("Submission.Confirm.OwnWork", submission.Can(SubmissionMove.Confirm, SubmissionRelation.Own | SubmissionRelation.Submitter).Reason);
        submission.Open(SubmissionRelation.Reviewer, Units.By);
        var told = submission.Happened.Count;

        submission.Confirm(SubmissionRelation.Own, Villager, Units.By);

        Assert.Equal((Villager, SubmissionState.InReview, true), (submission.Confirmed!.PersonId, submission.State, submission.IsOpened));
        Assert.Equal("submission.confirm", Assert.Single(submission.Happened.Skip(told)).What);
        Assert.Equal("Submission.Confirm.IsConfirmed", submission.Can(SubmissionMove.Confirm, SubmissionRelation.Own).Reason);
        Assert.Throws<RefusedException>(() => submission.Confirm(SubmissionRelation.Own, Villager, Units.By));
        // It stays confirmed on its way up.
        Assert.NotNull(submission.Accept().Confirmed);
    }

    [Fact]
    public void A_later_hand_in_or_correction_is_confirmed_anew_and_what_is_back_to_be_mended_not_at_all()
    {
        var submission = HandedInFor().Accept();
        submission.Confirm(SubmissionRelation.Own, Villager, Units.By);
        submission.Correct([Packages.Figure(8, 13)], new HashSet<SubmittedPiece> { Packages.FigureOf(8) }, Units.By);
        Assert.Null(submission.Confirmed);
        submission.Confirm(SubmissionRelation.Own, Villager, Units.By);

        submission.GiveBack(Packages.FigureOf(8));
        Assert.Equal((false, "Submission.Confirm.NotNow"), (submission.IsHandedInForIt, submission.Can(SubmissionMove.Confirm, SubmissionRelation.Own).Reason));

        submission.Submit([Packages.Figure(8, 14)], SubmissionRelation.Contributor, Packages.Author, Units.By, filledById: Township);
        Assert.Null(submission.Confirmed);
        Assert.True(submission.Can(SubmissionMove.Confirm, SubmissionRelation.Own).IsYes);

        // Handed in by its own people there is nothing to confirm.
        submission.Make(SubmissionMove.Recall, SubmissionRelation.Submitter, Packages.Author, Units.By);
        submission.Submit([Packages.Figure(8, 14)], SubmissionRelation.Contributor | SubmissionRelation.Own, Villager, Units.By, filledById: Township);
        Assert.Equal((null, "Submission.Confirm.OwnWork"), (submission.HandedInById, submission.Can(SubmissionMove.Confirm, SubmissionRelation.Own).Reason));
    }

    [Fact]
    public void Who_only_reads_for_a_unit_asks_back_what_another_handed_in_for_it_and_nothing_else()
    {
        Assert.True(HandedInFor().Accept().Can(SubmissionMove.AskCorrection, SubmissionRelation.Own).IsYes);
        Assert.Equal("Submission.AskCorrection.NotYours", Packages.In(SubmissionState.Accepted, Packages.Figure(8, 12)).Can(SubmissionMove.AskCorrection, SubmissionRelation.Own).Reason);
    }

    [Fact]
    public void The_whole_may_be_asked_back_naming_figures_and_the_return_of_it_is_known_until_it_is_accepted()
    {
        var submission = Packages.In(SubmissionState.Accepted, Packages.Figure(8, 12), Packages.Item(5, "宣讲"));
        ReturnedPiece[] figure = [new(Packages.FigureOf(8), "应为 20。")];
        Assert.Throws<RefusedException>(() => submission.Ask([.. figure, new ReturnedPiece(Packages.ItemOf(5), "")], "整份填错。", SubmissionRelation.Contributor, Packages.Author, Units.By, isWhole: true));

        submission.Ask(figure, "整份填错。", SubmissionRelation.Contributor, Packages.Author, Units.By, isWhole: true);
        Assert.Equal(("AskBack", true, "应为 20。"), (submission.Asked!.Move, submission.IsWholeAsked, Assert.Single(submission.AskedPieces).Reason));
        Assert.Null(submission.ReturnedWhole);

        submission.GiveBack();
        Assert.Equal(1, submission.ReturnedWhole!.Revision);
        submission.HandIn(Packages.Figure(8, 20));
        Assert.NotNull(submission.ReturnedWhole);
        Assert.Null(submission.Accept().ReturnedWhole);

        // Of single pieces it is not the whole.
        submission.Ask(figure, "一个数填错。", SubmissionRelation.Contributor, Packages.Author, Units.By);
        Assert.Equal(("AskCorrection", false), (submission.Asked!.Move, submission.IsWholeAsked));
        Assert.Null(submission.GiveBack(Packages.FigureOf(8)).ReturnedWhole);
    }

    private static Submission HandedInFor()
    {
        var submission = Submission.Begin(1, 1, steps: 1, isTop: false, Units.By);
        submission.Submit([Packages.Figure(8, 12)], SubmissionRelation.Contributor, Packages.Author, Units.By, filledById: Township);
        return submission;
    }
}
