using System.Reflection;
using System.Text;
using CsCheck;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Tests.Organisation;

namespace WorkReport.Domain.Tests.Reports;

public class ReportTests
{
    private const int Drafter = 1;
    private const int Reader = 2;
    private static readonly BlockSpot Spot = new(BlockPlace.Section, 7);
    private static readonly ReportHead Head = new("2022年工作总结", "", "", "同志们：");

    /// <summary>The whole grid, as a person would read it: state × move × who.</summary>
    [Fact]
    public void The_legal_moves_are_these_and_no_others()
    {
        var grid = new StringBuilder();
        foreach (var state in Enum.GetValues<ReportState>())
        {
            foreach (var move in Enum.GetValues<ReportMove>())
            {
                var who = new[] { ReportRelation.Office, ReportRelation.Reviewer, ReportRelation.Signer }.Where(r => In(state).Can(move, r, PeriodState.Ended).IsYes).ToList();
                if (who.Count > 0)
                    grid.Append(state).Append(' ').Append(move).Append(": ").AppendLine(string.Join(", ", who));
            }
        }

        Assert.Equal(
            """
            Drafting Send: Office
            Checking Consult: Office
            Checking Deliberate: Office
            Checking Return: Office, Reviewer
            Checking Approve: Signer
            Checking Record: Office
            Consulting Consult: Office
            Consulting Deliberate: Office
            Consulting Return: Office, Reviewer
            Consulting Approve: Signer
            Consulting Record: Office
            Deliberating Return: Office, Reviewer
            Deliberating Approve: Signer
            Deliberating Record: Office
            Approved Return: Office
            Approved Issue: Office

            """.ReplaceLineEndings(),
            grid.ToString().ReplaceLineEndings());
    }

    [Fact]
    public void Every_refused_move_says_why()
    {
        foreach (var state in Enum.GetValues<ReportState>())
        {
            foreach (var move in Enum.GetValues<ReportMove>())
            {
                var verdict = In(state).Can(move, ReportRelation.None, PeriodState.Ended);
                Assert.Contains(verdict.Reason, new[] { $"Report.{move}.NotNow", $"Report.{move}.NotYours" });
            }
        }
    }

    [Fact]
    public void Who_reads_without_signing_gives_back_and_does_not_approve()
    {
        var report = In(ReportState.Checking);

        Assert.Equal(Verdict.No("Report.Approve.NotYours", ReportRelation.Signer).Values, report.Can(ReportMove.Approve, ReportRelation.Reviewer, PeriodState.Ended).Values);
        Assert.Equal("Report.Approve.NotYours", Refused(() => report.Make(ReportMove.Approve, ReportRelation.Reviewer, PeriodState.Ended, Reader, Units.By)));
        report.Return("数字再核一遍。", ReportRelation.Reviewer, Reader, Units.By);
        Assert.Equal(ReportState.Drafting, report.State);
    }

    [Fact]
    public void Nothing_is_sent_that_says_nothing()
    {
        var report = Report.Draft(1, 1, Head, Units.By);

        Assert.Equal("Report.Send.Empty", report.Can(ReportMove.Send, ReportRelation.Office, PeriodState.Open).Reason);
    }

    /// <summary>Drafting begins before the season ends and goes on; only issuing waits, so that what was issued rests on figures that stay.</summary>
    [Theory]
    [InlineData(PeriodState.Preparing)]
    [InlineData(PeriodState.Open)]
    public void While_figures_still_come_in_everything_is_done_but_issuing(PeriodState period)
    {
        var report = In(ReportState.Drafting);
        foreach (var move in new[] { ReportMove.Send, ReportMove.Consult, ReportMove.Return, ReportMove.Send, ReportMove.Deliberate, ReportMove.Approve })
            Press(report, move, ReportRelation.Office | ReportRelation.Reviewer | ReportRelation.Signer, period);
        var moves = report.Moves.Count;

        Assert.Equal("Report.Issue.StillCollecting", report.Can(ReportMove.Issue, ReportRelation.Office, period).Reason);
        Assert.Equal("Report.Issue.StillCollecting", Refused(() => Press(report, ReportMove.Issue, ReportRelation.Office, period)));
        Assert.Equal((ReportState.Approved, moves), (report.State, report.Moves.Count));
        Press(report, ReportMove.Issue, ReportRelation.Office);
        Assert.Equal(ReportState.Issued, report.State);
    }

    /// <summary>Who may not issue at all is told so, not to wait.</summary>
    [Fact]
    public void Whose_issuing_it_is_not_is_not_told_to_wait() =>
        Assert.Equal("Report.Issue.NotYours", In(ReportState.Approved).Can(ReportMove.Issue, ReportRelation.Reviewer, PeriodState.Open).Reason);

    [Fact]
    public void Every_move_points_at_the_version_it_was_about()
    {
        var report = In(ReportState.Checking);
        Press(report, ReportMove.Consult, ReportRelation.Office);
        Press(report, ReportMove.Return, ReportRelation.Office);
        Press(report, ReportMove.Send, ReportRelation.Office);
        Press(report, ReportMove.Approve, ReportRelation.Signer);
        Press(report, ReportMove.Issue, ReportRelation.Office);

        Assert.Equal([1, 2, 2, 3, 4, 4], report.Moves.Select(move => move.Revision!.Value));
    }

    [Fact]
    public void Nothing_is_returned_without_a_reason_nor_recorded_without_a_name_a_post_and_a_picture()
    {
        var report = In(ReportState.Checking);

        Assert.Equal("Report.Return.NeedsReason", Refused(() => report.Return(" ", ReportRelation.Reviewer, Reader, Units.By)));
        Assert.Equal("Review.NeedsSigner", Refused(() => report.Record(new PaperDecision(" ", "主任", new DateOnly(2022, 12, 1)), Sheet(), ReportRelation.Office, Drafter, Units.By)));
        Assert.Equal("Review.NeedsPost", Refused(() => report.Record(new PaperDecision("王建国", " ", new DateOnly(2022, 12, 1)), Sheet(), ReportRelation.Office, Drafter, Units.By)));
        Assert.Equal("Review.NeedsSheet", Refused(() => report.Record(new PaperDecision("王建国", "主任", new DateOnly(2022, 12, 1)), null, ReportRelation.Office, Drafter, Units.By)));
        Assert.Equal(ReportState.Checking, report.State);
        Assert.Empty(report.Attachments);
    }

    [Fact]
    public void A_decision_on_paper_keeps_its_name_its_post_its_day_and_its_picture()
    {
        var report = In(ReportState.Checking);

        report.Record(new PaperDecision("王建国", "主任", new DateOnly(2022, 12, 1)), Sheet(), ReportRelation.Office, Drafter, Units.By);

        Assert.Equal(("王建国", "主任", (DateOnly?)new DateOnly(2022, 12, 1), false), (report.Moves[^1].DecidedBy, report.Moves[^1].DecidedPost, report.Moves[^1].DecidedOn, report.Moves[^1].IsOwn));
        Assert.Single(report.Attachments);
        Assert.Equal((ReportState.Approved, EditionKind.Final), (report.State, report.Latest!.Kind));
    }

    /// <summary>What is approved and issued is what was sent: the same facts, the same file, under the same checksum.</summary>
    [Fact]
    public void Every_version_after_the_sending_holds_what_was_sent()
    {
        var report = In(ReportState.Checking);
        var sent = report.Latest!;
        report.Make(ReportMove.Consult, ReportRelation.Office, PeriodState.Ended, Drafter, Units.By);
        report.Make(ReportMove.Consult, ReportRelation.Office, PeriodState.Ended, Drafter, Units.By);
        report.Make(ReportMove.Deliberate, ReportRelation.Office, PeriodState.Ended, Drafter, Units.By);
        report.Make(ReportMove.Approve, ReportRelation.Signer, PeriodState.Ended, Reader, Units.By);
        report.Make(ReportMove.Issue, ReportRelation.Office, PeriodState.Ended, Drafter, Units.By);

        Assert.Equal([1, 2, 3, 4, 5], report.Editions.Select(e => e.Number));
        Assert.Equal(
            [EditionKind.ForApproval, EditionKind.ForComment, EditionKind.ForComment, EditionKind.ForDeliberation, EditionKind.Final],
            report.Editions.Select(e => e.Kind));
        Assert.All(report.Editions, e => Assert.Equal((sent.Facts, sent.Checksum, sent.Pages), (e.Facts, e.Checksum, e.Pages)));
        Assert.All(report.Editions, e => Assert.Same(sent.File, e.File));
    }

    [Fact]
    public void A_text_that_was_returned_is_frozen_anew_and_the_old_versions_stay()
    {
        var report = In(ReportState.Checking);
        var first = report.Latest!.Checksum;
        report.Return("数字再核一遍。", ReportRelation.Reviewer, Reader, Units.By);
        Assert.True(report.CanEdit.IsYes);
        report.Send(Content("第二稿"), ReportRelation.Office, Drafter, Units.By);
        report.Make(ReportMove.Approve, ReportRelation.Signer, PeriodState.Ended, Reader, Units.By);

        Assert.Equal([1, 2, 3], report.Editions.Select(e => e.Number));
        Assert.Equal(first, report.Editions[0].Checksum);
        Assert.Equal("第二稿", report.Latest!.Facts);
    }

    [Fact]
    public void A_number_in_a_lead_follows_no_metric_either()
    {
        var report = Report.Draft(1, 1, Head, Units.By);
        report.AddBlock(Spot, "动员4200多名五老", Words("讲好故事。"), [], Units.By);
        Assert.Equal(["4200多名"], report.Blocks[0].Unsourced);
        Assert.Equal(["4200多名", "3场次"], new FactParagraph("动员4200多名五老", "宣讲3场次。", [], []).Unsourced());
        Assert.Equal("Report.Send.NeedsReason", Refused(() => report.Send(Content("稿"), ReportRelation.Office, Drafter, Units.By)));
    }

    [Fact]
    public void Numbers_that_follow_no_metric_are_not_sent_without_a_word_of_why_and_the_word_is_kept()
    {
        var report = Report.Draft(1, 1, Head, Units.By);
        report.AddBlock(Spot, "", Words("新建阵地12个。"), [], Units.By);

        Assert.Equal("Report.Send.NeedsReason", Refused(() => report.Send(Content("稿"), ReportRelation.Office, Drafter, Units.By, " ")));
        Assert.Equal((ReportState.Drafting, 0), (report.State, report.Editions.Count));

        report.Send(Content("稿"), ReportRelation.Office, Drafter, Units.By, "沿用上级文件的提法");
        Assert.Equal("沿用上级文件的提法", report.LastSending!.Reason);
        Assert.Contains("沿用上级文件的提法", report.Happened[^1].After, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_drafting_nothing_of_the_text_changes()
    {
        var report = In(ReportState.Checking);
        var block = report.Blocks[0].Id;
        Action[] changes =
        [
            () => report.SetHead(Head with { Title = "别的" }, Units.By), () => Add(report, 9), () => report.ChangeBlock(block, "", Words("别的"), Units.By),
            () => report.ShiftBlock(block, isUp: true, Units.By), () => report.RemoveBlock(block, Units.By),
        ];

        Assert.All(changes, change => Assert.Equal("Report.IsUnderway", Refused(change)));
    }

    [Fact]
    public void The_same_source_given_twice_is_remembered_once()
    {
        var report = Report.Draft(1, 1, Head, Units.By);
        var source = new BlockSource(SourceKind.WorkItem, 3);

        Assert.Equal([source], report.AddBlock(Spot, "", Words("甲"), [source, source], Units.By).Sources);
    }

    [Fact]
    public void Figures_keep_speaking_for_their_own_unit()
    {
        var report = Report.Draft(1, 1, Head, Units.By);
        var figure = new BoundFigure(5, 42, FigureAspect.Own);
        var block = report.AddBlock(Spot, "", new FigureText([new TextPiece("宣讲"), new TextPiece("3场次", figure)]), [], Units.By);

        Assert.Equal([figure], block.Figures.Figures);
        Assert.Equal("宣讲5场次", block.Figures.Show(_ => "5场次"));
    }

    /// <summary>Over random presses: the state is the fold of the moves, a refused one leaves nothing, each one leaves one row and one audit line.</summary>
    [Fact]
    public void Over_random_presses_the_state_is_what_the_moves_say() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 15], Gen.Enum<PeriodState>()).Array[0, 60].Sample(presses =>
        {
            var report = Report.Draft(1, 1, Head, Units.By);
            Add(report, 1);
            foreach (var (m, w, period) in presses)
            {
                var (move, who) = ((ReportMove)m, (ReportRelation)w);
                var (may, before, told, frozen) = (report.Can(move, who, period).IsYes, report.State, report.Happened.Count, report.Editions.Count);
                try
                {
                    Press(report, move, who, period);
                    Assert.True(may);
                    Assert.Equal(told + 1, report.Happened.Count);
                    Assert.Equal(frozen + (move is ReportMove.Return or ReportMove.Issue ? 0 : 1), report.Editions.Count);
                }
                catch (RefusedException)
                {
                    Assert.False(may);
                    Assert.Equal((before, told, frozen), (report.State, report.Happened.Count, report.Editions.Count));
                }
            }

            var state = ReportState.Drafting.ToString();
            foreach (var move in report.Moves)
            {
                Assert.Equal(state, move.From);
                state = move.To;
            }

            Assert.Equal(report.State.ToString(), state);
            Assert.Equal(Enumerable.Range(1, report.Editions.Count), report.Editions.Select(e => e.Number));
            Assert.True(report.State is not (ReportState.Approved or ReportState.Issued) || report.Latest!.Kind is EditionKind.Final);
        });

    /// <summary>However paragraphs are added, shifted and removed, each spot has its own in one order without gaps, as a plain list would.</summary>
    [Fact]
    public void Paragraphs_keep_one_order_without_gaps_at_every_spot() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1], Gen.Int[0, 9]).Array[0, 40].Sample(acts =>
        {
            var report = Report.Draft(1, 1, Head, Units.By);
            List<int>[] model = [[], []];
            var next = 1;
            foreach (var (act, section, which) in acts)
            {
                var list = model[section];
                if (act == 0 || list.Count == 0)
                {
                    Add(report, next, section);
                    list.Add(next++);
                    continue;
                }

                var at = which % list.Count;
                var id = list[at];
                if (act == 3)
                {
                    report.RemoveBlock(id, Units.By);
                    list.RemoveAt(at);
                    continue;
                }

                report.ShiftBlock(id, act == 1, Units.By);
                var to = Math.Clamp(at + (act == 1 ? -1 : 1), 0, list.Count - 1);
                (list[at], list[to]) = (list[to], list[at]);
            }

            foreach (var section in new[] { 0, 1 })
            {
                var blocks = report.At(new BlockSpot(BlockPlace.Section, section));
                Assert.Equal(model[section], blocks.Select(b => b.Id));
                Assert.Equal(Enumerable.Range(0, blocks.Count), blocks.Select(b => b.Position));
            }
        });

    private static void Press(Report report, ReportMove move, ReportRelation who, PeriodState period = PeriodState.Ended)
    {
        switch (move)
        {
            case ReportMove.Send:
                report.Send(Content("稿"), who, Drafter, Units.By);
                break;
            case ReportMove.Return:
                report.Return("请核实", who, Reader, Units.By);
                break;
            case ReportMove.Record:
                report.Record(new PaperDecision("王建国", "主任", new DateOnly(2022, 12, 1)), Sheet(), who, Drafter, Units.By);
                break;
            default:
                report.Make(move, who, period, Reader, Units.By);
                break;
        }
    }

    private static Report In(ReportState state)
    {
        var report = Report.Draft(1, 1, Head, Units.By);
        Add(report, 1);
        ReportMove[] way = state switch
        {
            ReportState.Drafting => [],
            ReportState.Checking => [ReportMove.Send],
            ReportState.Consulting => [ReportMove.Send, ReportMove.Consult],
            ReportState.Deliberating => [ReportMove.Send, ReportMove.Deliberate],
            ReportState.Approved => [ReportMove.Send, ReportMove.Approve],
            _ => [ReportMove.Send, ReportMove.Approve, ReportMove.Issue],
        };
        foreach (var move in way)
            Press(report, move, ReportRelation.Office | ReportRelation.Reviewer | ReportRelation.Signer);
        return report;
    }

    /// <summary>Gives the paragraph the key that the store would give.</summary>
    private static void Add(Report report, int id, int section = 7)
    {
        var block = report.AddBlock(new BlockSpot(BlockPlace.Section, section), "", Words($"第{id}段"), [], Units.By);
        typeof(ReportBlock).GetProperty(nameof(ReportBlock.Id), BindingFlags.Instance | BindingFlags.Public)!.SetValue(block, id);
    }

    private static FigureText Words(string words) => new([new TextPiece(words)]);

    private static EditionContent Content(string facts) => new(facts, new EditionFile(Encoding.UTF8.GetBytes("%PDF " + facts)), 3);

    private static Attachment Sheet() => Attachment.Take("签字页.pdf", "%PDF-1.7"u8.ToArray(), Units.By);

    private static string? Refused(Action act) => Assert.Throws<RefusedException>(act).Verdict.Reason;
}
