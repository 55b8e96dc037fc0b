using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Metrics;

/// <summary>指标目录, read by everyone and changed by 办公室 at the top.</summary>
public sealed class MetricsTests(CatalogueSite site) : SiteTest(site), IClassFixture<CatalogueSite>
{
    private static int next;

    private Browser office = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        office = await Site.SignedInAs(CatalogueSite.Office);
    }

    [Fact]
    public async Task A_metric_is_added_explained_printed_retired_and_revived()
    {
        var code = Code();
        var page = await SubmitAsync("/metrics/new", new() { ["Form.Code"] = code, ["Form.Name"] = "帮教志愿者", ["Form.Topic"] = "关爱帮扶", ["Form.RollUp"] = "Head", ["Form.Unit"] = "名" });
        Assert.Equal((HttpStatusCode.OK, "帮教志愿者"), (page.Status, page.Words("h1")));
        Assert.Contains("接着写口径", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Equal("例如 4238名，会印成： 4238名", page.Words(".printed"));
        var id = IdOf(page);
        Assert.Empty((await MetricAsync(id)).Levels);

        page = await office.SubmitAsync(page, "main form", new()
        {
            ["Form.Definition"] = "年内参加过一次以上的人\n同一人只算一次",
            ["Form.Qualifier"] = "Duo",
            ["Form.Step"] = "１００",
            ["Form.County"] = "true",
            ["Form.Township"] = "true",
        });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("例如 4238名，会印成： 4200多名", page.Words(".printed"));
        var metric = await MetricAsync(id);
        Assert.Equal([UnitLevel.County, UnitLevel.Township], metric.Levels);
        Assert.Equal((new QuantityStyle(Scale.One, 100, Qualifier.Duo), "关爱帮扶", RollUp.Head), (metric.Style, metric.Topic, metric.RollUp));

        await office.SubmitAsync(page, "main form", new() { ["Form.County"] = "" });
        Assert.Equal([UnitLevel.Township], (await MetricAsync(id)).Levels);
        Assert.Contains("由乡镇（街道）填报", (await office.OpenAsync($"/metrics?q={code}")).Words(".row"), StringComparison.Ordinal);

        page = await SubmitAsync($"/metrics/{id}/asked", []);
        Assert.Contains("指标已停用", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Contains("没有符合条件", (await office.OpenAsync($"/metrics?q={code}")).Words("main"), StringComparison.Ordinal);
        Assert.Contains("已停用", (await office.OpenAsync($"/metrics?q={code}&standing=Retired")).Words(".row"), StringComparison.Ordinal);
        await SubmitAsync($"/metrics/{id}/asked", []);
        Assert.True((await MetricAsync(id)).IsActive);
    }

    [Fact]
    public async Task The_unit_may_change_until_somebody_has_reported_a_figure_in_it()
    {
        var id = IdOf(await SubmitAsync("/metrics/new", new() { ["Form.Code"] = Code(), ["Form.Name"] = "筹措资金", ["Form.RollUp"] = "Sum", ["Form.Unit"] = "万元" }));
        await SubmitAsync($"/metrics/{id}", new() { ["Form.Unit"] = "元" });
        Assert.Equal("元", (await MetricAsync(id)).Unit);
        await Site.With(async db =>
        {
            var period = Years.Opened(Code(), 2030, PeriodKind.Topic, new DateOnly(2030, 12, 31), Site.By);
            db.Add(period);
            await db.SaveChangesAsync();
            var sheet = MetricSheet.Begin(db.OrgUnits.OrderBy(u => u.Id).First().Id, period.Id, Site.By);
            sheet.Fill([new MetricEntry(db.Metrics.Single(m => m.Id == id).Now, new Figure(53600.5m))], Site.By);
            db.Add(sheet);
            await db.SaveChangesAsync();
        });
        var refused = await SubmitAsync($"/metrics/{id}", new() { ["Form.Unit"] = "万元" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("计量单位只能还是“元”", refused.Words("#form-unit-fault"), StringComparison.Ordinal);
        Assert.Equal("元", (await MetricAsync(id)).Unit);
        Assert.Equal(HttpStatusCode.OK, (await SubmitAsync($"/metrics/{id}", new() { ["Form.Name"] = "筹措的资金" })).Status);
    }

    [Fact]
    public async Task A_share_is_in_per_cent_and_printed_to_one_place()
    {
        var page = await SubmitAsync("/metrics/new", new() { ["Form.Code"] = Code(), ["Form.Name"] = "达标率", ["Form.RollUp"] = "Rate", ["Form.Unit"] = "个" });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("请改成 %", page.Words("#form-unit-fault"), StringComparison.Ordinal);
        page = await office.SubmitAsync(page, "main form", new() { ["Form.Unit"] = "%" });
        Assert.Equal("例如 53.57%，会印成： 53.6%", page.Words(".printed"));
    }

    [Fact]
    public async Task Everyone_reads_the_catalogue_and_only_the_office_at_the_top_may_change_it()
    {
        var metric = await DefinedAsync("读得到的指标", "共同领域");
        foreach (var role in Enum.GetValues<Role>())
        {
            var browser = await Site.SignedInAs(CatalogueSite.UserAt(CatalogueSite.Township, role));
            var page = await browser.OpenAsync($"/metrics?q={metric.Code}");
            Assert.Contains("读得到的指标", page.Words(".row"), StringComparison.Ordinal);
            Assert.Contains("哪些算，哪些不算", page.Words(".row"), StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("main a[href*='/metrics/']"));
        }

        foreach (var user in new[] { CatalogueSite.UserAt(Site.Top, Role.Administrator), CatalogueSite.UserAt(Site.Top, Role.Reviewer), CatalogueSite.UserAt(CatalogueSite.County, Role.Office) })
        {
            var browser = await Site.SignedInAs(user);
            foreach (var path in new[] { "/metrics/new", $"/metrics/{metric.Id}", $"/metrics/{metric.Id}/asked" })
                Assert.Equal((HttpStatusCode.NotFound, user, path), ((await browser.OpenAsync(path)).Status, user, path));
        }
    }

    [Theory]
    [InlineData("None", "100", "#form-qualifier-fault")]
    [InlineData("Duo", "", "#form-step-fault")]
    [InlineData("Duo", "0", "#form-step-fault")]
    [InlineData("Duo", "1,5", "#form-step-fault")]
    [InlineData("Duo", "NaN", "#form-step-fault")]
    [InlineData("Duo", "1e2", "#form-step-fault")]
    [InlineData("Duo", "-100", "#form-step-fault")]
    [InlineData("Duo", "99999999999999.99995", "#form-step-fault")]
    [InlineData("Duo", "1万多", "#form-step-fault")]
    [InlineData("Duo", "一百多", "#form-step-fault")]
    public async Task What_cannot_be_printed_is_refused_beside_its_field_and_stays_there(string qualifier, string step, string fault)
    {
        var metric = await DefinedAsync("印法", "");
        var page = await SubmitAsync($"/metrics/{metric.Id}", new() { ["Form.Qualifier"] = qualifier, ["Form.Step"] = step, ["Form.Name"] = "改了名", ["Form.School"] = "true" });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(fault, $"#{Assert.Single(page.Document.QuerySelectorAll(".fault")).Id}");
        Assert.Equal(step, Assert.IsType<IHtmlInputElement>(page.Document.GetElementById("form-step"), exactMatch: false).Value);
        Assert.True(Assert.IsType<IHtmlInputElement>(page.Document.GetElementById("form-school"), exactMatch: false).IsChecked);
        var stands = await MetricAsync(metric.Id);
        Assert.Equal((QuantityStyle.Exact, "印法"), (stands.Style, stands.Name));
    }

    [Fact]
    public async Task The_smallest_and_the_largest_step_print_something()
    {
        var metric = await DefinedAsync("印法", "");
        foreach (var step in new[] { "0.0001", "99999999999999.9999" })
        {
            foreach (var qualifier in Enum.GetValues<Qualifier>().Except([Qualifier.None]))
            {
                var page = await SubmitAsync($"/metrics/{metric.Id}", new() { ["Form.Qualifier"] = $"{qualifier}", ["Form.Step"] = step });
                Assert.Equal(HttpStatusCode.OK, page.Status);
                Assert.NotEmpty(page.Words(".printed strong"));
            }
        }
    }

    [Fact]
    public async Task A_code_is_given_once_whatever_its_letters()
    {
        var metric = await DefinedAsync("有了", "");
        var page = await SubmitAsync("/metrics/new", new() { ["Form.Code"] = metric.Code.ToLowerInvariant(), ["Form.Name"] = "又来", ["Form.RollUp"] = "Sum", ["Form.Unit"] = "个" });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("已经有指标在用", page.Words("#form-code-fault"), StringComparison.Ordinal);
        page = await SubmitAsync("/metrics/new", []);
        Assert.Equal(4, page.Document.QuerySelectorAll(".fault").Length);
    }

    [Fact]
    public async Task The_list_is_kept_by_topic_in_the_order_of_its_codes_and_filtered()
    {
        var mark = Code();
        await Site.With(async db =>
        {
            foreach (var (code, topic) in new[] { ("3", "甲"), ("1", "乙"), ("4", "乙"), ("2", "") })
                db.Add(Made($"{mark}-{code}", $"{mark}第{code}", topic.Length > 0 ? mark + topic : ""));
            await db.SaveChangesAsync();
        });
        var page = await office.OpenAsync($"/metrics?q={mark}");
        Assert.Equal([$"{mark}第1", $"{mark}第4", $"{mark}第3", $"{mark}第2"], page.Document.QuerySelectorAll(".row strong").Select(e => e.TextContent.Trim()));
        Assert.Equal($"{mark}乙 {mark}甲 未分类别", page.Words("main h2"));
        page = await office.OpenAsync($"/metrics?topic={Uri.EscapeDataString(mark + "乙")}");
        Assert.Equal(2, page.Document.QuerySelectorAll(".row").Length);
    }

    [Theory]
    [InlineData("q=%25")]
    [InlineData("q=%27 OR 1=1--")]
    [InlineData("topic=nothing")]
    [InlineData("p=-1")]
    [InlineData("p=2147483647")]
    [InlineData("p=1&p=2")]
    [InlineData("standing=9")]
    public async Task What_the_address_asks_beyond_reason_is_brought_within_it(string query) =>
        Assert.Equal(HttpStatusCode.OK, (await office.OpenAsync($"/metrics?{query}")).Status);

    private static string Code() => FormattableString.Invariant($"N{Interlocked.Increment(ref next)}");

    private static int IdOf(Opened page) => int.Parse(page.Path.Split('/')[2].Split('?')[0], CultureInfo.InvariantCulture);

    private static Metric Made(string code, string name, string topic)
    {
        var metric = Metric.Define(code, name, "个", RollUp.Sum, Site.By);
        metric.Describe(name, topic, "哪些算，哪些不算", "个", QuantityStyle.Exact, [UnitLevel.Village], Site.By);
        return metric;
    }

    private Task<Metric> DefinedAsync(string name, string topic) => Site.With(async db =>
    {
        var metric = db.Add(Made(Code(), name, topic)).Entity;
        await db.SaveChangesAsync();
        return metric;
    });

    private Task<Metric> MetricAsync(int id) => Site.With(db => db.Metrics.AsNoTracking().SingleAsync(m => m.Id == id));

    private async Task<Opened> SubmitAsync(string path, Dictionary<string, string> values) => await office.SubmitAsync(await office.OpenAsync(path), "main form", values);
}
