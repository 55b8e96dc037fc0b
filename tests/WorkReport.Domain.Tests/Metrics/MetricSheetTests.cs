using System.Reflection;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Tests.Organisation;

namespace WorkReport.Domain.Tests.Metrics;

public class MetricSheetTests
{
    private static readonly Metric Talks = Saved(1, "M01", RollUp.Sum);
    private static readonly Metric Pairs = Saved(2, "M02", RollUp.Sum);
    private static readonly Metric Reached = Saved(3, "M03", RollUp.Rate);

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
        var sheet = Filled(new MetricEntry(Talks, new Figure(12), "全年"));
        sheet.Fill([new MetricEntry(Talks, new Figure(12.0m), "全年"), new MetricEntry(Pairs, null)], Units.By);

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
        sheet.Fill([new MetricEntry(Talks, null)], Units.By);

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

    private static MetricSheet Filled(params MetricEntry[] entries)
    {
        var sheet = MetricSheet.Begin(unitId: 7, periodId: 1, Units.By);
        sheet.Fill(entries, Units.By);
        sheet.Recorded();
        return sheet;
    }

    /// <summary>A metric with the key that the store would give it.</summary>
    private static Metric Saved(int id, string code, RollUp rollUp)
    {
        var metric = Metric.Define(code, code, "个", rollUp, Units.By);
        typeof(Metric).GetProperty(nameof(Metric.Id), BindingFlags.Instance | BindingFlags.Public)!.SetValue(metric, id);
        return metric;
    }
}
