using CsCheck;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.Tests.Organisation;

namespace WorkReport.Domain.Tests.Submissions;

/// <summary>审核分工: who had a hand in something does not approve it, but for a leader who signs on paper.</summary>
public class DutiesTests
{
    private const SubmissionRelation Anybody = SubmissionRelation.Contributor | SubmissionRelation.Reviewer | SubmissionRelation.OfficeAbove | SubmissionRelation.ReceivingReviewer;
    private static readonly PaperDecision Paper = new("王建国", "主任", new DateOnly(2022, 12, 1));

    private enum Step
    {
        Write,
        Submit,
        Recall,
        Return,
        Approve,
        ApproveAndAccept,
        Record,
        RecordWithoutSheet,
        Accept,
        TakeBack,
    }

    /// <summary>Three people who may do everything, in any order: no package is approved on the screen by who wrote in it or handed it in.</summary>
    [Fact]
    public void Over_random_moves_nobody_approves_what_they_had_a_hand_in() =>
        Gen.Select(Gen.Enum<Step>(), Gen.Int[1, 3], Gen.Bool, Gen.Int[1, 2]).Array[0, 60].Sample(steps =>
        {
            var submission = Submission.Begin(1, 1, steps: steps.Length > 0 ? steps[0].Item4 : 1, isTop: steps.Length % 7 == 3, Units.By);
            HashSet<int> authors = [];
            foreach (var (step, person, signsOnPaper, _) in steps)
            {
                var hands = (authors.Contains(person) ? SubmissionRelation.Author : 0) | (submission.SubmittedById == person ? SubmissionRelation.Submitter : 0);
                var who = Anybody | hands | (signsOnPaper ? SubmissionRelation.Recorder : 0) | (submission.ApprovedById == person ? SubmissionRelation.Approver : 0);
                var (before, sheets) = (submission.Moves.Count, submission.Attachments.Count);
                try
                {
                    Do(submission, step, person, who, authors);
                }
                catch (RefusedException)
                {
                    Assert.Equal((before, sheets), (submission.Moves.Count, submission.Attachments.Count));
                }

                foreach (var move in submission.Moves.Skip(before).Where(move => Submission.IsApproval(move.Move)))
                {
                    var isOwn = hands != SubmissionRelation.None;
                    Assert.Equal(move.Move == nameof(SubmissionMove.Record) && isOwn, move.IsOwn);
                    Assert.True(!isOwn || (signsOnPaper && move is { IsOwn: true, DecidedBy: "王建国", DecidedPost: "主任", DecidedOn: not null }), $"{step} by {person}, who had a hand in it.");
                    Assert.Equal(sheets + (move.Move == nameof(SubmissionMove.Record) ? 1 : 0), submission.Attachments.Count);
                }
            }
        });

    /// <summary>The same of a report and who sent it.</summary>
    [Fact]
    public void Over_random_moves_no_report_is_approved_by_who_sent_it() =>
        Gen.Select(Gen.Enum<ReportMove>(), Gen.Int[1, 3], Gen.Bool).Array[0, 60].Sample(steps =>
        {
            var report = Report.Draft(1, 1, new ReportHead("总结", "", "", ""), Units.By);
            report.AddBlock(new BlockSpot(BlockPlace.Opening), "", new FigureText([new TextPiece("同志们")]), [], Units.By);
            foreach (var (move, person, withSheet) in steps)
            {
                var hasSent = report.LastSending?.PersonId == person;
                var who = ReportRelation.Office | ReportRelation.Reviewer | ReportRelation.Signer | (hasSent ? ReportRelation.Sender : 0);
                var before = report.Moves.Count;
                try
                {
                    if (move == ReportMove.Send)
                        report.Send(new EditionContent("{}", new EditionFile([1]), 1), who, person, Units.By);
                    else if (move == ReportMove.Return)
                        report.Return("再核", who, person, Units.By);
                    else if (move == ReportMove.Record)
                        report.Record(Paper, withSheet ? Sheet() : null, who, person, Units.By);
                    else
                        report.Make(move, who, PeriodState.Ended, person, Units.By);
                }
                catch (RefusedException)
                {
                    Assert.Equal(before, report.Moves.Count);
                    continue;
                }

                if (move is ReportMove.Approve)
                    Assert.False(hasSent);
                if (move is ReportMove.Record)
                    Assert.Equal((true, hasSent), (withSheet, report.Moves[^1].IsOwn));
            }

            Assert.Equal(report.Moves.Count(move => move.Move == nameof(ReportMove.Record)), report.Attachments.Count);
        });

    [Fact]
    public void A_signature_on_paper_is_recorded_where_the_unit_says_so_and_never_without_its_picture()
    {
        var own = SubmissionRelation.Reviewer | SubmissionRelation.Author;
        Assert.Equal("Submission.Record.NotYours", Packages.In(SubmissionState.InReview).Can(SubmissionMove.Record, own).Reason);

        var submission = Packages.In(SubmissionState.InReview);
        Assert.Equal("Review.NeedsSheet", Refused(() => submission.Record(Paper, null, own | SubmissionRelation.Recorder, 1, Units.By)));
        Assert.Equal("Review.NeedsSigner", Refused(() => submission.Record(Paper with { By = "" }, Sheet(), own | SubmissionRelation.Recorder, 1, Units.By)));
        Assert.Equal("Review.NeedsPost", Refused(() => submission.Record(Paper with { Post = " " }, Sheet(), own | SubmissionRelation.Recorder, 1, Units.By)));
        Assert.Equal(SubmissionState.InReview, submission.State);

        submission.Record(Paper, Sheet(), own | SubmissionRelation.Recorder, 1, Units.By);
        Assert.Equal((SubmissionState.Forwarded, 1, true), (submission.State, submission.ApprovedById, submission.Approval!.IsOwn));
        Assert.Contains("\"own\":true", submission.Happened[^1].After, StringComparison.Ordinal);
        // A mistaken one is taken back like any approval.
        submission.Make(SubmissionMove.TakeBack, SubmissionRelation.Approver, 1, Units.By);
        Assert.Equal(SubmissionState.InReview, submission.State);
    }

    /// <summary>At the top it is the approval that makes figures count, on paper as well.</summary>
    [Fact]
    public void What_the_top_unit_signs_on_paper_counts()
    {
        var submission = Submission.Begin(1, 1, steps: 1, isTop: true, Units.By).HandIn(Packages.Figure(5, 3));
        submission.Record(Paper, Sheet(), SubmissionRelation.Recorder | SubmissionRelation.Reviewer, Packages.Reader, Units.By);
        Assert.Equal((SubmissionState.Approved, 1, false), (submission.State, submission.AcceptedRevision, submission.Approval!.IsOwn));
    }

    [Fact]
    public void The_refusal_names_the_piece_who_else_could_and_how_it_goes_on()
    {
        var submission = Packages.In(SubmissionState.InReview);
        Verdict Of(object? piece, bool onPaper, params string[] others) => submission.Can(SubmissionMove.Approve, SubmissionRelation.Reviewer | SubmissionRelation.Author, new OwnPart(piece, onPaper, others));
        Assert.Equal(("Submission.OwnPiece.NotYours", "宣讲进校园", true), (Of("宣讲进校园", false, "李四").Reason, Of("宣讲进校园", false, "李四").Values[0], Of("宣讲进校园", false, "李四").IsForOthers));
        Assert.Equal("Submission.OwnPiece.Alone", Of("宣讲进校园", false).Reason);
        Assert.Equal("Submission.OwnPiece.OnPaper", Of("宣讲进校园", true, "李四").Reason);
        Assert.Equal("Submission.OwnWork.NotYours", Of(null, false, "李四").Reason);
        Assert.Equal("Submission.OwnWork.OnPaper", Of(null, true).Reason);
    }

    private static void Do(Submission submission, Step step, int person, SubmissionRelation who, HashSet<int> authors)
    {
        switch (step)
        {
            case Step.Write:
                submission.CanEdit(Packages.ItemOf(1)).Demand();
                authors.Add(person);
                break;
            case Step.Submit:
                submission.Submit([Packages.Figure(5, 3)], who, person, Units.By);
                break;
            case Step.Return:
                submission.Return([], "请核实", who, person, Units.By);
                break;
            case Step.Record or Step.RecordWithoutSheet:
                submission.Record(Paper, step is Step.Record ? Sheet() : null, who, person, Units.By);
                break;
            default:
                submission.Make(Enum.Parse<SubmissionMove>(step.ToString()), who, person, Units.By);
                break;
        }
    }

    private static Attachment Sheet() => Attachment.Take("签字页.pdf", "%PDF-1.7"u8.ToArray(), Units.By);

    private static string? Refused(Action act) => Assert.Throws<RefusedException>(act).Verdict.Reason;
}
