using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Periods;

/// <summary>Which period pages open with, and which is "去年": asked of a real store that holds nothing but the periods of the test.</summary>
public sealed class CurrentPeriodTests(CatalogueSite site) : IClassFixture<CatalogueSite>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await site.With(async db =>
    {
        await db.MetricSheets.ExecuteDeleteAsync();
        await db.Periods.ExecuteDeleteAsync();
    });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_is_being_prepared_moves_nobody()
    {
        await KeepAsync(Made("2022", PeriodKind.Annual));
        Assert.Null(await CurrentAsync());
        await ChangeAsync("2022", p => p.Open(Site.By));
        await KeepAsync(Made("2023", PeriodKind.Annual, villages: "2022-12-01"), Made("2022H2", PeriodKind.SecondHalf));
        Assert.Equal("2022", await CurrentAsync());
    }

    [Fact]
    public async Task Opening_the_next_year_moves_nobody_before_the_running_one_has_ended()
    {
        await KeepAsync(Open("2022", villages: "2022-12-20"), Open("2023", villages: "2023-12-20"));
        Assert.Equal("2022", await CurrentAsync());
        await ChangeAsync("2022", p => p.CollectAgain(Site.By));
        await ChangeAsync("2022", p => p.SetDue(UnitLevel.Village, new DateOnly(2023, 1, 20), Site.By, Round.Second));
        Assert.Equal("2022", await CurrentAsync());
        await ChangeAsync("2022", p => p.End(Site.By));
        Assert.Equal("2023", await CurrentAsync());
        await ChangeAsync("2022", p => p.Reopen("还有一个县没有报", hasIssued: false, Site.By));
        Assert.Equal("2022", await CurrentAsync());
    }

    [Fact]
    public async Task Without_due_dates_the_one_that_counts_to_the_earlier_day_is_first()
    {
        await KeepAsync(Open("2023"), Open("2022"));
        Assert.Equal("2022", await CurrentAsync());
        await ChangeAsync("2022", p => p.SetDue(UnitLevel.Village, new DateOnly(2023, 1, 20), Site.By));
        Assert.Equal("2022", await CurrentAsync());
        await ChangeAsync("2023", p => p.SetDue(UnitLevel.Village, new DateOnly(2023, 1, 10), Site.By));
        Assert.Equal("2023", await CurrentAsync());
    }

    [Fact]
    public async Task Of_two_that_are_due_on_one_day_the_older_stays()
    {
        await KeepAsync(Open("2023", villages: "2022-12-20"));
        await KeepAsync(Open("2022", villages: "2022-12-20"));
        Assert.Equal("2022", await CurrentAsync());
        // To the last: the same due day, the same last day. Who was there first stays, whatever the codes.
        await KeepAsync(Made("2022-A", PeriodKind.Annual, villages: "2022-12-20"));
        await ChangeAsync("2022-A", p => p.Open(Site.By));
        Assert.Equal("2022", await CurrentAsync());
    }

    [Fact]
    public async Task With_no_year_open_it_is_the_year_that_ended_last_and_not_an_open_half()
    {
        await KeepAsync(Ended("2021"), Ended("2020"), Open("2022H1", PeriodKind.FirstHalf));
        Assert.Equal("2021", await CurrentAsync());
        await KeepAsync(Made("2019", PeriodKind.Annual, isBackfill: true));
        await ChangeAsync("2019", p => p.End(Site.By));
        Assert.Equal("2021", await CurrentAsync());
        await KeepAsync(Open("2022"));
        Assert.Equal("2022", await CurrentAsync());
    }

    [Fact]
    public async Task Where_there_are_no_years_a_half_serves()
    {
        await KeepAsync(Open("2022H1", PeriodKind.FirstHalf));
        Assert.Equal("2022H1", await CurrentAsync());
    }

    [Fact]
    public async Task What_the_question_before_opening_says_is_what_happens()
    {
        (PeriodKind Kind, int Year, string? Villages)[] made =
        [
            (PeriodKind.Annual, 2022, null), (PeriodKind.Annual, 2022, "2022-12-20"), (PeriodKind.Annual, 2023, null), (PeriodKind.Annual, 2023, "2022-12-20"),
            (PeriodKind.FirstHalf, 2022, null), (PeriodKind.FirstHalf, 2023, "2023-07-05"),
        ];
        var tried = 0;
        foreach (var running in made)
        {
            foreach (var next in made)
            {
                foreach (var hasEnded in new[] { false, true })
                {
                    await InitializeAsync();
                    await KeepAsync(Made("A", running.Kind, running.Year, running.Villages), Made("B", next.Kind, next.Year, next.Villages));
                    await ChangeAsync("A", p => p.Open(Site.By));
                    if (hasEnded)
                        await ChangeAsync("A", p => p.End(Site.By));
                    var said = await site.With(async db => UnitYears.WouldGoBefore(await db.Periods.SingleAsync(p => p.Code == "B"), await db.CurrentPeriod().FirstAsync()));
                    await ChangeAsync("B", p => p.Open(Site.By));
                    Assert.Equal((said ? "B" : "A", running, next, hasEnded), (await CurrentAsync(), running, next, hasEnded));
                    tried++;
                }
            }
        }

        Assert.Equal(72, tried);
    }

    [Fact]
    public async Task A_half_year_is_compared_with_the_same_half_and_only_where_that_holds_something()
    {
        await KeepAsync(
            Ended("2021H1", PeriodKind.FirstHalf), Ended("2021H2", PeriodKind.SecondHalf), Ended("2022"), Ended("2022H1", PeriodKind.FirstHalf), Ended("2022H2", PeriodKind.SecondHalf), Open("2023H1", PeriodKind.FirstHalf));
        await FillAsync("2021H1", "2021H2", "2022", "2022H2");
        // 2022H1 was set up and ended without a figure: it is nobody's year before.
        Assert.Equal("2021H1", await BeforeAsync("2023H1"));
        await FillAsync("2022H1");
        Assert.Equal("2022H1", await BeforeAsync("2023H1"));
        Assert.Equal("2021H2", await BeforeAsync("2022H2"));
        Assert.Null(await BeforeAsync("2022"));
    }

    [Fact]
    public async Task A_topic_is_compared_with_a_topic_of_its_name()
    {
        await KeepAsync(Topic("2021T1", 2021, "乡村振兴"), Topic("2021T2", 2021, "家教家风"), Topic("2022T1", 2022, "家教家风"));
        await FillAsync("2021T1", "2021T2");
        Assert.Equal("2021T2", await BeforeAsync("2022T1"));
    }

    private static ReportingPeriod Made(string code, PeriodKind kind, int? year = null, string? villages = null, bool isBackfill = false)
    {
        var counted = year ?? int.Parse(code[..4], CultureInfo.InvariantCulture);
        var period = ReportingPeriod.Announce(code, counted, kind, ReportingPeriod.UsualLastDay(kind, counted), Site.By, isBackfill: isBackfill);
        if (villages is not null)
            period.SetDue(UnitLevel.Village, DateOnly.ParseExact(villages, "yyyy-MM-dd", CultureInfo.InvariantCulture), Site.By);
        return period;
    }

    private static ReportingPeriod Open(string code, PeriodKind kind = PeriodKind.Annual, string? villages = null)
    {
        var period = Made(code, kind, null, villages);
        period.Open(Site.By);
        return period;
    }

    private static ReportingPeriod Ended(string code, PeriodKind kind = PeriodKind.Annual)
    {
        var period = Open(code, kind);
        period.End(Site.By);
        return period;
    }

    private static ReportingPeriod Topic(string code, int year, string name) =>
        ReportingPeriod.Announce(code, year, PeriodKind.Topic, new DateOnly(year, 12, 31), Site.By, name: name);

    private Task KeepAsync(params ReportingPeriod[] periods) => site.With(async db =>
    {
        // One by one: the keys follow the order in which they were set up.
        foreach (var period in periods)
        {
            db.Add(period);
            await db.SaveChangesAsync();
        }
    });

    private Task ChangeAsync(string code, Action<ReportingPeriod> change) => site.With(async db =>
    {
        change(await db.Periods.SingleAsync(p => p.Code == code));
        await db.SaveChangesAsync();
    });

    private Task FillAsync(params string[] codes) => site.With(async db =>
    {
        if (await db.Metrics.SingleOrDefaultAsync(m => m.Code == "P01") is not { } metric)
        {
            db.Add(metric = Metric.Define("P01", "五老宣讲", "场次", RollUp.Sum, Site.By));
            metric.Describe("五老宣讲", "", "", "场次", QuantityStyle.Exact, [UnitLevel.Township], Site.By);
            await db.SaveChangesAsync();
        }

        var unit = await db.OrgUnits.SingleAsync(u => u.Code == CatalogueSite.Township);
        foreach (var code in codes)
        {
            var sheet = MetricSheet.Begin(unit.Id, (await db.Periods.SingleAsync(p => p.Code == code)).Id, Site.By);
            sheet.Fill([new MetricEntry(metric.Now, new Figure(3))], Site.By);
            db.Add(sheet);
        }

        await db.SaveChangesAsync();
    });

    private Task<string?> CurrentAsync() => site.With(db => db.CurrentPeriod().Select(p => (string?)p.Code).FirstOrDefaultAsync());

    private Task<string?> BeforeAsync(string code) => site.With(async db => (await db.PeriodBeforeAsync(await db.Periods.SingleAsync(p => p.Code == code)))?.Code);
}
