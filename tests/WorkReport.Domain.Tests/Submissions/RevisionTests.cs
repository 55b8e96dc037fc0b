using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.Tests.Metrics;
using WorkReport.Domain.Tests.Organisation;
using WorkReport.Domain.WorkItems;

namespace WorkReport.Domain.Tests.Submissions;

public class RevisionTests
{
    [Fact]
    public void What_is_handed_in_is_frozen_piece_by_piece_under_its_keys()
    {
        var submission = Packages.In(SubmissionState.Drafting);
        submission.Submit([Packages.Item(7, "宣讲走进课堂"), Packages.Figure(8, 12)], SubmissionRelation.Office, Packages.Author, Units.After(2));

        var revision = Assert.Single(submission.Revisions);
        Assert.Equal((1, Revision.CurrentSchema, Units.After(2).At, "测试", false), (revision.Number, revision.Schema, revision.At, revision.Who, revision.IsSupplied));
        Assert.Equal([(PieceKind.WorkItem, 7), (PieceKind.MetricValue, 8)], revision.Pieces.Select(piece => (piece.Kind, piece.PieceId)));
        Assert.Equal("宣讲走进课堂", revision.Pieces[0].Content!.Read<ItemFacts>().Lead);
        Assert.Equal(12, revision.Pieces[1].Content!.Read<ValueFacts>().Value);
        Assert.Equal((1, null), (submission.LatestRevision, submission.AcceptedRevision));
    }

    [Fact]
    public void What_is_refused_freezes_nothing()
    {
        var submission = Packages.In(SubmissionState.InReview, Packages.Figure(8, 12));

        Assert.Throws<RefusedException>(() => submission.HandIn(Packages.Figure(8, 13)));
        Assert.Throws<RefusedException>(() => submission.ConfirmTotals([Packages.Figure(8, 13)], SubmissionRelation.Reviewer, Units.By));
        Assert.Equal((1, 1), (submission.Revisions.Count, submission.LatestRevision));
    }

    [Fact]
    public void Each_time_it_is_handed_in_is_a_revision_of_its_own_and_the_old_ones_stay()
    {
        var submission = Packages.In(SubmissionState.Drafting).HandIn(Packages.Figure(8, 12)).GiveBack().HandIn(Packages.Figure(8, 13));
        submission.Make(SubmissionMove.Recall, SubmissionRelation.Submitter, Packages.Author, Units.By);
        submission.HandIn(Packages.Figure(8, 14));

        Assert.Equal([1, 2, 3], submission.Revisions.Select(revision => revision.Number));
        Assert.Equal([12m, 13m, 14m], submission.Revisions.Select(revision => revision.Pieces[0].Content!.Read<ValueFacts>().Value!.Value));
        Assert.Equal(3, submission.LatestRevision);
    }

    /// <summary>The hand-in points at what it made, every other move at what the person had in front of them.</summary>
    [Fact]
    public void Every_move_points_at_the_revision_it_was_about()
    {
        var submission = Packages.In(SubmissionState.Drafting).HandIn(Packages.Figure(8, 12)).GiveBack().HandIn(Packages.Figure(8, 13)).Accept();

        Assert.Equal(["Submit", "Return", "Submit", "Approve", "Accept"], submission.Moves.Select(move => move.Move));
        Assert.Equal([1, 1, 2, 2, 2], submission.Moves.Select(move => move.Revision!.Value));
        Assert.Equal(2, submission.AcceptedRevision);
    }

    [Theory]
    [InlineData("12.0", "12")]
    [InlineData("12.50", "12.5")]
    [InlineData("100", "100.000")]
    [InlineData("0.00", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    public void One_figure_has_one_content_whatever_the_store_makes_of_its_zeros(string one, string other)
    {
        Assert.Equal(Hash(one), Hash(other));
        Assert.Equal(decimal.Parse(other, CultureInfo.InvariantCulture), Content(one).Read<ValueFacts>().Value);

        static string Hash(string value) => Content(value).Hash;

        static PieceContent Content(string value)
        {
            var sheet = MetricSheet.Begin(1, 1, Units.By);
            sheet.Fill([new MetricEntry(Measures.Saved(8, RollUp.Sum, "万元").Now, new Figure(decimal.Parse(value, CultureInfo.InvariantCulture)))], Units.By);
            return PieceContent.Of(ValueFacts.Of(sheet.Of(8)!, wording: 1));
        }
    }

    /// <summary>Over random figures: the same content where they are equal, another where they are not.</summary>
    [Fact]
    public void Two_figures_have_one_content_exactly_where_they_are_equal() =>
        Gen.Select(Gen.Int[-6, 6], Gen.Int[-6, 6], Gen.Int[0, 6], Gen.Int[0, 6]).Sample((one, other, zeros, more) =>
        {
            var (a, b) = (one / 4m, other / 4m);
            Assert.Equal(a == b, Of(a, zeros).Hash == Of(b, more).Hash);

            static PieceContent Of(decimal value, int zeros) => PieceContent.Of(PlanFacts.Of(PlanItem.Propose(
                1, 1, new PlanTask(1, "开展宣讲", 8, value * (1 + new decimal(0, 0, 0, isNegative: false, (byte)zeros)), "", "", "", DueOn: null), Units.By)));
        });

    [Fact]
    public void Each_of_what_a_figure_says_makes_another_content()
    {
        var facts = new ValueFacts(12, Base: 20, Printed: "12多", Note: "全年", SourceUnit: "县妇联", IsTotal: true, Wording: 1);
        ValueFacts[] others =
        [
            facts, facts with { Value = 13 }, facts with { Base = null }, facts with { Printed = null }, facts with { Note = null }, facts with { SourceUnit = null },
            facts with { IsTotal = null }, facts with { Wording = 2 },
        ];

        Assert.Equal(others.Length, others.Select(other => PieceContent.Of(other).Hash).Distinct().Count());
        Assert.All(others, other => Assert.Equal(other, PieceContent.Of(other).Read<ValueFacts>()));
    }

    [Fact]
    public void A_figure_is_frozen_with_its_source_its_note_and_that_it_is_a_whole()
    {
        var sheet = MetricSheet.Begin(1, 1, Units.By);
        sheet.Fill([new MetricEntry(Measures.Saved(8, RollUp.Rate, "%").Now, Figure.Share(17, 20), "全年", SourceUnit: "县妇联", IsTotal: true)], Units.By);

        Assert.Equal(new ValueFacts(17, 20, Printed: null, "全年", "县妇联", IsTotal: true, Wording: 3), ValueFacts.Of(sheet.Of(8)!, wording: 3));
    }

    [Fact]
    public void An_item_is_frozen_with_its_marks_and_the_hashes_of_its_files()
    {
        var body = new FigureText([new TextPiece("全年宣讲"), new TextPiece("5场次", new BoundFigure(1, 2, FigureAspect.Own)), new TextPiece("。")]);
        var item = WorkItem.Write(2, 1, new ItemWords(4, "宣讲走进课堂", body, "县妇联"), Units.By);
        var before = PieceContent.Of(ItemFacts.Of(item));
        item.Attach("照片.pdf", "%PDF-1.7"u8.ToArray(), Units.By);
        var facts = PieceContent.Of(ItemFacts.Of(item)).Read<ItemFacts>();

        Assert.NotEqual(before.Hash, PieceContent.Of(ItemFacts.Of(item)).Hash);
        Assert.Equal((4, "宣讲走进课堂", body.Stored, "县妇联"), (facts.SectionId, facts.Lead, facts.Body, facts.Partners));
        Assert.Equal(new FileFacts("照片.pdf", Convert.ToHexStringLower(SHA256.HashData("%PDF-1.7"u8))), Assert.Single(facts.Files));
    }

    /// <summary>What was frozen in the first years is the same content today: written otherwise, every item would look changed since.</summary>
    [Fact]
    public void An_item_is_frozen_in_the_bytes_of_old()
    {
        var item = WorkItem.Write(2, 1, new ItemWords(2, "办好第1件实事", new FigureText([new TextPiece("全年做了不少工作，群众满意。")])), Units.By);
        var content = PieceContent.Of(ItemFacts.Of(item));

        Assert.Equal("""{"sectionId":2,"lead":"办好第1件实事","body":"全年做了不少工作，群众满意。","partners":"","files":[]}""", content.Json);
        Assert.Equal("1e84349eb71227cdccbda89a3e885bc79f405008b15cd6a1e1cb992af653c390", content.Hash);
    }

    [Fact]
    public void A_task_comes_back_as_it_was_frozen()
    {
        var task = new PlanTask(3, "开展宣讲", 7, 120, "王主任", "柳溪镇", "学校", new DateOnly(2023, 6, 30));

        Assert.Equal(task, PieceContent.Of(PlanFacts.Of(PlanItem.Propose(2, 1, task, Units.By))).Read<PlanFacts>().Task);
        Assert.True(PieceContent.Of(new NoItemsFacts()).Read<NoItemsFacts>().None);
    }

    [Fact]
    public void The_hash_is_that_of_the_text_that_is_kept_and_people_can_read_it()
    {
        var content = Packages.Item(7, "宣讲走进课堂").Content;

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.Json))), content.Hash);
        Assert.Contains("宣讲走进课堂", content.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_total_is_signed_with_its_three_figures_and_how_many_of_how_many_are_in_it()
    {
        var facts = TotalFacts.Of(Total.Of(RollUp.Rate, Figure.Share(1, 2), [Figure.Share(9.0m, 10), Figure.Share(50, 100)]), expected: 3);

        Assert.Equal(new TotalFacts(1, 2, 59, 110, 60, 112, Expected: 3, Reported: 2), facts);
        Assert.Equal((Figure.Share(1, 2), Figure.Share(59, 110), Figure.Share(60, 112)), (facts.OwnFigure, facts.BelowFigure, facts.AllFigure));
        Assert.Equal(facts, PieceContent.Of(facts).Read<TotalFacts>());
        Assert.Equal(PieceContent.Of(new TotalFacts(1, 2, 59, 110, 60, 112, 3, 2)).Hash, PieceContent.Of(facts).Hash);
    }

    [Fact]
    public void A_total_of_nothing_is_not_signed_and_one_of_a_zero_is()
    {
        Assert.True(TotalFacts.Of(Total.Of(RollUp.Sum, own: null, []), expected: 3).IsBlank);
        Assert.False(TotalFacts.Of(Total.Of(RollUp.Sum, own: null, [new Figure(0)]), expected: 3).IsBlank);
        Assert.False(TotalFacts.Of(Total.Direct(new Figure(5)), expected: 3).IsBlank);
    }

    /// <summary>补记: a package from before revisions were kept gets one, and what was accepted goes on counting.</summary>
    [Theory]
    [InlineData(SubmissionState.InReview, false, null)]
    [InlineData(SubmissionState.Returned, false, null)]
    [InlineData(SubmissionState.Approved, false, null)]
    [InlineData(SubmissionState.Approved, true, 1)]
    [InlineData(SubmissionState.Forwarded, false, null)]
    [InlineData(SubmissionState.Accepted, false, 1)]
    public void At_an_upgrade_a_package_gets_its_one_revision_and_counts_where_it_counted(SubmissionState state, bool isTop, int? accepted)
    {
        var submission = Submission.Begin(1, 1, steps: 1, isTop, Units.By);
        Units.Become(submission, nameof(Submission.State), state);
        submission.Recorded();
        submission.Supply([Packages.Figure(8, 12)], Units.After(9));
        submission.Supply([Packages.Figure(8, 99)], Units.After(9));

        var supplied = Assert.Single(submission.Revisions);
        Assert.Equal((1, true, 12m), (supplied.Number, supplied.IsSupplied, supplied.Pieces[0].Content!.Read<ValueFacts>().Value!.Value));
        Assert.Equal((1, accepted, state), (submission.LatestRevision, submission.AcceptedRevision, submission.State));
        Assert.Equal("submission.revisionSupplied", Assert.Single(submission.Happened).What);
    }

    [Fact]
    public void What_was_handed_in_since_revisions_are_kept_needs_none_supplied()
    {
        var submission = Packages.In(SubmissionState.Accepted, Packages.Figure(8, 12));
        submission.Recorded();
        submission.Supply([Packages.Figure(8, 99)], Units.By);

        Assert.False(Assert.Single(submission.Revisions).IsSupplied);
        Assert.Empty(submission.Happened);
    }
}
