using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Periods;

/// <summary>A year on its way: drafted, opened, collected once more, ended, opened again, deleted. By forms as they were served, as 办公室 at the top.</summary>
public sealed class YearTests(CatalogueSite site) : SiteTest(site), IClassFixture<CatalogueSite>
{
    private static int next = 2050;

    private Browser office = null!;
    private int township;
    private int metric;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        office = await Site.SignedInAs(CatalogueSite.Office);
        (township, metric) = await Site.With(async db =>
        {
            if (!await db.Metrics.AnyAsync())
            {
                foreach (var (code, name) in new[] { ("Y01", "五老宣讲"), ("Y02", "家风家训报告会") })
                {
                    var made = Metric.Define(code, name, "场次", RollUp.Sum, Site.By);
                    made.Describe(name, "主题教育", "", "场次", QuantityStyle.Exact, [UnitLevel.Township], Site.By);
                    db.Add(made);
                }

                await db.SaveChangesAsync();
            }

            return ((await db.OrgUnits.SingleAsync(u => u.Code == CatalogueSite.Township)).Id, (await db.Metrics.SingleAsync(m => m.Code == "Y01")).Id);
        });
    }

    [Fact]
    public async Task Setting_the_next_year_up_shows_it_to_nobody_else_and_opening_it_moves_nobody()
    {
        var clerk = await Site.SignedInAs(CatalogueSite.UserAt(CatalogueSite.Township, Role.Contributor));
        var (running, now) = await SetUpAsync();
        await office.SubmitAsync(await office.OpenAsync($"/periods/{running}/open"), "main form");
        var at = (await clerk.OpenAsync("/")).Words(".top .unit");
        var (drafted, later) = await SetUpAsync();
        foreach (var page in new[] { "items", "sheet", "sheets", "plans", "submission" })
        {
            Assert.Equal((page, HttpStatusCode.NotFound), (page, (await clerk.OpenAsync($"/units/{township}/{later}/{page}")).Status));
            Assert.Equal((page, HttpStatusCode.OK), (page, (await office.OpenAsync($"/units/{township}/{later}/{page}")).Status));
        }

        Assert.DoesNotContain(later, (await clerk.OpenAsync($"/units/{township}/{now}/sheet")).Words(".turn"), StringComparison.Ordinal);
        var asked = await office.OpenAsync($"/periods/{drafted}/open");
        Assert.Contains("3 个单位", asked.Words(".lede"), StringComparison.Ordinal);
        Assert.Contains("乡镇（街道）：1 个单位，填 2 项指标", asked.Words(".facts"), StringComparison.Ordinal);
        Assert.Contains($"{later}年1月1日至{later}年12月31日", asked.Words(".facts"), StringComparison.Ordinal);
        Assert.Contains("没有定截止日期", asked.Words(".note"), StringComparison.Ordinal);
        Assert.Contains("没有提纲", asked.Words(".note"), StringComparison.Ordinal);
        Assert.Contains("仍是正在用的", asked.Words("main"), StringComparison.Ordinal);
        await office.SubmitAsync(asked, "main form");
        Assert.Equal(at, (await clerk.OpenAsync("/")).Words(".top .unit"));
        Assert.Contains($"{later}年度 填报中", (await clerk.OpenAsync($"/units/{township}/{now}/sheet")).Words(".turn"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await clerk.OpenAsync($"/units/{township}/{later}/sheet")).Status);
    }

    /// <summary>Pages of a unit's year that have no switch: what is written there is of that year, or it is a sheet of paper.</summary>
    private static readonly string[] WithoutSwitch = ["items/new", "plans/new", "reading", "sheet/print", "submission/ask", "submission/confirm", "corrections/{metric:int}", "settled/{metric:int}",
        "remind", "sheet/upload", "forms/new", "forms/{form:int}", "forms/{form:int}/cells", "forms/{form:int}/file", "forms/{form:int}/standing"];

    [Fact]
    public async Task No_page_of_a_year_is_without_the_switch_but_those_where_one_writes()
    {
        const string unit = "/units/{id:int}/{period:maxlength(12)}/";
        var (_, code) = await SetUpAsync(opened: true);
        var pages = Site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Where(route => route.StartsWith(unit, StringComparison.Ordinal)).Select(route => route[unit.Length..])
            .Where(route => !route.EndsWith(".xlsx", StringComparison.Ordinal)).Distinct().Except(WithoutSwitch).ToList();
        Assert.InRange(pages.Count, 9, 99);
        foreach (var route in pages)
        {
            var page = await office.OpenAsync($"/units/{township}/{code}/{route.Replace("{metric:int}", $"{metric}", StringComparison.Ordinal)}");
            Assert.Equal((route, HttpStatusCode.OK), (route, page.Status));
            Assert.True(page.Document.QuerySelector(".turn nav.paper a") is not null, route);
        }
    }

    [Theory]
    [InlineData("items")]
    [InlineData("plans")]
    [InlineData("sheet", true)]
    [InlineData("sheets", true)]
    [InlineData("submission", true)]
    [InlineData("progress", true)]
    [InlineData("totals", true)]
    [InlineData("totals/{metric}", true)]
    [InlineData("report")]
    public async Task Every_page_that_has_a_year_turns_to_another_and_stays_the_same_page_of_the_same_unit(string route, bool isOfRound = false)
    {
        var (_, here) = await SetUpAsync(opened: true);
        var (twice, there) = await SetUpAsync(opened: true);
        var (_, drafted) = await SetUpAsync();
        await office.SubmitAsync(await office.OpenAsync($"/periods/{twice}/collect"), "main form");
        var page = route.Replace("{metric}", $"{metric}", StringComparison.Ordinal);
        var opened = await office.OpenAsync($"/units/{township}/{here}/{page}");
        var links = opened.Document.QuerySelectorAll(".turn nav.paper a").ToDictionary(a => a.GetAttribute("href")!, a => a.TextContent.Trim());
        Assert.Equal("page", opened.Document.QuerySelector($".turn a[href='/units/{township}/{here}/{page}']")!.GetAttribute("aria-current"));
        // Of a year that is collected twice one finds what is collected now.
        var other = $"/units/{township}/{there}{(isOfRound ? ".2" : "")}/{page}";
        Assert.StartsWith($"{there}年度", links[other], StringComparison.Ordinal);
        Assert.Contains("草拟", links[$"/units/{township}/{drafted}/{page}"], StringComparison.Ordinal);
        var turned = await office.OpenAsync(other);
        Assert.Equal(HttpStatusCode.OK, turned.Status);
        // The same page, but for the year; of two collectings it says behind which.
        Assert.StartsWith(Heading(opened), Heading(turned), StringComparison.Ordinal);
        Assert.Equal(isOfRound ? 2 : 0, turned.Document.QuerySelectorAll(".rounds a").Length);

        static string Heading(Opened page) => string.Concat(page.Words("h1").Where(c => !char.IsAsciiDigit(c)));
    }

    [Fact]
    public async Task An_untouched_period_is_deleted_whole_and_its_code_is_free_again_while_the_log_keeps_it()
    {
        var (id, code) = await SetUpAsync();
        await office.SubmitAsync(await office.OpenAsync($"/periods/{id}/sections/new"), "main form", new() { ["Form.Title"] = "学习贯彻" });
        await office.SubmitAsync(await office.OpenAsync($"/periods/{id}/due/1"), "main form", new() { ["Form.Village"] = $"{code}-12-20" });
        await office.SubmitAsync(await office.OpenAsync($"/periods/{id}/open"), "main form");
        var page = await office.SubmitAsync(await office.OpenAsync($"/periods/{id}/remove"), "main form");
        Assert.Contains("编号可以再用", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.False(await Site.With(db => db.Periods.AnyAsync(p => p.Code == code)));
        Assert.False(await Site.With(db => db.Catalogues.AnyAsync(c => c.PeriodId == id)));
        Assert.Equal(1, await Site.With(db => db.AuditEntries.CountAsync(e => e.What == "period.discarded" && e.Before!.Contains(code))));
        Assert.Equal(HttpStatusCode.NotFound, (await office.OpenAsync($"/periods/{id}")).Status);

        page = await office.SubmitAsync(await office.OpenAsync("/periods/new"), "main form", new() { ["Form.Year"] = code });
        Assert.Equal((HttpStatusCode.OK, "草拟"), (page.Status, page.Words(".headline .st")));
    }

    /// <summary>Opened by mistake and ended, a year could not be deleted, its code was taken, and nothing said what to do.</summary>
    [Fact]
    public async Task An_untouched_period_that_was_ended_is_deleted_too_and_one_that_holds_something_is_not()
    {
        var (id, code) = await SetUpAsync(opened: true);
        await office.SubmitAsync(await office.OpenAsync($"/periods/{id}/end"), "main form");
        var page = await office.OpenAsync($"/periods/{id}");
        Assert.NotNull(page.Document.QuerySelector($"main a[href='/periods/{id}/remove']"));
        page = await office.SubmitAsync(await office.OpenAsync($"/periods/{id}/remove"), "main form");
        Assert.Contains("编号可以再用", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.False(await Site.With(db => db.Periods.AnyAsync(p => p.Code == code)));

        (id, _) = await SetUpAsync(opened: true);
        await FillAsync(id, Round.First);
        await office.SubmitAsync(await office.OpenAsync($"/periods/{id}/end"), "main form");
        Assert.Null((await office.OpenAsync($"/periods/{id}")).Document.QuerySelector($"main a[href='/periods/{id}/remove']"));
        page = await office.SubmitAsync(await office.OpenAsync($"/periods/{id}/remove"), "main form");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("已经有人填报，不能删除", page.Words("main"), StringComparison.Ordinal);
    }

    /// <summary>Of a year that nobody had been asked for, the office read 未报 1109.</summary>
    [Fact]
    public async Task The_progress_of_a_draft_says_that_it_has_not_begun_and_counts_nobody()
    {
        var (id, code) = await SetUpAsync();
        var page = await office.OpenAsync($"/units/{township}/{code}/progress");
        Assert.Contains("还在草拟，没有开放填报", page.Words("main .empty"), StringComparison.Ordinal);
        Assert.DoesNotContain("未报", page.Words("main"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"main a[href='/periods/{id}']"));
        await office.SubmitAsync(await office.OpenAsync($"/periods/{id}/open"), "main form");
        Assert.Contains("未报", (await office.OpenAsync($"/units/{township}/{code}/progress")).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_entered_after_the_page_was_opened_stops_the_deletion()
    {
        var (id, code) = await SetUpAsync(opened: true);
        var form = await office.OpenAsync($"/periods/{id}/remove");
        await FillAsync(id, Round.First);
        var page = await office.SubmitAsync(form, "main form");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("已经有人填报", page.Words("main"), StringComparison.Ordinal);
        Assert.True(await Site.With(db => db.Periods.AnyAsync(p => p.Code == code)));
        Assert.True((await office.OpenAsync($"/periods/{id}/remove")).Document.QuerySelector("main .btn.primary")!.HasAttribute("disabled"));
    }

    [Fact]
    public async Task Of_two_offices_at_once_one_opens_the_year_and_the_other_is_told()
    {
        var (id, _) = await SetUpAsync();
        var (mine, theirs) = (await office.OpenAsync($"/periods/{id}/open"), await office.OpenAsync($"/periods/{id}/open"));
        Assert.Equal(HttpStatusCode.OK, (await office.SubmitAsync(theirs, "main form")).Status);
        var page = await office.SubmitAsync(mine, "main form");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("已经开放填报过", page.Words("#why-not"), StringComparison.Ordinal);
        Assert.Equal(1, await LinesAsync("period.opened", id));
    }

    [Fact]
    public async Task Of_two_offices_at_once_one_takes_a_metric_out_and_it_stays_out_when_the_metric_is_reworded()
    {
        var (id, code) = await SetUpAsync();
        var other = (await SetUpAsync()).Id;
        var (mine, theirs) = (await office.OpenAsync($"/periods/{id}/catalogue/{metric}"), await office.OpenAsync($"/periods/{id}/catalogue/{metric}"));
        var page = await office.SubmitAsync(theirs, "main form");
        Assert.Contains("本期已不收", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await office.SubmitAsync(mine, "main form")).Status);
        Assert.Equal(["Y02"], await AskedAsync(id));
        Assert.Equal(["Y01", "Y02"], await AskedAsync(other));
        Assert.DoesNotContain("五老宣讲", (await office.OpenAsync($"/units/{township}/{code}/sheet")).Words("main"), StringComparison.Ordinal);

        await Site.With(async db =>
        {
            var y01 = await db.Metrics.SingleAsync(m => m.Code == "Y01");
            y01.Describe("五老宣讲", "主题教育", "年内面向青少年的宣讲。", "场次", QuantityStyle.Exact, [UnitLevel.Township], Site.By);
            await db.FollowAsync(y01, Site.By);
            await db.SaveChangesAsync();
        });
        Assert.Equal(["Y02"], await AskedAsync(id));
        var wording = await Site.With(async db => (await db.Metrics.SingleAsync(m => m.Code == "Y01")).Wording.Number);
        Assert.Contains($"口径第 {wording} 版", (await office.OpenAsync($"/periods/{other}/catalogue")).Words("main"), StringComparison.Ordinal);

        page = await office.SubmitAsync(await office.OpenAsync($"/periods/{id}/catalogue/{metric}"), "main form");
        Assert.Contains("本期已收", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Equal(["Y01", "Y02"], await AskedAsync(id));
    }

    [Fact]
    public async Task The_figures_are_collected_once_more_with_dates_of_their_own_and_no_third_time()
    {
        var (id, code) = await SetUpAsync(opened: true);
        var january = int.Parse(code, CultureInfo.InvariantCulture) + 1;
        var form = await office.OpenAsync($"/periods/{id}/collect");
        Assert.Contains("还有 3 个单位的预计数没有报完", form.Words(".note"), StringComparison.Ordinal);
        var refused = await office.SubmitAsync(form, "main form", new() { ["Form.Village"] = $"{january}-01-20", ["Form.Township"] = $"{january}-01-10" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.False((await PeriodAsync(id)).HasTwoRounds);

        var page = await office.SubmitAsync(refused, "main form", new() { ["Form.Village"] = $"{january}-01-20", ["Form.Township"] = $"{january}-01-22" });
        Assert.Contains("已开始收全年实际数", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Contains("各级截止日期 · 预计数", page.Words("main .paper"), StringComparison.Ordinal);
        Assert.Contains($"各级截止日期 · 全年实际数 村（社区）：{january}年1月20日截止", page.Words("main .paper"), StringComparison.Ordinal);
        Assert.Contains("已经在收全年实际数", (await office.OpenAsync($"/periods/{id}/collect")).Words("#why-not"), StringComparison.Ordinal);

        await office.SubmitAsync(await office.OpenAsync($"/periods/{id}/due/2"), "main form", new() { ["Form.Village"] = $"{january}-01-21" });
        var period = await PeriodAsync(id);
        Assert.Equal((new DateOnly(january, 1, 21), null), (period.DueFor(UnitLevel.Village, Round.Second), period.DueFor(UnitLevel.Village)));
        // Round and all: the sheet of each is a page of its own, items are of the year.
        Assert.Equal(["预计数", "全年实际数"], (await office.OpenAsync($"/units/{township}/{code}.2/sheet")).Document.QuerySelectorAll(".rounds a").Select(a => a.TextContent.Trim()));
        Assert.Empty((await office.OpenAsync($"/units/{township}/{code}/items")).Document.QuerySelectorAll(".rounds a"));
    }

    [Fact]
    public async Task It_is_opened_again_with_a_reason_until_a_report_of_it_is_issued()
    {
        var (id, _) = await SetUpAsync(opened: true);
        await office.SubmitAsync(await office.OpenAsync($"/periods/{id}/end"), "main form");
        var page = await office.SubmitAsync(await office.OpenAsync($"/periods/{id}/reopen"), "main form");
        Assert.Contains("请写明重新开放填报的原因", page.Words("#form-reason-fault"), StringComparison.Ordinal);
        page = await office.SubmitAsync(page, "main form", new() { ["Form.Reason"] = "东川县还没有报" });
        Assert.Equal("填报中", page.Words(".headline .st"));
        Assert.Equal(1, await Site.With(db => db.AuditEntries.CountAsync(e => e.What == "period.reopened" && e.After!.Contains("东川县还没有报"))));

        await office.SubmitAsync(await office.OpenAsync($"/periods/{id}/end"), "main form");
        var form = await office.OpenAsync($"/periods/{id}/reopen");
        await Site.With(async db =>
        {
            var report = Report.Draft(township, id, new ReportHead("东川镇工作总结", "", "", "同志们："), Site.By);
            db.Add(report);
            db.Entry(report).Property(r => r.State).CurrentValue = ReportState.Issued;
            await db.SaveChangesAsync();
        });
        page = await office.SubmitAsync(form, "main form", new() { ["Form.Reason"] = "再报一次" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("报告已经印发", page.Words("main"), StringComparison.Ordinal);
        Assert.Equal(PeriodState.Ended, (await PeriodAsync(id)).State);
        Assert.Contains("报告已经印发", (await office.OpenAsync($"/periods/{id}")).Words("#why-not"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_ended_takes_neither_figures_nor_another_catalogue()
    {
        var (id, code) = await SetUpAsync(opened: true);
        var clerk = await Site.SignedInAs(CatalogueSite.UserAt(CatalogueSite.Township, Role.Contributor));
        var sheet = await clerk.OpenAsync($"/units/{township}/{code}/sheet");
        var stop = await office.OpenAsync($"/periods/{id}/catalogue/{metric}");
        await office.SubmitAsync(await office.OpenAsync($"/periods/{id}/end"), "main form");
        var page = await office.SubmitAsync(stop, "main form");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("已结束填报，只能查看", page.Words("main"), StringComparison.Ordinal);
        Assert.Equal(["Y01", "Y02"], await AskedAsync(id));
        var catalogue = await office.OpenAsync($"/periods/{id}/catalogue");
        Assert.Empty(catalogue.Document.QuerySelectorAll("main .btn"));
        Assert.Contains("五老宣讲", catalogue.Words("main"), StringComparison.Ordinal);
        var late = await clerk.SubmitAsync(sheet, "main form[method=post]");
        Assert.Contains("已结束填报", late.Words("main"), StringComparison.Ordinal);
        Assert.False(await Site.With(db => db.MetricSheets.AnyAsync(s => s.PeriodId == id)));
    }

    [Fact]
    public async Task A_year_from_before_is_never_opened_but_entered_completed_and_entered_again()
    {
        var page = await office.SubmitAsync(await office.OpenAsync("/periods/new"), "main form", new() { ["Form.Year"] = "2021", ["Form.IsBackfill"] = "true" });
        var id = IdOf(page);
        Assert.Equal("补录", page.Words(".headline .st"));
        Assert.Contains("补录的年度，不开放填报", (await office.OpenAsync($"/periods/{id}/open")).Words("#why-not"), StringComparison.Ordinal);
        await FillAsync(id, Round.First);
        page = await office.OpenAsync($"/periods/{id}/end");
        Assert.Equal("补录完成", page.Words("h1"));
        Assert.Contains("已录 1 个，还有 2 个没有录", page.Words(".note"), StringComparison.Ordinal);
        page = await office.SubmitAsync(page, "main form");
        Assert.Equal("结束填报 补录", page.Words(".headline .st"));
        page = await office.SubmitAsync(await office.OpenAsync($"/periods/{id}/reopen"), "main form", new() { ["Form.Reason"] = "漏录一个县" });
        Assert.Equal((PeriodState.Preparing, "补录"), ((await PeriodAsync(id)).State, page.Words(".headline .st")));
    }

    /// <summary>The next free year, as the form sets it up.</summary>
    private async Task<(int Id, string Code)> SetUpAsync(bool opened = false)
    {
        var year = Interlocked.Increment(ref next).ToString(CultureInfo.InvariantCulture);
        var form = await office.OpenAsync("/periods/new");
        // The first period is offered the starter outline, the next ones that of the last.
        var outline = form.Document.QuerySelector("[name='Form.TakesStarter']") is null ? "Form.CopiesOutline" : "Form.TakesStarter";
        var page = await office.SubmitAsync(form, "main form", new() { ["Form.Year"] = year, [outline] = "" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        if (opened)
            await office.SubmitAsync(await office.OpenAsync($"/periods/{IdOf(page)}/open"), "main form");
        return (IdOf(page), year);
    }

    private static int IdOf(Opened page) => int.Parse(page.Path.Split('/')[2].Split('?')[0], CultureInfo.InvariantCulture);

    private Task FillAsync(int period, int round) => Site.With(async db =>
    {
        var sheet = MetricSheet.Begin(township, period, Site.By, round);
        sheet.Fill([new MetricEntry((await db.Metrics.SingleAsync(m => m.Id == metric)).Now, new Figure(3))], Site.By);
        db.Add(sheet);
        await db.SaveChangesAsync();
    });

    private Task<ReportingPeriod> PeriodAsync(int id) => Site.With(db => db.Periods.AsNoTracking().SingleAsync(p => p.Id == id));

    private Task<string[]> AskedAsync(int id) => Site.With(async db =>
        (await db.AskedAsync(await db.Periods.SingleAsync(p => p.Id == id))).Select(asked => asked.Code).ToArray());

    private Task<int> LinesAsync(string what, int id) => Site.With(db => db.AuditEntries.CountAsync(e => e.What == what && e.Subject == $"ReportingPeriod/{id}"));
}
