using WorkReport.Domain;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Demonstration;

/// <summary>What a package held that was given back at once, and what of it came back.</summary>
internal sealed record FirstTime(IReadOnlyList<FrozenPiece> Pieces, IReadOnlyList<ReturnedPiece> Returned);

/// <summary>Leads a package the whole way to where it stands, move by move, each by somebody who may.</summary>
internal sealed class DemonstrationPackage(DemonstrationSeason season, DemonstrationUnit unit, DemonstrationActors actors, int round = Round.First)
{
    private static readonly Dictionary<SubmissionState, SubmissionMove[]> Ways = new()
    {
        [SubmissionState.Drafting] = [],
        [SubmissionState.InReview] = [SubmissionMove.Submit],
        [SubmissionState.Approved] = [SubmissionMove.Submit, SubmissionMove.Approve],
        [SubmissionState.Forwarded] = [SubmissionMove.Submit, SubmissionMove.Approve],
        [SubmissionState.Accepted] = [SubmissionMove.Submit, SubmissionMove.Approve, SubmissionMove.Accept],
    };

    private readonly DateTimeOffset submitted = round == Round.Second
        ? DemonstrationYear.CollectedAgain.AddMinutes(12 + DemonstrationNames.Lot("minute" + season.Code, unit.Code, 15))
        : season.FirstHandsIn.AddDays(DemonstrationNames.Lot("day" + season.Code, unit.Code, 9)).AddMinutes(DemonstrationNames.Lot("minute" + season.Code, unit.Code, 240));

    /// <summary>When it was begun.</summary>
    public DateTimeOffset Begun => round == Round.Second ? submitted.AddMinutes(-10) : submitted.AddDays(-4);

    /// <param name="unitId">The unit.</param>
    /// <param name="periodId">The period.</param>
    /// <param name="state">Where it is to stand.</param>
    /// <param name="isEmpty">零报告: there is no work item.</param>
    /// <param name="pieces">What it holds when it is handed in.</param>
    /// <param name="returned">What was given back, of a package that was.</param>
    /// <param name="filledById">The unit that fills in for it; null where it does so itself.</param>
    /// <param name="first">What it held when it was handed in the first time and given back; null where it was not.</param>
    public Submission Make(
        int unitId, int periodId, SubmissionState state, bool isEmpty, IReadOnlyList<FrozenPiece> pieces, IReadOnlyList<ReturnedPiece> returned, int? filledById, FirstTime? first = null)
    {
        var day = season.CountedUntil;
        var isTop = unit.Level is UnitLevel.City;
        var contributor = actors.Contributor(unit, day);
        var submission = Submission.Begin(unitId, periodId, steps: 1, isTop, contributor.At(Begun), round);
        if (isEmpty)
            submission.DeclareNoItems(hasNone: true, contributor.At(Begun));
        var moment = submitted;
        if (first is not null)
        {
            var reviewer = actors.Reviewer(unit, day);
            submission.Submit(first.Pieces, contributor.Is, contributor.PersonId, contributor.At(moment.AddDays(-2)));
            submission.Return(first.Returned, "", reviewer.Is, reviewer.PersonId, reviewer.At(moment.AddDays(-1)));
        }

        // A village is given back by its reviewer, everybody else by the office above.
        var way = state is not SubmissionState.Returned ? Ways[state] : unit.Level is UnitLevel.Village ? Ways[SubmissionState.InReview] : Ways[SubmissionState.Forwarded];
        foreach (var move in way)
        {
            var actor = Who(move, day);
            if (move is SubmissionMove.Submit)
                submission.Submit(pieces, actor.Is, actor.PersonId, actor.At(moment), filledById: filledById);
            else if (move is SubmissionMove.Approve && actor.PersonId == contributor.PersonId)
                Record(submission, actor, moment);
            else
                submission.Make(move, actor.Is, actor.PersonId, actor.At(moment), forwardsItself: state is not SubmissionState.Approved);
            moment = round == Round.Second ? moment.AddMinutes(10) : moment.AddDays(1);
        }

        if (state is SubmissionState.Returned)
        {
            var actor = unit.Level is UnitLevel.Village ? actors.Reviewer(unit, day) : actors.OfficeAbove(unit, day);
            submission.Return(returned, "", actor.Is, actor.PersonId, actor.At(moment));
        }

        return submission;
    }

    /// <summary>One person does all the work: the leader signs on paper, and that person records it.</summary>
    private static void Record(Submission submission, DemonstrationActor actor, DateTimeOffset moment)
    {
        var (signed, by) = (DemonstrationText.Blocks("year").Single(block => block.Kind == "signed"), actor.At(moment));
        var sheet = Attachment.Take(signed["file"], DemonstrationPdf.Of("Demonstration: an invented sheet that a leader has signed."), by);
        submission.Record(
            new PaperDecision(signed["by"], signed["post"], ChinaTime.DayOf(moment)), sheet,
            actor.Is | SubmissionRelation.Recorder | SubmissionRelation.Submitter | SubmissionRelation.Author, actor.PersonId, by);
    }

    private DemonstrationActor Who(SubmissionMove move, DateOnly day) => move switch
    {
        SubmissionMove.Approve => actors.Reviewer(unit, day),
        SubmissionMove.Accept => actors.OfficeAbove(unit, day),
        _ => actors.Contributor(unit, day),
    };
}
