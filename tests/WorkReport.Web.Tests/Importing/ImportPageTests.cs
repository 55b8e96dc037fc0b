using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Documents.Tests.Spreadsheets;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Importing;

/// <summary>导入, by forms as they were served: chosen or pasted, checked, nodded to, done.</summary>
public sealed class ImportPageTests(Site site) : SiteTest(site)
{
    private static int next;

    [Fact]
    public async Task Units_are_checked_then_come_with_the_nod_and_the_second_time_there_is_nothing_to_do()
    {
        var code = Fresh();
        var sheet = $"单位代码,单位,层级,上级单位代码,起始日期\n{code},导入{code}县,县,{Site.Top},2020-01-01\n{code}-1,导入{code}镇,乡镇,{code},2020-01-01\n";
        var page = await CheckAsync(Browser, "units", ("单位.csv", Encoding.UTF8.GetBytes(sheet)));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("将新增 2", page.Words("main [role=status]"), StringComparison.Ordinal);
        Assert.Contains("单位.csv", page.Words("main [role=status]"), StringComparison.Ordinal);
        Assert.False(await HasAsync(code));

        page = await Browser.SubmitAsync(page, "main form");
        Assert.Contains("新增 2，更改 0", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.True(await HasAsync(code));
        page = await CheckAsync(Browser, "units", ("单位.csv", Encoding.UTF8.GetBytes(sheet)));
        Assert.Contains("2 行都和已有的一样", page.Words("main [role=status]"), StringComparison.Ordinal);
        Assert.Equal("", page.Document.QuerySelector("input[name='Form.Sealed']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_would_be_done_has_to_be_what_was_shown()
    {
        var code = Fresh();
        var first = $"单位代码,单位,层级,上级单位代码,起始日期\n{code},导入{code}县,县,{Site.Top},2020-01-01\n";
        var both = await CheckAsync(Browser, "units", ("单位.csv", Encoding.UTF8.GetBytes($"{first}{code}-1,导入{code}镇,乡镇,{code},2020-01-01\n")));
        // Somebody else brings one of the two in meanwhile.
        await Browser.SubmitAsync(await CheckAsync(Browser, "units", ("县.csv", Encoding.UTF8.GetBytes(first))), "main form");

        var page = await Browser.SubmitAsync(both, "main form");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("检查之后有人改了数据", page.Words("main"), StringComparison.Ordinal);
        Assert.False(await HasAsync($"{code}-1"));
    }

    /// <summary>As many rows as before, and another figure under one of them.</summary>
    [Fact]
    public async Task A_figure_that_became_another_since_it_was_shown_is_not_written_over()
    {
        var city = await City.In(Site);
        var clerk = await Site.SignedInAs(City.UserAt("CB11", Role.Contributor));
        Task FillAsync(decimal figure) => Site.With(async db =>
        {
            var sheet = await db.MetricSheets.SingleAsync(s => s.UnitId == city["CB11"] && s.PeriodId == city.PeriodId);
            sheet.Fill([new MetricEntry((await db.Metrics.SingleAsync(m => m.Id == city.Metric)).Now, new Figure(figure))], Site.By);
            await db.SaveChangesAsync();
        });
        await FillAsync(31);
        var shown = await CheckAsync(clerk, "values", ("数.csv", Encoding.UTF8.GetBytes("单位代码,指标代码,数\nCB11,M01,32\n")), City.Period);
        Assert.Contains("更改 1", shown.Words("main [role=status]"), StringComparison.Ordinal);
        await FillAsync(33);

        var page = await clerk.SubmitAsync(shown, "main form");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("检查之后有人改了数据", page.Words("main"), StringComparison.Ordinal);
        Assert.Equal(33, await Site.With(db => db.MetricSheets.Where(s => s.UnitId == city["CB11"]).SelectMany(s => s.Values).Select(v => v.Value).SingleAsync()));
    }

    [Fact]
    public async Task Two_whose_names_are_twins_do_not_come_in_together()
    {
        await City.In(Site);
        var name = Fresh();
        var page = await CheckAsync(Browser, "people", ("人.csv", Encoding.UTF8.GetBytes($"姓名,用户名,单位代码,职责\n甲{name},张{name},CA11,填报人\n乙{name},張{name},CA1,审核人\n")));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("有 1 处要改", page.Words("#summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_row_and_column_and_what_was_pasted_stays()
    {
        var form = await Browser.OpenAsync("/import/units");
        const string pasted = "单位代码\t单位\t层级\t上级单位代码\t起始日期\nQ1\t\t县\tTOP\t2020-01-01\nQ2\t某县\t洲\tTOP\t去年\n";
        var page = await Browser.SubmitAsync(form, "main form", new() { ["Form.Pasted"] = pasted });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("有 3 处要改", page.Words("#summary"), StringComparison.Ordinal);
        Assert.Equal(["第 2 行 B 列（单位）", "第 3 行 C 列（层级）", "第 3 行 E 列（起始日期）"], page.Document.QuerySelectorAll("main tbody th").Select(place => place.TextContent.Trim()));
        Assert.Contains("某县", page.Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_people_have_their_cards_once_more_when_the_nod_comes_twice()
    {
        var city = await City.In(Site);
        var (one, two) = (Fresh(), Fresh());
        var page = await CheckAsync(Browser, "people", ("人.csv", Encoding.UTF8.GetBytes($"姓名,用户名,单位代码,职责\n甲{one},{one},CA11,填报人\n乙{two},{two},CA1,审核人\n")));
        var done = await Browser.SubmitAsync(page, "main form");
        Assert.Contains("新增 2", done.Words(".note.good"), StringComparison.Ordinal);
        var cards = done.Document.QuerySelectorAll(".card").Select(card => card.QuerySelectorAll("dd").Select(dd => dd.TextContent.Trim()).ToList()).ToList();
        Assert.Equal([one, two], cards.Select(card => card[2]));
        await Site.SignInWithCardAsync(one, cards[0][3]);
        await Site.SignInWithCardAsync(two, cards[1][3]);
        Assert.Contains("no-store", done.Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var again = await Browser.SubmitAsync(page, "main form");
        Assert.Equal(cards.Select(card => card[3]), again.Document.QuerySelectorAll(".card").Select(card => card.QuerySelectorAll("dd")[3].TextContent.Trim()));
        Assert.NotEqual(0, city["CA1"]);
    }

    [Fact]
    public async Task Nobody_brings_in_what_is_not_theirs()
    {
        var city = await City.In(Site);
        var administrator = await Site.SignedInAs(City.UserAt("CA1", Role.Administrator));
        // Of another county: not to be told from what there is not.
        var page = await CheckAsync(administrator, "units", ("单位.csv", Encoding.UTF8.GetBytes("单位代码,单位,层级,上级单位代码,起始日期\nQ9,某村,村,CB1,2020-01-01\n")));
        Assert.Equal((HttpStatusCode.BadRequest, true), (page.Status, page.Words("main tbody").Contains("第 2 行 D 列", StringComparison.Ordinal)));
        page = await CheckAsync(administrator, "units", ("单位.csv", Encoding.UTF8.GetBytes($"单位代码,单位,层级,上级单位代码,起始日期,撤销日期\nCA1,{city.NameOf("CA1")},乡镇,CA,2020-01-01,2026-01-02\nCB1,某村,村,CA1,2020-01-01,\n")));
        Assert.Equal(["第 2 行 F 列（撤销日期）", "第 3 行 A 列（单位代码）"], page.Document.QuerySelectorAll("main tbody th").Select(place => place.TextContent.Trim()));
        page = await CheckAsync(administrator, "people", ("人.csv", Encoding.UTF8.GetBytes("姓名,用户名,单位代码,职责\n丙,bing-q9,CB1,填报人\n")));
        Assert.Contains("没有“CB1”这个单位，或者不归您管", page.Words("main tbody"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.OpenAsync("/import/metrics")).Status);
        var contributor = await Site.SignedInAs(City.UserAt("CA1", Role.Contributor));
        Assert.Equal(HttpStatusCode.NotFound, (await contributor.OpenAsync("/import/units")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await contributor.OpenAsync("/import/units/template")).Status);
        page = await CheckAsync(contributor, "values", ("数.csv", Encoding.UTF8.GetBytes("单位代码,指标代码,数\nCA11,A01,1\n")), City.Period);
        Assert.Contains("没有“CA11”这个单位，或者不归您管", page.Words("main tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sealed_for_one_is_opened_by_nobody_else()
    {
        var city = await City.In(Site);
        var code = Fresh();
        var page = await CheckAsync(Browser, "units", ("单位.csv", Encoding.UTF8.GetBytes($"单位代码,单位,层级,上级单位代码,起始日期\n{code},某{code}县,县,{Site.Top},2020-01-01\n")));
        var carried = page.Document.QuerySelector("input[name='Form.Sealed']")!.GetAttribute("value")!;
        var other = await Site.SignedInAs(City.UserAt("CA", Role.Administrator));
        var theirs = await CheckAsync(other, "units", ("单位.csv", Encoding.UTF8.GetBytes($"单位代码,单位,层级,上级单位代码,起始日期\n{code}-9,某{code}镇,乡镇,CA,2020-01-01\n")));
        page = await other.SubmitAsync(theirs, "main form", new() { ["Form.Sealed"] = carried });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("请重新选择文件", page.Words("#summary"), StringComparison.Ordinal);
        Assert.False(await HasAsync(code));
        Assert.NotEqual(0, city["CA"]);
    }

    [Theory]
    [InlineData("units")]
    [InlineData("people")]
    [InlineData("metrics")]
    [InlineData("values")]
    [InlineData("items")]
    [InlineData("plans")]
    public async Task A_template_has_the_columns_that_its_import_finds_in_either_language(string kind)
    {
        var who = Fresh();
        await Site.EnrolAsync(who, (Site.Top, Role.Administrator), (Site.Top, Role.Office));
        await City.In(Site);
        using var client = await Site.ClientOf(who);
        foreach (var language in new[] { "zh-CN", "en" })
        {
            var asked = new HttpRequestMessage(HttpMethod.Get, new Uri($"/import/{kind}/template", UriKind.Relative));
            asked.Headers.AcceptLanguage.ParseAdd(language);
            var file = await (await client.SendAsync(asked)).Content.ReadAsByteArrayAsync();
            var template = ReadXlsx.Of(file);
            Assert.Equal(2, template.Sheets.Count);
            // Its example, on the second sheet, is a row of its kind.
            var example = template.Sheets[1];
            Assert.NotEmpty(example.Heads);
            Assert.NotEmpty(example.Rows);
            using var stream = new MemoryStream(file);
            Assert.Equal(1, XlsxReader.Read(stream).OtherSheets);
            var page = await CheckAsync(new Browser(client), kind, ("模板.xlsx", file), kind is "values" or "items" or "plans" ? City.Period : null);
            // The head is found, and that nothing stands below it is all that is said.
            Assert.Contains("是表头，下面没有内容", page.Words("#summary"), StringComparison.Ordinal);
        }
    }

    private static async Task<Opened> CheckAsync(Browser browser, string kind, (string Name, byte[] Bytes) file, string? period = null)
    {
        var form = await browser.OpenAsync($"/import/{kind}");
        return await browser.SubmitAsync(form, "main form", period is null ? [] : new() { ["Form.Period"] = period }, files: new() { ["Form.File"] = file });
    }

    private Task<bool> HasAsync(string code) => Site.With(db => db.OrgUnits.AnyAsync(u => u.Code == code));

    private static string Fresh() => $"q{Interlocked.Increment(ref next)}x";
}
