using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Jobs;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Importing;

/// <summary>A sheet of one's own on the pages: its columns matched, kept, found again; the import left to the site, and taken back.</summary>
public sealed class ColumnsTests(Site site) : SiteTest(site)
{
    private static int next;

    [Fact]
    public async Task Columns_are_said_once_and_the_next_sheet_of_the_look_is_read_by_itself()
    {
        var city = await City.In(Site);
        var contributor = await Site.SignedInAs(City.UserAt("CB11", Role.Contributor));
        var name = Fresh();
        var page = await CheckAsync(contributor, "values", $"村名,五老宣讲,{name}\n{city.NameOf("CB11")},8,说\n");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("如果这是本单位自己的表", page.Words("main .note:not(#summary)"), StringComparison.Ordinal);
        page = await contributor.SubmitAsync(page, "main form[action$=columns]");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        // Guessed from the names: a column called like a metric is that metric.
        Assert.Equal("M01 五老宣讲", page.Document.QuerySelector("input[name='Form.Theirs[1].Means']")!.GetAttribute("value"));
        page = await contributor.SubmitAsync(page, "main form:has(button.primary)", new() { ["Form.Name"] = name, ["Form.Ours[1].Pick"] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("请选单位代码或单位名称在哪一列", page.Words("#summary"), StringComparison.Ordinal);
        page = await contributor.SubmitAsync(page, "main form:has(button.primary)", new() { ["Form.Ours[1].Pick"] = "0", ["Form.Theirs[2].Means"] = "没有的" });
        Assert.Contains("没有“没有的”这个指标", page.Words("#summary"), StringComparison.Ordinal);
        page = await contributor.SubmitAsync(page, "main form:has(button.primary)", new() { ["Form.Theirs[2].Means"] = "" });
        Assert.Contains($"已保存为“{name}”", page.Words(".note.good"), StringComparison.Ordinal);

        page = await contributor.SubmitAsync(page, "main form");
        Assert.Contains($"按列对应“{name}”读取", page.Words("main [role=status]"), StringComparison.Ordinal);
        page = await contributor.SubmitAsync(page, "main form");
        Assert.Contains("更改 1", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Equal(8, await ValueAsync(city["CB11"]));

        page = await CheckAsync(contributor, "values", $"某表\n{name},村名,五老宣讲\n又说,{city.NameOf("CB11")},9\n");
        Assert.Contains($"按列对应“{name}”读取", page.Words("main [role=status]"), StringComparison.Ordinal);
        page = await contributor.SubmitAsync(page, "main form");

        // It is in the list, and taken back.
        page = await contributor.OpenAsync("/import/done");
        page = await contributor.OpenAsync(page.Document.QuerySelector("main tbody a")!.GetAttribute("href")!);
        Assert.Contains(name, page.Words("main dl"), StringComparison.Ordinal);
        page = await contributor.SubmitAsync(page, "main form");
        Assert.Contains("撤销", page.Words("main .note.good"), StringComparison.Ordinal);
        Assert.Equal(8, await ValueAsync(city["CB11"]));
        Assert.NotNull(page.Document.QuerySelector("main h1"));

        // Somebody of another county neither sees nor uses it; who keeps it may retire it.
        var other = await Site.SignedInAs(City.UserAt("CA1", Role.Office));
        Assert.DoesNotContain(name, (await other.OpenAsync("/import/maps")).Words("main"), StringComparison.Ordinal);
        var id = await Site.With(db => db.ColumnMaps.Where(m => m.Name == name).Select(m => m.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/import/maps/{id}")).Status);
        page = await contributor.OpenAsync($"/import/maps/{id}");
        Assert.Equal("0", page.Document.QuerySelector("select[name='Form.Ours[1].Pick'] option[selected]")!.GetAttribute("value"));
        page = await contributor.SubmitAsync(page, "main form", new() { ["Form.Name"] = $"{name}新" });
        Assert.Contains("列对应已修改", page.Words(".note.good"), StringComparison.Ordinal);
        page = await contributor.SubmitAsync(await contributor.OpenAsync($"/import/maps/{id}/offer"), "main form");
        Assert.Contains("已停用", page.Words("main"), StringComparison.Ordinal);
        page = await CheckAsync(contributor, "values", $"村名,五老宣讲,{name}\n{city.NameOf("CB11")},8,说\n");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
    }

    [Fact]
    public async Task A_long_import_is_left_to_the_site_and_may_be_left()
    {
        var code = Fresh();
        var rows = string.Concat(Enumerable.Range(1, 2100).Select(n => FormattableString.Invariant($"{code}-{n},{code}第{n}村,村,{code},2020-01-01\n")));
        var page = await CheckAsync(Browser, "units", $"单位代码,单位,层级,上级单位代码,起始日期\n{code},{code}镇,乡镇,{Site.Top},2020-01-01\n{rows}");
        Assert.Contains("导入由系统在后台做", page.Words("main [role=status]"), StringComparison.Ordinal);
        page = await Browser.SubmitAsync(page, "main form");
        Assert.StartsWith("/import/done/", page.Path, StringComparison.Ordinal);
        var address = page.Path;
        for (var i = 0; i < 60 && page.Document.QuerySelector("[data-looks-again]") is not null; i++)
        {
            await Site.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<JobRunner>().Single().RunDueAsync(TestContext.Current.CancellationToken);
            await Task.Delay(500, TestContext.Current.CancellationToken);
            page = await Browser.OpenAsync(address);
        }

        Assert.Contains("新增 2,101".Replace(",", "", StringComparison.Ordinal), page.Words("main").Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(2101, await Site.With(db => db.OrgUnits.CountAsync(u => u.Code.StartsWith(code))));
        Assert.Equal(0, await Site.With(db => db.WaitingSheets.CountAsync()));
        page = await Browser.SubmitAsync(page, "main form");
        Assert.Contains("撤销", page.Words("main .note.good"), StringComparison.Ordinal);
        Assert.Equal(0, await Site.With(db => db.OrgUnits.CountAsync(u => u.Code.StartsWith(code))));
    }

    [Fact]
    public async Task Cards_of_many_who_are_new_are_there_until_they_are_put_away()
    {
        await City.In(Site);
        var name = Fresh();
        var rows = string.Concat(Enumerable.Range(1, 21).Select(n => FormattableString.Invariant($"人{n},{name}-{n},CA11,填报人\n")));
        var page = await Browser.SubmitAsync(await CheckAsync(Browser, "people", $"姓名,用户名,单位代码,职责\n{rows}"), "main form");
        var address = page.Path;
        for (var i = 0; i < 60 && page.Document.QuerySelector("[data-looks-again]") is not null; i++)
        {
            await Site.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<JobRunner>().Single().RunDueAsync(TestContext.Current.CancellationToken);
            await Task.Delay(500, TestContext.Current.CancellationToken);
            page = await Browser.OpenAsync(address);
        }

        page = await Browser.OpenAsync($"{address}/cards");
        var cards = page.Document.QuerySelectorAll(".card").Select(card => card.QuerySelectorAll("dd").Select(dd => dd.TextContent.Trim()).ToList()).ToList();
        Assert.Equal(21, cards.Count);
        Assert.Equal(HttpStatusCode.NotFound, (await (await Site.SignedInAs(City.UserAt("CA", Role.Administrator))).OpenAsync($"{address}/cards")).Status);
        var undone = await Browser.OpenAsync(address);
        await Site.SignInWithCardAsync(cards[0][2], cards[0][3]);
        page = await Browser.SubmitAsync(page, "main form");
        Assert.Equal(address, page.Path);
        Assert.Empty((await Browser.OpenAsync($"{address}/cards")).Document.QuerySelectorAll(".card"));
        page = await Browser.SubmitAsync(undone, "main form");
        Assert.Contains("有 1 人已经登录过", page.Words("#summary"), StringComparison.Ordinal);
    }

    private Task<decimal> ValueAsync(int unit) => Site.With(db => db.MetricSheets.Where(s => s.UnitId == unit).SelectMany(s => s.Values).Select(v => v.Value!.Value).SingleAsync());

    private static async Task<Opened> CheckAsync(Browser browser, string kind, string sheet)
    {
        var form = await browser.OpenAsync($"/import/{kind}");
        return await browser.SubmitAsync(form, "main form", kind is "values" ? new() { ["Form.Period"] = City.Period } : [], files: new() { ["Form.File"] = ("表.csv", Encoding.UTF8.GetBytes(sheet)) });
    }

    private static string Fresh() => $"c{Interlocked.Increment(ref next)}z";
}
