using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Tests.Platform;

public class BusinessClockTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 15, 59, 0, TimeSpan.Zero));

    [Fact]
    public void Today_is_the_day_in_China()
    {
        var clock = new BusinessClock(time, null);
        Assert.Equal(new DateOnly(2026, 11, 23), clock.Today);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new DateOnly(2026, 11, 24), clock.Today);
    }

    [Theory]
    [InlineData("2022-12-20", 9)]
    [InlineData("2022-12-20T16:30:00+08:00", 16)]
    public void A_demonstration_starts_when_it_is_told_and_goes_on_from_there(string start, int hour)
    {
        var clock = new BusinessClock(time, BusinessClock.StartOf(Settings(start)));
        Assert.Equal((new DateOnly(2022, 12, 20), hour), (clock.Today, clock.Now.Hour));
        time.Advance(TimeSpan.FromDays(12));
        Assert.Equal(new DateOnly(2023, 1, 1), clock.Today);
    }

    [Theory]
    [InlineData("12/20/2022")]
    [InlineData("2022-02-30")]
    [InlineData("tomorrow")]
    public void What_is_no_time_is_refused(string start) => Assert.Throws<SettingRefusedException>(() => BusinessClock.StartOf(Settings(start)));

    private static IConfiguration Settings(string start) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Business:Now", start)]).Build();
}
