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
    public void A_closed_season_is_not_changed()
    {
        var period = Announced();
        period.Close(Units.By);

        Assert.Equal("Period.IsClosed", period.CanSetDue(UnitLevel.County, new DateOnly(2022, 12, 28)).Reason);
        Assert.Throws<RefusedException>(() => period.AddSection(OutlinePart.Plan, "深化", 0, Units.By));
        Assert.Throws<RefusedException>(() => period.Close(Units.By));
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
    public void Another_counting_day_is_told_and_the_same_one_is_not()
    {
        var period = Announced();
        period.Recorded();
        period.CountUntil(new DateOnly(2022, 12, 31), Units.By);
        Assert.Empty(period.Happened);

        period.CountUntil(new DateOnly(2022, 11, 30), Units.By);
        Assert.Equal(new DateOnly(2022, 11, 30), period.CountedUntil);
        Assert.Equal("period.countedUntilSet", Assert.Single(period.Happened).What);
    }

    [Fact]
    public void A_closed_season_keeps_its_sections_and_its_counting_day()
    {
        var period = Announced();
        var section = period.AddSection(OutlinePart.Review, "学习", 0, Units.By);
        period.Close(Units.By);

        Assert.Equal("Period.IsClosed", Assert.Throws<RefusedException>(() => period.ReviseSection(section.Id, "别的", "", 0, Units.By)).Verdict.Reason);
        Assert.Equal("Period.IsClosed", Assert.Throws<RefusedException>(() => period.CountUntil(new DateOnly(2022, 11, 30), Units.By)).Verdict.Reason);
        Assert.Equal(("学习", new DateOnly(2022, 12, 31)), (section.Title, period.CountedUntil));
    }

    private static ReportingPeriod Announced() =>
        ReportingPeriod.Announce("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), Units.By);
}
