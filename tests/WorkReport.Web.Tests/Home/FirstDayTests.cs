using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Starters;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Setup;

namespace WorkReport.Web.Tests.Home;

/// <summary>From 初始设置 to the day on which units fill in, by the pages that the first page leads to.</summary>
public sealed class FirstDayTests : IAsyncDisposable
{
    private readonly EmptySite site = new();
    private readonly Browser browser;

    public FirstDayTests() => browser = new Browser(site.Client());

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(site.Log.Warnings);
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Five_steps_stand_on_the_first_page_until_a_period_was_opened()
    {
        var home = await BeginAsync(UnitLevel.City);
        Assert.Equal(["未做", "未做", "未做", "未做", "未做"], States(home));
        Assert.Equal("/units", home.Document.QuerySelector("ol.first .btn.primary")!.GetAttribute("href"));

        var starter = await browser.SubmitAsync(await browser.OpenAsync("/metrics/starter"), "main form", []);
        Assert.Equal("/metrics", starter.Path);
        Assert.Equal(["未做", "未做", "已有 52 项", "未做", "未做"], States(await browser.OpenAsync("/")));

        var period = await browser.SubmitAsync(await browser.OpenAsync("/periods/new"), "main form", []);
        var id = await site.With(db => db.Periods.Select(p => p.Id).SingleAsync());
        Assert.StartsWith($"/periods/{id}?", period.Path, StringComparison.Ordinal);
        Assert.Equal("未做", States(await browser.OpenAsync("/"))[3]);
        await browser.SubmitAsync(await browser.OpenAsync($"/periods/{id}/due/1"), "main form", new() { ["Form.City"] = await DayAsync(12, 31), ["Form.County"] = await DayAsync(12, 28) });
        Assert.Equal("提纲 8 节", States(await browser.OpenAsync("/"))[3]);

        await browser.SubmitAsync(await browser.OpenAsync($"/periods/{id}/open"), "main form", []);
        Assert.Null((await browser.OpenAsync("/")).Document.QuerySelector("ol.first"));
        Assert.Equal(PeriodState.Open, await site.With(db => db.Periods.Select(p => p.State).SingleAsync()));
    }

    [Fact]
    public async Task The_next_year_begins_with_the_outline_and_the_dates_of_the_last()
    {
        await BeginAsync(UnitLevel.City);
        await browser.SubmitAsync(await browser.OpenAsync("/periods/new"), "main form", []);
        var first = await site.With(db => db.Periods.SingleAsync());
        await browser.SubmitAsync(await browser.OpenAsync($"/periods/{first.Id}/due/1"), "main form", new() { ["Form.City"] = await DayAsync(12, 31), ["Form.County"] = await DayAsync(12, 28), ["Form.Village"] = await DayAsync(12, 20) });

        var page = await browser.OpenAsync("/periods/new");
        Assert.Null(page.Document.QuerySelector("[name='Form.TakesStarter']"));
        await browser.SubmitAsync(page, "main form", []);

        var (last, next) = await site.With(async db => (await db.Periods.SingleAsync(p => p.Id == first.Id), await db.Periods.SingleAsync(p => p.Id != first.Id)));
        Assert.Equal(first.Year + 1, next.Year);
        Assert.Equal(last.Sections.Select(s => (s.Part, s.Title, s.Guidance, s.Budget)), next.Sections.Select(s => (s.Part, s.Title, s.Guidance, s.Budget)));
        Assert.Equal(3, next.DueDates.Count);
        Assert.Equal(last.DueDates.Select(d => (d.Level, d.Day.AddYears(1))).Order(), next.DueDates.Select(d => (d.Level, d.Day)).Order());
    }

    [Fact]
    public async Task The_starter_asks_nothing_of_levels_above_the_top_and_is_refused_where_something_is_there()
    {
        await BeginAsync(UnitLevel.County);
        var open = await browser.OpenAsync("/metrics/starter");
        await browser.SubmitAsync(open, "main form", []);

        var metrics = await site.With(db => db.Metrics.ToListAsync());
        Assert.Equal(StarterMetric.Read().Count, metrics.Count);
        Assert.All(metrics, metric => Assert.NotEmpty(metric.Wording.Terms.Levels));
        Assert.DoesNotContain(metrics, metric => metric.Wording.Terms.Levels.Contains(UnitLevel.City));
        Assert.Equal(2, metrics.Count(metric => metric.Wording.Terms.Rules.PartOfId is not null));
        Assert.Null(await site.With(db => db.VerifyAuditAsync()));

        var again = await browser.OpenAsync("/metrics/starter");
        Assert.Contains("目录还空着", again.Words("main"), StringComparison.Ordinal);
        Assert.Null(again.Document.QuerySelector("main form button.primary:not([disabled])"));
        Assert.Null((await browser.OpenAsync("/metrics")).Document.QuerySelector("a[href='/metrics/starter']"));
    }

    private static List<string> States(Opened page) => [.. page.Document.QuerySelectorAll("ol.first .st").Select(state => state.TextContent.Trim())];

    private async Task<string> DayAsync(int month, int day) => $"{await site.With(db => db.Periods.OrderBy(p => p.Id).Select(p => p.Year).FirstAsync())}-{month:00}-{day:00}";

    private async Task<Opened> BeginAsync(UnitLevel level)
    {
        var page = await browser.SubmitAsync(await browser.OpenAsync("/setup"), "main form", new()
        {
            ["Code"] = site.Services.GetRequiredService<FirstStart>().Code,
            ["UnitName"] = "示例市关工委",
            ["Level"] = $"{level}",
            ["PersonName"] = "李淑芬",
            ["UserName"] = "li.shufen",
            ["Password"] = Site.Password,
            ["Again"] = Site.Password,
        });
        Assert.Equal((HttpStatusCode.OK, "/"), (page.Status, page.Path));
        return page;
    }
}
