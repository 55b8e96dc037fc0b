using System.Globalization;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Tests.Organisation;

namespace WorkReport.Domain.Tests.Periods;

public class ReportingPeriodTests
{
    [Fact]
    public void What_is_below_hands_in_before_what_is_above()
    {
        var period = Announced();
        period.SetDue(UnitLevel.Township, new DateOnly(2022, 12, 24), Units.By);

        Assert.Equal("Period.BelowIsLater", period.CanSetDue(UnitLevel.County, new DateOnly(2022, 12, 20)).Reason);
        Assert.Equal("Period.AboveIsEarlier", period.CanSetDue(UnitLevel.Village, new DateOnly(2022, 12, 26)).Reason);
        Assert.True(period.CanSetDue(UnitLevel.Village, new DateOnly(2022, 12, 24)).IsYes);
        Assert.True(period.CanSetDue(UnitLevel.School, new DateOnly(2023, 1, 5)).IsYes);
    }

    [Fact]
    public void A_date_set_again_replaces_the_one_before()
    {
        var period = Announced();
        period.SetDue(UnitLevel.County, new DateOnly(2022, 12, 28), Units.By);
        period.SetDue(UnitLevel.County, new DateOnly(2022, 12, 30), Units.By);

        Assert.Equal(new DateOnly(2022, 12, 30), period.DueFor(UnitLevel.County));
        Assert.Single(period.DueDates);
    }

    [Fact]
    public void The_outline_is_in_the_order_of_its_parts()
    {
        var period = Announced();
        period.AddSection(OutlinePart.Plan, "深化学习教育", 800, Units.By);
        period.AddSection(OutlinePart.Review, "学习贯彻取得新进展", 700, Units.By);
        period.AddSection(OutlinePart.Review, "服务大局展现新作为", 900, Units.By);

        Assert.Equal(["学习贯彻取得新进展", "服务大局展现新作为", "深化学习教育"], period.Sections.Select(section => section.Title));
        Assert.Equal([0, 1, 0], period.Sections.Select(section => section.Position));
    }

    [Fact]
    public void Each_round_has_its_own_days_and_the_order_of_levels_holds_within_one()
    {
        var period = Announced();
        period.SetDue(UnitLevel.Township, new DateOnly(2022, 12, 10), Units.By);
        period.SetDue(UnitLevel.Township, new DateOnly(2023, 1, 10), Units.By, Round.Second);
        period.SetDue(UnitLevel.County, new DateOnly(2022, 12, 20), Units.By);

        Assert.Equal(new DateOnly(2022, 12, 10), period.DueFor(UnitLevel.Township));
        Assert.Equal(new DateOnly(2023, 1, 10), period.DueFor(UnitLevel.Township, Round.Second));
        Assert.Null(period.DueFor(UnitLevel.County, Round.Second));
        Assert.Equal(3, period.DueDates.Count);
        Assert.Equal("Period.BelowIsLater", period.CanSetDue(UnitLevel.County, new DateOnly(2022, 12, 30), Round.Second).Reason);
        Assert.True(period.CanSetDue(UnitLevel.County, new DateOnly(2022, 12, 30)).IsYes);
        Assert.True(period.CanSetDue(UnitLevel.County, new DateOnly(2023, 1, 10), Round.Second).IsYes);
    }

    [Fact]
    public void A_refused_day_names_the_level_and_the_day_that_stand_against_it()
    {
        var period = Announced();
        period.SetDue(UnitLevel.Township, new DateOnly(2022, 12, 24), Units.By);

        Assert.Equal([UnitLevel.Township, new DateOnly(2022, 12, 24)], period.CanSetDue(UnitLevel.County, new DateOnly(2022, 12, 20)).Values);
        Assert.Throws<RefusedException>(() => period.SetDue(UnitLevel.County, new DateOnly(2022, 12, 20), Units.By));
        Assert.Null(period.DueFor(UnitLevel.County));
    }

    [Fact]
    public void A_section_is_said_anew_and_keeps_its_place()
    {
        var period = Announced();
        var section = period.AddSection(OutlinePart.Review, "学习贯彻取得新进展", 700, Units.By, "写学习，不写会议");
        period.Recorded();
        period.ReviseSection(section.Id, "学习教育走深走实", "只写青少年的学习", 900, Units.By);

        Assert.Equal(("学习教育走深走实", "只写青少年的学习", 900, 0), (section.Title, section.Guidance, section.Budget, section.Position));
        var told = Assert.Single(period.Happened);
        Assert.Equal("period.sectionRevised", told.What);
        Assert.Contains("学习贯彻取得新进展", told.Before, StringComparison.Ordinal);
        Assert.Contains("\"removed\":\"写学习，不写会议\"", told.After, StringComparison.Ordinal);
        Assert.Contains("只写青少年的学习", told.After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_may_say_from_the_beginning_what_belongs_there() =>
        Assert.Equal("写学习，不写会议", Announced().AddSection(OutlinePart.Review, "学习", 0, Units.By, "写学习，不写会议").Guidance);

    [Fact]
    public void Other_counting_days_are_told_and_the_same_ones_are_not()
    {
        var period = Announced();
        period.Recorded();
        period.CountBetween(new DateOnly(2022, 1, 1), new DateOnly(2022, 12, 31), Units.By);
        Assert.Empty(period.Happened);

        period.CountBetween(new DateOnly(2021, 12, 1), new DateOnly(2022, 11, 30), Units.By);
        Assert.Equal((new DateOnly(2021, 12, 1), new DateOnly(2022, 11, 30)), (period.CountedFrom, period.CountedUntil));
        var told = Assert.Single(period.Happened);
        Assert.Equal("period.countedSet", told.What);
        Assert.Contains("2022-12-31", told.Before, StringComparison.Ordinal);
        Assert.Contains("2021-12-01", told.After, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_counted_from_a_day_after_its_last()
    {
        var period = Announced();

        Assert.Throws<ArgumentOutOfRangeException>(() => period.CountBetween(new DateOnly(2023, 1, 1), new DateOnly(2022, 12, 31), Units.By));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportingPeriod.Announce(
            "2023", 2023, PeriodKind.Annual, new DateOnly(2022, 12, 31), Units.By, countedFrom: new DateOnly(2023, 1, 1)));
        Assert.Equal(new DateOnly(2022, 1, 1), period.CountedFrom);
    }

    [Theory]
    [InlineData(PeriodKind.Annual, "2022-12-31", "2022-01-01")]
    [InlineData(PeriodKind.Annual, "2022-11-30", "2021-12-01")]
    [InlineData(PeriodKind.Annual, "2024-02-29", "2023-03-01")]
    [InlineData(PeriodKind.FirstHalf, "2022-06-30", "2022-01-01")]
    [InlineData(PeriodKind.SecondHalf, "2022-12-31", "2022-07-01")]
    [InlineData(PeriodKind.SecondHalf, "2022-11-30", "2022-06-01")]
    [InlineData(PeriodKind.Topic, "2022-12-31", "2022-01-01")]
    public void Without_a_first_day_it_counts_what_its_kind_usually_does(PeriodKind kind, string until, string from) =>
        Assert.Equal(Day(from), ReportingPeriod.Announce("2022", 2022, kind, Day(until), Units.By).CountedFrom);

    [Fact]
    public void It_is_announced_with_one_line_that_says_it_all()
    {
        var period = ReportingPeriod.Announce(
            "2022Z1", 2022, PeriodKind.Topic, new DateOnly(2022, 8, 31), Units.By, new DateOnly(2022, 7, 1), "暑期工作");

        Assert.Equal((PeriodKind.Topic, "暑期工作", PeriodState.Preparing, false), (period.Kind, period.Name, period.State, period.IsBackfill));
        var told = Assert.Single(period.Happened);
        Assert.Equal("period.announced", told.What);
        Assert.Contains("暑期工作", told.After, StringComparison.Ordinal);
        Assert.Contains("2022-07-01", told.After, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_due_first_on_the_earliest_day_of_any_level_and_else_when_it_has_been_counted()
    {
        var period = Announced();
        Assert.Equal(Day("2022-12-31"), period.FirstDue());
        period.SetDue(UnitLevel.City, Day("2023-01-10"), Units.By);
        period.SetDue(UnitLevel.Village, Day("2023-01-05"), Units.By);
        Assert.Equal(Day("2023-01-05"), period.FirstDue());
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture);

    private static ReportingPeriod Announced() =>
        ReportingPeriod.Announce("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), Units.By);
}
