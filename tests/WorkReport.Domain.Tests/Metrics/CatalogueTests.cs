using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Tests.Organisation;
using WorkReport.Prose.Quantities;

namespace WorkReport.Domain.Tests.Metrics;

public class CatalogueTests
{
    private static readonly QuantityStyle Hundreds = new(Scale.One, 100, Qualifier.Duo);

    private readonly Metric talks = Measures.Saved(1, levels: [UnitLevel.Township, UnitLevel.Village]);
    private readonly Metric pairs = Measures.Saved(2, levels: UnitLevel.Village);

    [Fact]
    public void A_period_asks_what_is_active_and_filled_in_by_a_level_and_nothing_else()
    {
        var retired = Measures.Saved(3, levels: UnitLevel.Village);
        retired.Ask(isActive: false, Units.By);
        var catalogue = Catalogue.Of(Period(), [talks, pairs, retired, Measures.Saved(4)], Units.By);

        Assert.Equal([1, 2], catalogue.Entries.Select(entry => entry.MetricId));
        Assert.Equal((talks.Wording, Units.By.At, Units.By.At, null), Times(catalogue, talks));
        Assert.Equal([UnitLevel.Township, UnitLevel.Village], catalogue.Of(1)!.Levels);
        Assert.Null(catalogue.Of(3));
        Assert.Equal("catalogue.begun", Assert.Single(catalogue.Happened).What);
    }

    [Fact]
    public void A_new_metric_is_asked_from_a_running_period_on_and_dated()
    {
        var (period, catalogue) = Asking(PeriodState.Open);
        var later = Measures.Saved(3, levels: UnitLevel.County);
        catalogue.Follow(period, later, Units.After(9));

        Assert.Equal((later.Wording, Units.After(9).At, Units.After(9).At, null), Times(catalogue, later));
        Assert.True(catalogue.Asked(later).IsFilledBy(UnitLevel.County));
        Assert.Equal("catalogue.asked", Assert.Single(catalogue.Happened).What);
        Assert.Equal(Units.By.At, catalogue.Of(1)!.AskedAt);
    }

    /// <summary>H1: one new metric turned an ended year's 1,001 已接收 into 1,111 未填全.</summary>
    [Fact]
    public void H1_a_period_that_has_ended_asks_for_ever_what_it_asked()
    {
        var (period, catalogue) = Asking(PeriodState.Ended);
        var was = catalogue.Asked(talks);
        talks.Become(terms => terms with { Name = "别的", Style = Hundreds, Levels = [UnitLevel.City] }, Units.After(9));
        pairs.Ask(isActive: false, Units.After(9));
        Action[] changes =
        [
            () => catalogue.Follow(period, Measures.Saved(3, levels: UnitLevel.County), Units.After(9)), () => catalogue.Follow(period, talks, Units.After(9)),
            () => catalogue.Follow(period, pairs, Units.After(9)), () => catalogue.Ask(period, pairs, [UnitLevel.City], Units.After(9)), () => catalogue.Stop(period, talks, Units.After(9)),
        ];

        Assert.All(changes, change => Assert.Equal("Period.HasEnded", Assert.Throws<RefusedException>(change).Verdict.Reason));
        Assert.Empty(catalogue.Happened);
        Assert.Equal([1, 2], catalogue.Entries.Select(entry => entry.MetricId));
        Assert.Equal(was, catalogue.Asked(talks));
        Assert.True(catalogue.Asked(pairs).IsAsked);
    }

    [Fact]
    public void Where_nothing_changed_an_ended_period_has_nothing_to_refuse()
    {
        var (period, catalogue) = Asking(PeriodState.Ended);
        var never = Measures.Saved(3);
        catalogue.Follow(period, talks, Units.After(9));
        catalogue.Follow(period, never, Units.After(9));
        catalogue.Stop(period, never, Units.After(9));

        Assert.Empty(catalogue.Happened);
    }

    [Fact]
    public void A_metric_that_is_retired_is_asked_no_longer_and_keeps_its_wording()
    {
        var (period, catalogue) = Asking(PeriodState.Open);
        var asked = pairs.Wording;
        pairs.Become(terms => terms with { Name = "不再问的" }, Units.After(4));
        pairs.Ask(isActive: false, Units.After(4));
        catalogue.Follow(period, pairs, Units.After(4));
        catalogue.Follow(period, pairs, Units.After(6));

        Assert.Null(catalogue.Of(2));
        Assert.Equal((asked, Units.By.At, Units.By.At, Units.After(4).At), Times(catalogue, pairs));
        Assert.False(catalogue.Asked(pairs).IsFilledBy(UnitLevel.Village));
        Assert.Equal("12个", catalogue.Asked(pairs).Print(new Figure(12)));
        Assert.Equal("catalogue.stopped", Assert.Single(catalogue.Happened).What);
    }

    [Fact]
    public void A_metric_that_no_level_fills_in_any_more_is_asked_no_longer()
    {
        var (period, catalogue) = Asking(PeriodState.Open);
        pairs.Become(terms => terms with { Levels = [] });
        catalogue.Follow(period, pairs, Units.After(4));

        Assert.Null(catalogue.Of(2));
        Assert.Equal([UnitLevel.Village], catalogue.Asked(pairs).Levels);
    }

    [Fact]
    public void What_is_asked_again_is_asked_since_then_on_one_line_of_the_catalogue()
    {
        var (period, catalogue) = Asking(PeriodState.Open);
        catalogue.Stop(period, pairs, Units.After(4));
        catalogue.Follow(period, pairs, Units.After(7));

        Assert.Equal((pairs.Wording, Units.After(7).At, Units.After(7).At, null), Times(catalogue, pairs));
        Assert.Equal([1, 2], catalogue.Entries.Select(entry => entry.MetricId));
        Assert.Equal(["catalogue.stopped", "catalogue.asked"], catalogue.Happened.Select(told => told.What));
    }

    [Fact]
    public void What_is_left_out_of_one_period_stays_out_whatever_becomes_of_the_metric_until_it_is_asked_there_again()
    {
        var (period, catalogue) = Asking(PeriodState.Open);
        catalogue.LeaveOut(period, pairs, Units.After(4));
        pairs.Become(terms => terms with { Name = "结对帮扶" }, Units.After(5));
        catalogue.Follow(period, pairs, Units.After(5));
        pairs.Ask(isActive: false, Units.After(6));
        catalogue.Follow(period, pairs, Units.After(6));
        Assert.Equal("Metric.IsRetired", Catalogue.CanAsk(period, pairs).Reason);
        pairs.Ask(isActive: true, Units.After(7));
        catalogue.Follow(period, pairs, Units.After(7));
        Assert.Null(catalogue.Of(2));

        catalogue.Ask(period, pairs, pairs.Levels, Units.After(8));
        Assert.Equal((pairs.Wording, Units.After(8).At, Units.After(8).At, null), Times(catalogue, pairs));
        Assert.False(catalogue.Of(2)!.IsLeftOut);
    }

    [Theory]
    [InlineData(PeriodState.Preparing)]
    [InlineData(PeriodState.Open)]
    public void A_wording_is_taken_while_the_period_runs_and_dated_and_told(PeriodState state)
    {
        var (period, catalogue) = Asking(state);
        talks.Become(terms => terms with { Style = Hundreds }, Units.After(5));
        Assert.Equal("4238个", catalogue.Asked(talks).Print(new Figure(4238)));

        catalogue.Follow(period, talks, Units.After(5));

        Assert.Equal("4200多个", catalogue.Asked(talks).Print(new Figure(4238)));
        Assert.Equal((talks.Wording, Units.By.At, Units.After(5).At, null), Times(catalogue, talks));
        var told = Assert.Single(catalogue.Happened);
        Assert.Equal("catalogue.reworded", told.What);
        Assert.Contains("\"wording\":2", told.Before, StringComparison.Ordinal);
        Assert.Contains("\"wording\":3", told.After, StringComparison.Ordinal);
    }

    /// <summary>The style, the name, the rules: whatever prints or judges a figure of an ended year says what it said then.</summary>
    [Fact]
    public void An_ended_period_prints_and_judges_in_the_words_it_asked_in_whatever_the_metric_is_called_since()
    {
        talks.Become(terms => terms with { Style = Hundreds, Rules = new MetricRules(Most: 5000) });
        var (_, catalogue) = Asking(PeriodState.Ended);
        talks.Become(terms => terms with { Name = "新名称", Unit = "场", Style = QuantityStyle.Exact, Rules = MetricRules.None }, Units.After(30));
        var then = catalogue.Asked(talks);

        Assert.Equal(("第1项", "4200多个", "4238个"), (then.Name, then.Print(new Figure(4238)), then.Exactly(new Figure(4238))));
        Assert.Equal("Metric.AboveMost", then.CanBe(5001).Reason);
        Assert.Equal(("新名称", "4238场"), (talks.Now.Name, talks.Now.Print(new Figure(4238))));
        Assert.True(talks.Now.CanBe(5001).IsYes);
    }

    [Fact]
    public void A_period_may_ask_other_levels_than_the_metric_does()
    {
        var (period, catalogue) = Asking(PeriodState.Open);
        catalogue.Ask(period, pairs, [UnitLevel.County], Units.After(2));

        Assert.True(catalogue.Asked(pairs).IsFilledBy(UnitLevel.County));
        Assert.False(catalogue.Asked(pairs).IsFilledBy(UnitLevel.Village));
        Assert.True(pairs.Now.IsFilledBy(UnitLevel.Village));
        Assert.Equal((pairs.Wording, Units.By.At, Units.After(2).At, null), Times(catalogue, pairs));
    }

    private static (MetricWording?, DateTimeOffset Asked, DateTimeOffset Worded, DateTimeOffset? Stopped) Times(Catalogue catalogue, Metric metric)
    {
        var entry = catalogue.Entries.Single(entry => entry.MetricId == metric.Id);
        return (entry.Wording, entry.AskedAt, entry.WordedAt, entry.StoppedAt);
    }

    private (ReportingPeriod Period, Catalogue Catalogue) Asking(PeriodState state)
    {
        var period = Period();
        var catalogue = Catalogue.Of(period, [talks, pairs], Units.By);
        if (state != PeriodState.Preparing)
            period.Open(Units.By);
        if (state == PeriodState.Ended)
            period.End(Units.By);
        catalogue.Recorded();
        return (period, catalogue);
    }

    private static ReportingPeriod Period() => ReportingPeriod.Announce("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), Units.By);
}
