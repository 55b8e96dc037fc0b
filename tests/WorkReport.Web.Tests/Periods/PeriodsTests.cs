using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Periods;

/// <summary>年度设置, by forms as they were served, as 办公室 at the top.</summary>
public sealed class PeriodsTests(CatalogueSite site) : SiteTest(site), IClassFixture<CatalogueSite>
{
    private static int next;

    private Browser office = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        office = await Site.SignedInAs(CatalogueSite.Office);
    }

    [Fact]
    public async Task A_period_is_set_up_outlined_dated_opened_and_ended()
    {
        var code = Code();
        var page = await WithoutOutlineAsync(new() { ["Form.Kind"] = "Annual", ["Form.Year"] = "2022", ["Form.Code"] = code });
        Assert.Equal((HttpStatusCode.OK, "2022年度"), (page.Status, page.Words("h1")));
        Assert.Contains("接着写提纲", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Contains("2022年工作回顾", page.Words("main h2"), StringComparison.Ordinal);
        Assert.Contains("2023年工作安排", page.Words("main h2"), StringComparison.Ordinal);
        Assert.Contains("还没有提纲", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("2022年1月1日至2022年12月31日", page.Words("main .paper"), StringComparison.Ordinal);
        Assert.Equal("草拟", page.Words(".headline .st"));
        var id = IdOf(page);

        await SubmitAsync($"/periods/{id}/sections/new", new() { ["Form.Title"] = "学习贯彻取得新进展", ["Form.Guidance"] = "写学习\n不写会议", ["Form.Budget"] = "７００" });
        await SubmitAsync($"/periods/{id}/sections/new", new() { ["Form.Title"] = "服务大局展现新作为" });
        page = await SubmitAsync($"/periods/{id}/sections/new", new() { ["Form.Part"] = "Plan", ["Form.Title"] = "建强基层组织" });
        Assert.Equal(["一、学习贯彻取得新进展", "二、服务大局展现新作为", "一、建强基层组织"], page.Document.QuerySelectorAll(".row strong.official").Select(e => e.TextContent.Trim()));
        Assert.Contains("写学习 不写会议", page.Words(".row"), StringComparison.Ordinal);
        Assert.Contains("约 700 字", page.Words(".row"), StringComparison.Ordinal);
        Assert.Contains("共约 700 字，宣读约 3 分钟", page.Words("main"), StringComparison.Ordinal);

        var second = (await PeriodAsync(id)).Sections[1];
        page = await SubmitAsync($"/periods/{id}/sections/{second.Id}", new() { ["Form.Title"] = "服务发展展现新作为", ["Form.Budget"] = "1000" });
        Assert.Contains("二、服务发展展现新作为", page.Words(".row"), StringComparison.Ordinal);
        page = await SubmitAsync($"/periods/{id}/due/1", Dates("2022-12-20", "2022-12-24", "2022-12-28", "2022-12-31"));
        Assert.Contains("村（社区）：2022年12月20日截止", page.Words("main .paper"), StringComparison.Ordinal);

        page = await office.OpenAsync($"/periods/{id}/open");
        Assert.Contains("乡镇（街道）：1 个单位", page.Words("main"), StringComparison.Ordinal);
        page = await office.SubmitAsync(page, "main form");
        Assert.Contains("已开放填报", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Equal(("填报中", PeriodState.Open), (page.Words(".headline .st"), (await PeriodAsync(id)).State));

        page = await office.OpenAsync($"/periods/{id}/end");
        Assert.Contains("应报 3 个单位，已完成 0 个，还有 3 个没有完成", page.Words(".note"), StringComparison.Ordinal);
        page = await office.SubmitAsync(page, "main form");
        Assert.Contains("已结束填报", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Equal(PeriodState.Ended, (await PeriodAsync(id)).State);
        Assert.Contains("结束填报", (await office.OpenAsync("/periods")).Document.QuerySelector($".row:has(a[href='/periods/{id}'])")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ended_period_shows_why_nothing_of_it_changes_and_refuses_all_the_same()
    {
        var id = await AnnouncedAsync();
        await SubmitAsync($"/periods/{id}/sections/new", new() { ["Form.Title"] = "学习贯彻" });
        var dated = await office.OpenAsync($"/periods/{id}/due/1");
        var section = (await PeriodAsync(id)).Sections[0].Id;
        await SubmitAsync($"/periods/{id}/end", []);

        var ended = await office.OpenAsync($"/periods/{id}");
        Assert.Contains("已结束填报，数据不再变", ended.Words(".lede"), StringComparison.Ordinal);
        Assert.Equal(["查看指标", "重新开放填报", "删除报送期"], ended.Document.QuerySelectorAll("main .btn").Select(button => button.TextContent.Trim()));
        foreach (var path in new[] { "due/1", "sections/new", $"sections/{section}", "end", "collect" })
        {
            var page = await office.OpenAsync($"/periods/{id}/{path}");
            Assert.True(page.Document.QuerySelector("main .btn.primary")!.HasAttribute("disabled"));
            Assert.Contains("已结束填报，只能查看", page.Words("#why-not"), StringComparison.Ordinal);
        }

        Assert.Contains("已经开放填报过", (await office.OpenAsync($"/periods/{id}/open")).Words("#why-not"), StringComparison.Ordinal);
        var late = await office.SubmitAsync(dated, "main form", new() { ["Form.Village"] = "2022-12-01" });
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("已结束填报，只能查看", late.Words("main"), StringComparison.Ordinal);
        Assert.Empty((await PeriodAsync(id)).DueDates);
    }

    [Theory]
    [InlineData("2022-12-10", "2022-12-12", "2022-12-14", "2022-12-16")]
    [InlineData("2023-01-10", "2023-01-12", "2023-01-14", "2023-01-16")]
    [InlineData("2022-12-21", "2022-12-21", "2022-12-21", "2022-12-21")]
    [InlineData("2022-12-05", "2022-12-30", "2023-01-02", "2023-01-03")]
    [InlineData("2022-12-27", "2022-12-27", "2022-12-27", "2023-01-03")]
    public async Task All_dates_move_together_wherever_they_go(string village, string township, string county, string city)
    {
        var id = await AnnouncedAsync();
        await SubmitAsync($"/periods/{id}/due/1", Dates("2022-12-20", "2022-12-24", "2022-12-28", "2022-12-31"));
        var page = await SubmitAsync($"/periods/{id}/due/1", Dates(village, township, county, city));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var period = await PeriodAsync(id);
        Assert.Equal(
            [village, township, county, city],
            new[] { UnitLevel.Village, UnitLevel.Township, UnitLevel.County, UnitLevel.City }.Select(level => period.DueFor(level)!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_date_out_of_order_is_refused_beside_its_field_and_none_is_changed()
    {
        var id = await AnnouncedAsync();
        await SubmitAsync($"/periods/{id}/due/1", Dates("2022-12-20", "2022-12-24", "2022-12-28", "2022-12-31"));
        var page = await SubmitAsync($"/periods/{id}/due/1", Dates("2022-12-26", "2022-12-25", "2022-12-28", "2022-12-31"));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("上级乡镇（街道）的截止日期是2022年12月25日，本级不能更晚。", page.Words("#form-village-fault"));
        Assert.Single(page.Document.QuerySelectorAll(".fault"));
        Assert.Equal("2022-12-25", Box(page, "form-township"));
        Assert.Equal(new DateOnly(2022, 12, 24), (await PeriodAsync(id)).DueFor(UnitLevel.Township));
    }

    [Fact]
    public async Task A_level_may_wait_for_its_date_but_does_not_lose_it_and_counting_ends_near_the_year()
    {
        var id = await AnnouncedAsync();
        var page = await SubmitAsync($"/periods/{id}/due/1", new() { ["Form.County"] = "2022-12-28", ["Form.CountedFrom"] = "2021-12-01", ["Form.CountedUntil"] = "2022-11-30" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal((new DateOnly(2021, 12, 1), new DateOnly(2022, 11, 30)), ((await PeriodAsync(id)).CountedFrom, (await PeriodAsync(id)).CountedUntil));
        Assert.Contains("村（社区）：还没有定", page.Words("main .paper"), StringComparison.Ordinal);

        page = await SubmitAsync($"/periods/{id}/due/1", new() { ["Form.County"] = "", ["Form.CountedUntil"] = "2202-12-31" });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("不能空着", page.Words("#form-county-fault"), StringComparison.Ordinal);
        Assert.NotEmpty(page.Words("#form-counteduntil-fault"));
    }

    [Theory]
    [InlineData("1,5", "请去掉逗号")]
    [InlineData("12,34", "请去掉逗号")]
    [InlineData("NaN", "要填数字")]
    [InlineData("1e5", "要填数字")]
    [InlineData("-5", "不能填负数")]
    [InlineData("1.5", "整数")]
    [InlineData("100001", "最多 100000")]
    [InlineData("79228162514264337593543950336", "数字太大")]
    [InlineData("12名", "是否想填 12？")]
    [InlineData("约300", "请填准确的数")]
    [InlineData("一百二", "要填数字")]
    public async Task A_budget_that_is_no_number_is_asked_back_and_stays_in_its_box(string typed, string sentence)
    {
        var id = await AnnouncedAsync();
        var page = await SubmitAsync($"/periods/{id}/sections/new", new() { ["Form.Title"] = "学习贯彻", ["Form.Budget"] = typed });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(sentence, page.Words("#form-budget-fault"), StringComparison.Ordinal);
        Assert.Equal((typed, "学习贯彻"), (Box(page, "form-budget"), Box(page, "form-title")));
        Assert.Empty((await PeriodAsync(id)).Sections);
    }

    [Theory]
    [InlineData(" 1,200 ", 1200)]
    [InlineData("+5", 5)]
    [InlineData("-0", 0)]
    [InlineData("", 0)]
    public async Task A_budget_is_read_as_numbers_are_read_everywhere(string typed, int budget)
    {
        var id = await AnnouncedAsync();
        await SubmitAsync($"/periods/{id}/sections/new", new() { ["Form.Title"] = "学习贯彻", ["Form.Budget"] = typed });
        Assert.Equal(budget, (await PeriodAsync(id)).Sections[0].Budget);
    }

    [Fact]
    public async Task A_period_needs_a_code_of_its_own_and_a_year_that_can_be()
    {
        var id = await AnnouncedAsync();
        var code = (await PeriodAsync(id)).Code;
        var page = await SubmitAsync("/periods/new", new() { ["Form.Year"] = "22", ["Form.Code"] = code.ToLowerInvariant() });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("已经用过", page.Words("#form-code-fault"), StringComparison.Ordinal);
        Assert.Contains("1950 到 2098", page.Words("#form-year-fault"), StringComparison.Ordinal);
        page = await SubmitAsync("/periods/new", new() { ["Form.Code"] = "../2022" });
        Assert.Contains("字母、数字和横线", page.Words("#form-code-fault"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Annual", "", "2031", "2031-01-01", "2031-12-31")]
    [InlineData("FirstHalf", "", "2031H1", "2031-01-01", "2031-06-30")]
    [InlineData("SecondHalf", "", "2031H2", "2031-07-01", "2031-12-31")]
    [InlineData("Topic", "乡村振兴", "2031T1", "2031-01-01", "2031-12-31")]
    public async Task What_is_left_empty_is_as_usual_for_its_kind(string kind, string name, string code, string from, string until)
    {
        var page = await SubmitAsync("/periods/new", new() { ["Form.Kind"] = kind, ["Form.Year"] = "2031", ["Form.Name"] = name });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var period = await PeriodAsync(IdOf(page));
        Assert.Equal((code, from, until), (period.Code, $"{period.CountedFrom:yyyy-MM-dd}", $"{period.CountedUntil:yyyy-MM-dd}"));
        Assert.Equal(name.Length > 0 ? "2031年乡村振兴" : page.Words("h1"), page.Words("h1"));
    }

    [Fact]
    public async Task A_topic_has_a_name_and_nothing_else_has_one_and_what_is_entered_afterwards_is_past()
    {
        var page = await SubmitAsync("/periods/new", new() { ["Form.Kind"] = "Topic", ["Form.Year"] = "2032" });
        Assert.Contains("专题要写名称", page.Words("#form-name-fault"), StringComparison.Ordinal);
        page = await SubmitAsync("/periods/new", new() { ["Form.Kind"] = "Annual", ["Form.Year"] = "2032", ["Form.Name"] = "乡村振兴" });
        Assert.Contains("只有专题才有名称", page.Words("#form-name-fault"), StringComparison.Ordinal);
        page = await SubmitAsync("/periods/new", new() { ["Form.Kind"] = "Annual", ["Form.Year"] = "2098", ["Form.IsBackfill"] = "true" });
        Assert.Contains("统计期间要已经结束", page.Words("#form-isbackfill-fault"), StringComparison.Ordinal);
        page = await SubmitAsync("/periods/new", new() { ["Form.Kind"] = "Annual", ["Form.Year"] = "2032", ["Form.CountedFrom"] = "2033-01-01" });
        Assert.Contains("第一天不能晚于最后一天", page.Words("#form-countedfrom-fault"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_outline_of_the_last_of_its_kind_serves_again_where_that_is_wished()
    {
        var first = IdOf(await SubmitAsync("/periods/new", new() { ["Form.Kind"] = "FirstHalf", ["Form.Year"] = "2041" }));
        await SubmitAsync($"/periods/{first}/sections/new", new() { ["Form.Title"] = "学习贯彻", ["Form.Guidance"] = "写学习", ["Form.Budget"] = "700" });
        var taken = await PeriodAsync(IdOf(await SubmitAsync("/periods/new", new() { ["Form.Kind"] = "FirstHalf", ["Form.Year"] = "2042" })));
        Assert.Equal(("学习贯彻", "写学习", 700), (Assert.Single(taken.Sections).Title, taken.Sections[0].Guidance, taken.Sections[0].Budget));
        Assert.Empty((await PeriodAsync(IdOf(await SubmitAsync("/periods/new", new() { ["Form.Kind"] = "SecondHalf", ["Form.Year"] = "2042" })))).Sections);
        Assert.Empty((await PeriodAsync(IdOf(await WithoutOutlineAsync(new() { ["Form.Kind"] = "FirstHalf", ["Form.Year"] = "2043" })))).Sections);
    }

    [Fact]
    public async Task Two_who_revise_the_same_outline_see_both_texts_and_nothing_is_overwritten()
    {
        var id = await AnnouncedAsync();
        await SubmitAsync($"/periods/{id}/sections/new", new() { ["Form.Title"] = "学习贯彻" });
        var path = $"/periods/{id}/sections/{(await PeriodAsync(id)).Sections[0].Id}";
        var (mine, theirs) = (await office.OpenAsync(path), await office.OpenAsync(path));
        await office.SubmitAsync(theirs, "main form", new() { ["Form.Title"] = "学习教育" });
        var page = await office.SubmitAsync(mine, "main form", new() { ["Form.Title"] = "理论学习", ["Form.Budget"] = "600" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("标题学习教育理论学习", page.Words("table.both tbody"));
        Assert.Equal("学习教育", (await PeriodAsync(id)).Sections[0].Title);
        page = await office.SubmitAsync(page, "main form");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(("理论学习", 600), ((await PeriodAsync(id)).Sections[0].Title, (await PeriodAsync(id)).Sections[0].Budget));
    }

    [Fact]
    public async Task A_heading_added_by_a_button_pressed_twice_is_there_once()
    {
        var id = await AnnouncedAsync();
        var form = await office.OpenAsync($"/periods/{id}/sections/new");
        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(HttpStatusCode.OK, (await office.SubmitAsync(form, "main form", new() { ["Form.Title"] = "学习贯彻" })).Status);
        Assert.Single((await PeriodAsync(id)).Sections);
    }

    [Theory]
    [InlineData(Site.Top, Role.Administrator)]
    [InlineData(Site.Top, Role.Reviewer)]
    [InlineData(Site.Top, Role.Contributor)]
    [InlineData(CatalogueSite.County, Role.Office)]
    public async Task For_whoever_is_not_the_office_at_the_top_there_are_no_such_pages(string unit, Role role)
    {
        var id = await AnnouncedAsync();
        await SubmitAsync($"/periods/{id}/sections/new", new() { ["Form.Title"] = "学习贯彻" });
        var section = (await PeriodAsync(id)).Sections[0].Id;
        var browser = await Site.SignedInAs(CatalogueSite.UserAt(unit, role));
        foreach (var path in new[] { "/periods", "/periods/new", $"/periods/{id}", $"/periods/{id}/due/1", $"/periods/{id}/sections/new", $"/periods/{id}/sections/{section}", $"/periods/{id}/open", $"/periods/{id}/collect", $"/periods/{id}/end", $"/periods/{id}/reopen", $"/periods/{id}/remove", $"/periods/{id}/catalogue" })
            Assert.Equal((HttpStatusCode.NotFound, path), ((await browser.OpenAsync(path)).Status, path));
        Assert.DoesNotContain("年度设置", (await browser.OpenAsync("/")).Words("nav"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heading_is_found_in_its_own_period_only()
    {
        var (id, other) = (await AnnouncedAsync(), await AnnouncedAsync());
        await SubmitAsync($"/periods/{id}/sections/new", new() { ["Form.Title"] = "学习贯彻" });
        var section = (await PeriodAsync(id)).Sections[0].Id;
        Assert.Equal(HttpStatusCode.NotFound, (await office.OpenAsync($"/periods/{other}/sections/{section}")).Status);
    }

    private static string Code() => FormattableString.Invariant($"T{Interlocked.Increment(ref next)}");

    private static int IdOf(Opened page) => int.Parse(page.Path.Split('/')[2].Split('?')[0], CultureInfo.InvariantCulture);

    private static string Box(Opened page, string id) => page.Document.GetElementById(id) is IHtmlInputElement box ? box.Value : "";

    private static Dictionary<string, string> Dates(string village, string township, string county, string city) =>
        new() { ["Form.Village"] = village, ["Form.Township"] = township, ["Form.County"] = county, ["Form.City"] = city };

    private async Task<int> AnnouncedAsync() => await Site.With(async db =>
    {
        var period = Years.Opened(Code(), 2022, PeriodKind.Topic, new DateOnly(2022, 12, 31), Site.By);
        db.Add(period);
        await db.SaveChangesAsync();
        return period.Id;
    });

    private Task<ReportingPeriod> PeriodAsync(int id) => Site.With(db => db.Periods.AsNoTracking().SingleAsync(p => p.Id == id));

    // The first period is offered the starter outline, the next ones that of the last.
    private async Task<Opened> WithoutOutlineAsync(Dictionary<string, string> values)
    {
        var page = await office.OpenAsync("/periods/new");
        values[page.Document.QuerySelector("[name='Form.TakesStarter']") is null ? "Form.CopiesOutline" : "Form.TakesStarter"] = "";
        return await office.SubmitAsync(page, "main form", values);
    }

    private async Task<Opened> SubmitAsync(string path, Dictionary<string, string> values) => await office.SubmitAsync(await office.OpenAsync(path), "main form", values);
}
