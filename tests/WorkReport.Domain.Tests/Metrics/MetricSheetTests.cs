using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Tests.Organisation;

namespace WorkReport.Domain.Tests.Metrics;

public class MetricSheetTests
{
    private static readonly AskedMetric Talks = Measures.Saved(1).Now;
    private static readonly AskedMetric Pairs = Measures.Saved(2).Now;
    private static readonly AskedMetric Reached = Measures.Saved(3, RollUp.Rate, "%").Now;

    [Fact]
    public void Only_what_differs_is_entered_and_one_line_tells_it_all()
    {
        var sheet = Filled(new MetricEntry(Talks, new Figure(12)), new MetricEntry(Pairs, new Figure(3)));
        sheet.Fill([new MetricEntry(Talks, new Figure(12)), new MetricEntry(Pairs, new Figure(4), "新结一对")], Units.By);

        Assert.Equal((12m, 4m, "新结一对"), (sheet.Of(1)!.Value, sheet.Of(2)!.Value, sheet.Of(2)!.Note));
        var told = Assert.Single(sheet.Happened);
        Assert.Equal("sheet.filled", told.What);
        Assert.Contains("M02", told.After, StringComparison.Ordinal);
        Assert.DoesNotContain("M01", told.After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_keeps_who_entered_it_and_when_by_the_clock_of_due_dates()
    {
        var sheet = Filled(new MetricEntry(Talks, new Figure(12)), new MetricEntry(Pairs, new Figure(3)));
        var day = Units.By.At.AddYears(-4);
        sheet.Fill([new MetricEntry(Talks, new Figure(13)), new MetricEntry(Pairs, new Figure(3))], Units.By with { Who = "另一人", Dated = day });

        Assert.Equal(("另一人", day), (sheet.Of(1)!.EnteredBy, sheet.Of(1)!.EnteredAt));
        Assert.Equal((Units.By.Who, Units.By.At), (sheet.Of(2)!.EnteredBy, sheet.Of(2)!.EnteredAt));
    }

    [Fact]
    public void What_is_the_same_as_before_tells_nothing()
    {
        var sheet = Filled(new MetricEntry(Talks, new Figure(12), "全年", SourceUnit: "县妇联", IsTotal: true));
        sheet.Fill([new MetricEntry(Talks, new Figure(12.0m), "全年", SourceUnit: "县妇联", IsTotal: true), new MetricEntry(Pairs, null)], Units.By);

        Assert.Empty(sheet.Happened);
    }

    [Fact]
    public void What_is_not_among_the_entries_stays()
    {
        var sheet = Filled(new MetricEntry(Talks, new Figure(12)), new MetricEntry(Pairs, new Figure(3)));
        sheet.Fill([new MetricEntry(Pairs, new Figure(5))], Units.By);

        Assert.Equal((12m, 5m), (sheet.Of(1)!.Value, sheet.Of(2)!.Value));
    }

    [Fact]
    public void A_share_above_its_whole_is_refused_and_nothing_is_changed()
    {
        var sheet = Filled(new MetricEntry(Talks, new Figure(12)));
        var refused = Assert.Throws<RefusedException>(() =>
            sheet.Fill([new MetricEntry(Talks, new Figure(99)), new MetricEntry(Reached, Figure.Share(21, 20))], Units.By));

        Assert.Equal("Metric.PartAboveWhole", refused.Verdict.Reason);
        Assert.Equal((12m, null), (sheet.Of(1)!.Value, sheet.Of(3)));
        Assert.Empty(sheet.Happened);
    }

    [Theory]
    [InlineData(null, "Metric.NeedsWhole")]
    [InlineData(0, "Metric.WholeIsNothing")]
    public void A_share_needs_a_whole_that_is_something(int? whole, string reason) =>
        Assert.Equal(reason, new MetricEntry(Reached, new Figure(1, whole)).CanStand.Reason);

    [Fact]
    public void A_share_may_be_the_whole() => Assert.True(new MetricEntry(Reached, Figure.Share(20, 20)).CanStand.IsYes);

    [Fact]
    public void A_blank_entry_takes_the_value_away()
    {
        var sheet = Filled(new MetricEntry(Talks, new Figure(12), "全年"), new MetricEntry(Pairs, new Figure(3)));
        sheet.Fill([new MetricEntry(Talks, null, IsTotal: true)], Units.By);

        Assert.Null(sheet.Of(1));
        Assert.Equal(3m, Assert.Single(sheet.Values).Value);
        Assert.Contains("全年", Assert.Single(sheet.Happened).Before, StringComparison.Ordinal);
    }

    [Fact]
    public void A_printed_form_alone_is_kept_and_cannot_be_added_up()
    {
        var sheet = Filled(new MetricEntry(Talks, null, Printed: "4200多"));

        Assert.Equal(("4200多", null), (sheet.Of(1)!.Printed, sheet.Of(1)!.Figure));
    }

    [Fact]
    public void Whose_figure_it_is_and_that_it_holds_the_units_below_are_kept_beside_it_and_told()
    {
        var sheet = Filled(new MetricEntry(Talks, new Figure(12)));
        sheet.Fill([new MetricEntry(Talks, new Figure(12), SourceUnit: "县妇联")], Units.By);
        Assert.Equal(("县妇联", false), (sheet.Of(1)!.SourceUnit, sheet.Of(1)!.IsTotal));
        Assert.Contains("县妇联", Assert.Single(sheet.Happened).After, StringComparison.Ordinal);

        sheet.Recorded();
        sheet.Fill([new MetricEntry(Talks, new Figure(12), SourceUnit: "县妇联", IsTotal: true)], Units.By);
        Assert.True(sheet.Of(1)!.IsTotal);
        var told = Assert.Single(sheet.Happened);
        Assert.Contains("\"isTotal\":false", told.Before, StringComparison.Ordinal);
        Assert.Contains("\"isTotal\":true", told.After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_alone_is_no_figure()
    {
        var sheet = Filled(new MetricEntry(Talks, null, "还在核"), new MetricEntry(Pairs, null, Printed: "40多"), new MetricEntry(Reached, Figure.Share(0, 20)));

        Assert.Equal((false, true, true), (sheet.Of(1)!.IsFilled, sheet.Of(2)!.IsFilled, sheet.Of(3)!.IsFilled));
    }

    /// <summary>与预计数一致: the second round takes the whole of the first one's entry over.</summary>
    [Fact]
    public void The_same_figure_again_is_the_same_in_all_of_it()
    {
        var first = Filled(new MetricEntry(Reached, Figure.Share(17, 20), "全年", SourceUnit: "县教育局", IsTotal: true), new MetricEntry(Talks, null, Printed: "4200多"));
        var second = MetricSheet.Begin(unitId: 7, periodId: 1, Units.By, Round.Second);
        second.Fill([MetricEntry.Again(Reached, first.Of(3)!), MetricEntry.Again(Talks, first.Of(1)!)], Units.After(20));

        Assert.Equal((1, 2), (first.Round, second.Round));
        Assert.Equal(Said(first.Of(3)!), Said(second.Of(3)!));
        Assert.Equal(Said(first.Of(1)!), Said(second.Of(1)!));
        Assert.Equal(Units.After(20).At, second.Of(3)!.EnteredAt);
    }

    [Fact]
    public void A_figure_of_an_ended_period_is_corrected_with_a_reason_and_the_old_one_stays_beside_it()
    {
        var sheet = Filled(new MetricEntry(Talks, new Figure(12), "全年"), new MetricEntry(Pairs, new Figure(3)));
        sheet.Correct(Ended(), new MetricEntry(Talks, new Figure(21), "全年"), "两位数写倒了。", Units.After(40) with { Who = "办公室" });

        Assert.Equal((21m, 3m, "办公室"), (sheet.Of(1)!.Value, sheet.Of(2)!.Value, sheet.Of(1)!.EnteredBy));
        var kept = Assert.Single(sheet.Corrections);
        Assert.Equal((1, new Figure(12), new Figure(21), "两位数写倒了。", "办公室", Units.After(40).At), (kept.MetricId, kept.Old, kept.New, kept.Reason, kept.Who, kept.At));
        var told = Assert.Single(sheet.Happened);
        Assert.Equal("sheet.corrected", told.What);
        Assert.Contains("12", told.Before, StringComparison.Ordinal);
        Assert.Contains("两位数写倒了", told.After, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_correction_is_kept_in_its_order_and_knows_what_was_there_and_what_was_not()
    {
        var sheet = Filled(new MetricEntry(Reached, Figure.Share(17, 20)), new MetricEntry(Talks, null, Printed: "4200多"));
        var ended = Ended();
        sheet.Correct(ended, new MetricEntry(Reached, Figure.Share(18, 20)), "一", Units.By);
        sheet.Correct(ended, new MetricEntry(Reached, Figure.Share(19, 20)), "二", Units.By);
        sheet.Correct(ended, new MetricEntry(Talks, new Figure(4238)), "三", Units.By);
        sheet.Correct(ended, new MetricEntry(Pairs, new Figure(5)), "四", Units.By);
        sheet.Correct(ended, new MetricEntry(Pairs, null), "五", Units.By);

        Assert.Equal(["一", "二", "三", "四", "五"], sheet.Corrections.Select(correction => correction.Reason));
        Assert.Equal([Figure.Share(17, 20), Figure.Share(18, 20), null, null, new Figure(5)], sheet.Corrections.Select(correction => correction.Old));
        Assert.Equal([Figure.Share(18, 20), Figure.Share(19, 20), new Figure(4238), new Figure(5), null], sheet.Corrections.Select(correction => correction.New));
        Assert.Equal("4200多", sheet.Corrections[2].OldPrinted);
        Assert.Null(sheet.Of(2));
    }

    [Fact]
    public void A_correction_that_may_not_be_is_refused_with_its_sentence_and_leaves_nothing()
    {
        var sheet = Filled(new MetricEntry(Talks, new Figure(12)), new MetricEntry(Reached, Figure.Share(17, 20)));
        var (open, ended) = (Period(), Ended());
        open.Open(Units.By);

        Assert.Equal("Period.NotEnded", Refused(Period(), Talks, new Figure(21), "写倒了"));
        Assert.Equal("Period.NotEnded", Refused(open, Talks, new Figure(21), "写倒了"));
        Assert.Equal("Sheet.CorrectionNeedsReason", Refused(ended, Talks, new Figure(21), " "));
        Assert.Equal("Sheet.NothingCorrected", Refused(ended, Talks, new Figure(12.00m), "写倒了"));
        Assert.Equal("Metric.NotWhole", Refused(ended, Talks, new Figure(21.5m), "写倒了"));
        Assert.Equal("Metric.PartAboveWhole", Refused(ended, Reached, Figure.Share(21, 20), "写倒了"));
        Assert.Equal((12m, 17m), (sheet.Of(1)!.Value, sheet.Of(3)!.Value));
        Assert.Empty(sheet.Corrections);
        Assert.Empty(sheet.Happened);

        string? Refused(ReportingPeriod period, AskedMetric metric, Figure figure, string reason) =>
            Assert.Throws<RefusedException>(() => sheet.Correct(period, new MetricEntry(metric, figure), reason, Units.By)).Verdict.Reason;
    }

    private static (decimal?, decimal?, string?, string?, string?, bool) Said(MetricValue value) =>
        (value.Value, value.Base, value.Printed, value.Note, value.SourceUnit, value.IsTotal);

    private static MetricSheet Filled(params MetricEntry[] entries)
    {
        var sheet = MetricSheet.Begin(unitId: 7, periodId: 1, Units.By);
        sheet.Fill(entries, Units.By);
        sheet.Recorded();
        return sheet;
    }

    private static ReportingPeriod Period() => ReportingPeriod.Announce("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), Units.By);

    private static ReportingPeriod Ended()
    {
        var period = Period();
        period.Open(Units.By);
        period.End(Units.By);
        return period;
    }
}
