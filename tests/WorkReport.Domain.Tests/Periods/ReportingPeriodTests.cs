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
    public void A_season_that_has_ended_is_not_changed()
    {
        var period = Announced();
        period.Open(Units.By);
        period.End(Units.By);

        Assert.Equal("Period.HasEnded", period.CanSetDue(UnitLevel.County, new DateOnly(2022, 12, 28)).Reason);
        Assert.Throws<RefusedException>(() => period.AddSection(OutlinePart.Plan, "深化", 0, Units.By));
        Assert.Throws<RefusedException>(() => period.End(Units.By));
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
        Assert.Contains("写学习，不写会议", told.Before, StringComparison.Ordinal);
        Assert.Contains("只写青少年的学习", told.After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_may_say_from_the_beginning_what_belongs_there() =>
        Assert.Equal("写学习，不写会议", Announced().AddSection(OutlinePart.Review, "学习", 0, Units.By, "写学习，不写会议").Guidance);

    [Fact]
    public void Another_counting_day_is_told_and_the_same_one_is_not()
    {
        var period = Announced();
        period.Recorded();
        period.CountBetween(new DateOnly(2022, 1, 1), new DateOnly(2022, 12, 31), Units.By);
        Assert.Empty(period.Happened);

        period.CountBetween(new DateOnly(2021, 12, 1), new DateOnly(2022, 11, 30), Units.By);
        Assert.Equal((new DateOnly(2021, 12, 1), new DateOnly(2022, 11, 30)), (period.CountedFrom, period.CountedUntil));
        Assert.Equal("period.countedSet", Assert.Single(period.Happened).What);
    }

    [Fact]
    public void A_season_that_has_ended_keeps_its_sections_and_its_counting_days()
    {
        var period = Announced();
        var section = period.AddSection(OutlinePart.Review, "学习", 0, Units.By);
        period.Open(Units.By);
        period.End(Units.By);

        Assert.Equal("Period.HasEnded", Assert.Throws<RefusedException>(() => period.ReviseSection(section.Id, "别的", "", 0, Units.By)).Verdict.Reason);
        Assert.Equal("Period.HasEnded", Assert.Throws<RefusedException>(() => period.CountBetween(new DateOnly(2022, 1, 1), new DateOnly(2022, 11, 30), Units.By)).Verdict.Reason);
        Assert.Equal(("学习", new DateOnly(2022, 12, 31)), (section.Title, period.CountedUntil));
    }

    [Theory]
    [InlineData(PeriodKind.Annual, "2022-12-31", "2022-01-01")]
    [InlineData(PeriodKind.Annual, "2022-11-30", "2021-12-01")]
    [InlineData(PeriodKind.FirstHalf, "2022-06-30", "2022-01-01")]
    [InlineData(PeriodKind.SecondHalf, "2022-12-31", "2022-07-01")]
    [InlineData(PeriodKind.Topic, "2022-12-31", "2022-01-01")]
    public void A_span_goes_back_a_year_or_half_of_one(PeriodKind kind, string until, string from) =>
        Assert.Equal(DateOnly.Parse(from, CultureInfo.InvariantCulture), ReportingPeriod.UsualFirstDay(kind, DateOnly.Parse(until, CultureInfo.InvariantCulture)));

    [Fact]
    public void It_is_due_first_on_the_earliest_day_of_any_level_and_else_when_it_has_been_counted()
    {
        var period = Announced();
        Assert.Equal(new DateOnly(2022, 12, 31), period.FirstDue());
        period.SetDue(UnitLevel.City, new DateOnly(2023, 1, 10), Units.By);
        period.SetDue(UnitLevel.Village, new DateOnly(2023, 1, 5), Units.By);
        Assert.Equal(new DateOnly(2023, 1, 5), period.FirstDue());
    }

    private static ReportingPeriod Announced() =>
        ReportingPeriod.Announce("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), Units.By);
}
