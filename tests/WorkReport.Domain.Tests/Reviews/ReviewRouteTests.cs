using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.Tests.Organisation;
using WorkReport.Domain.Tests.Submissions;

namespace WorkReport.Domain.Tests.Reviews;

/// <summary>审核流程: what a route may be, and that a package keeps the one it was handed in under.</summary>
public sealed class ReviewRouteTests
{
    private static readonly OrgUnit Unit = OrgUnit.Found("330100", "澄川市", UnitLevel.City, parent: null, new DateOnly(2000, 1, 1), Units.By);

    [Fact]
    public void Its_steps_are_numbered_and_told()
    {
        var route = ReviewRoute.Set(Unit, [new RouteStep(3, "核稿", StepReader.Person, 7), new RouteStep(4, "签发", StepReader.Signers, 9)], Units.By);
        Assert.Equal([new RouteStep(0, "核稿", StepReader.Person, 7), new RouteStep(1, "签发", StepReader.Signers)], route.Steps);
        Assert.Equal((2, "route.set"), (route.Count, Assert.Single(route.Happened).What));
        Assert.Contains("核稿 → 签发", route.Happened[0].After, StringComparison.Ordinal);
        Assert.Equal(1, ReviewRoute.Set(Unit, [], Units.By).Count);
    }

    [Theory]
    [InlineData("", StepReader.Reviewers, null, "Route.NeedsName")]
    [InlineData("核稿", StepReader.Person, null, "Route.NeedsReader")]
    [InlineData("核稿", StepReader.Person, 8, "Route.SameTwice")]
    public void What_a_step_wants_is_said(string name, StepReader reader, int? person, string why) => Assert.Equal(
        why, Assert.Throws<RefusedException>(() => ReviewRoute.Set(Unit, [new RouteStep(0, "初审", StepReader.Person, 8), new RouteStep(1, name, reader, person)], Units.By)).Verdict.Reason);

    [Fact]
    public void Six_steps_are_too_many() => Assert.Equal("Route.TooMany", Assert.Throws<RefusedException>(() =>
        ReviewRoute.Set(Unit, [.. Enumerable.Range(0, 6).Select(at => new RouteStep(at, $"第{at}步", StepReader.Reviewers))], Units.By)).Verdict.Reason);

    [Fact]
    public void A_package_goes_through_every_step_and_each_move_says_which_it_was_and_for_whom()
    {
        var route = ReviewRoute.Set(Unit, [new RouteStep(0, "核稿", StepReader.Reviewers), new RouteStep(1, "签发", StepReader.Signers)], Units.By);
        var package = Submission.Begin(1, 1, steps: 1, isTop: false, Units.By);
        package.Submit([Packages.Figure(8, 12)], SubmissionRelation.Contributor, Packages.Author, Units.By, route: route);
        Assert.Equal((2, 0), (package.Steps, package.Step));
        Assert.Equal("Submission.ApproveAndAccept.NotLast", package.Can(SubmissionMove.ApproveAndAccept, SubmissionRelation.ReceivingReviewer).Reason);

        package.Make(SubmissionMove.Approve, SubmissionRelation.Reviewer, 2, Units.By with { For = "王主任" }, step: "核稿");
        Assert.Equal((SubmissionState.InReview, 1, false), (package.State, package.Step, package.IsOpened));
        package.Make(SubmissionMove.Approve, SubmissionRelation.Reviewer, 3, Units.By, step: "签发");
        Assert.Equal(SubmissionState.Forwarded, package.State);
        Assert.Equal([(null, null), ("核稿", "王主任"), ("签发", null)], package.Moves.Select(move => (move.Step, move.For)));

        // Handed in again without a route: one reading, as ever.
        package.Return([], "再核", SubmissionRelation.OfficeAbove, 4, Units.By, "签发");
        Assert.Null(package.Moves[^1].Step);
        package.Submit([Packages.Figure(8, 12)], SubmissionRelation.Contributor, Packages.Author, Units.By);
        Assert.Equal((1, 0, null), (package.Steps, package.Step, package.RouteId));
        package.Make(SubmissionMove.Approve, SubmissionRelation.Reviewer, 2, Units.By);
        Assert.Equal(SubmissionState.Forwarded, package.State);
    }

    /// <summary>A recorder writes down what a leader decided, also that it goes back; they do not approve in the leader's place.</summary>
    [Fact]
    public void Who_only_records_sends_back_and_does_not_approve()
    {
        var package = Submission.Begin(1, 1, steps: 1, isTop: false, Units.By).HandIn(Packages.Figure(8, 12));
        Assert.False(package.Can(SubmissionMove.Approve, SubmissionRelation.Recorder).IsYes);
        Assert.True(package.Can(SubmissionMove.Record, SubmissionRelation.Recorder).IsYes);
        Assert.True(package.Can(SubmissionMove.Return, SubmissionRelation.Recorder).IsYes);
        package.Open(SubmissionRelation.Recorder, Units.By);
        Assert.True(package.IsOpened);
    }
}
