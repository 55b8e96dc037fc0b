using Microsoft.Playwright;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>年度设置 and 指标目录, as 办公室 at the top sees them.</summary>
public sealed class CataloguePages(CatalogueSite site, Chromium chromium) : JourneyTest(site, chromium), IClassFixture<CatalogueSite>
{

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Fits_its_window_and_passes_axe(int width)
    {
        var (period, closed, drafted, section, metric, retired) = await FilledAsync();
        (string Name, string Path)[] pages =
        [
            ("periods", "/periods"), ("period", $"/periods/{period}"), ("period-closed", $"/periods/{closed}"), ("period-new", "/periods/new"), ("period-due", $"/periods/{period}/due/1"),
            ("section-new", $"/periods/{period}/sections/new"), ("section", $"/periods/{period}/sections/{section}"), ("period-end", $"/periods/{period}/end"), ("period-collect", $"/periods/{period}/collect"), ("period-reopen", $"/periods/{closed}/reopen"), ("period-remove", $"/periods/{period}/remove"),
            ("period-draft", $"/periods/{drafted}"), ("period-open", $"/periods/{drafted}/open"), ("period-catalogue", $"/periods/{period}/catalogue"), ("period-ask", $"/periods/{period}/catalogue/{metric}"), ("due-closed", $"/periods/{closed}/due/1"),
            ("metrics", "/metrics?standing=Every"), ("metrics-none", "/metrics?q=nobody"), ("metric-new", "/metrics/new"), ("metric", $"/metrics/{metric}"),
            ("metric-retire", $"/metrics/{metric}/asked"), ("metric-revive", $"/metrics/{retired}/asked"),
        ];
        foreach (var cookies in ReadersAt(width))
        {
            var page = await OfficeAsync(width, script: true, cookies);
            foreach (var (name, path) in pages)
            {
                await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
                await StationAsync(page, $"catalogue-{name}{string.Concat(cookies.Select(c => "-" + c.Item2))}");
            }

            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Dates_that_are_out_of_order_are_refused_and_mended(int width)
    {
        var (period, _, _, _, _, _) = await FilledAsync();
        var page = await OfficeAsync(width, script: true);
        await page.GotoAsync($"/periods/{period}/due/1");
        await page.GetByLabel("村（社区）截止日期").FillAsync("2023-01-20");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存日期" }).ClickAsync();
        await Assertions.Expect(page.Locator("#form-village-fault")).ToContainTextAsync("本级不能更晚");
        await StationAsync(page, "catalogue-due-refused");
        foreach (var (label, day) in new[] { ("乡镇（街道）截止日期", "2023-01-20"), ("县（市、区）截止日期", "2023-01-21"), ("市截止日期", "2023-01-22") })
            await page.GetByLabel(label, new() { Exact = true }).FillAsync(day);
        await page.GetByRole(AriaRole.Button, new() { Name = "保存日期" }).ClickAsync();
        await Assertions.Expect(page.Locator("main .paper").First).ToContainTextAsync("市：2023年1月22日截止");
    }

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task A_metric_is_told_how_it_is_printed(int width)
    {
        var (_, _, _, _, metric, _) = await FilledAsync();
        var page = await OfficeAsync(width, script: true);
        await page.GotoAsync($"/metrics/{metric}");
        await page.GetByLabel("概数用哪个字").SelectOptionAsync(new SelectOptionValue { Label = "近" });
        await page.GetByLabel("取整到").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(page.Locator("#form-step-fault")).ToContainTextAsync("请写明取整到多少");
        await StationAsync(page, "catalogue-metric-refused");
        await page.GetByLabel("取整到").FillAsync("1000");
        await page.GetByLabel("学校", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(page.Locator(".printed")).ToContainTextAsync("近5000名");
        await Assertions.Expect(page.GetByLabel("学校", new() { Exact = true })).ToBeCheckedAsync();
    }

    private async Task<IPage> OfficeAsync(int width, bool script, params (string Name, string Value)[] cookies) =>
        await StrangerWindowAsync(width, script, [.. (await Site.CookiesOf(CatalogueSite.Office)).GetAllCookies().Select(c => (c.Name, c.Value)), .. cookies]);

    /// <summary>An outline and a catalogue as offices write them; each test has its own.</summary>
    private Task<(int Period, int Closed, int Drafted, int Section, int Metric, int Retired)> FilledAsync() => Site.With(async db =>
    {
        var mark = Guid.NewGuid().ToString("N")[..6];
        var period = Years.Opened($"{mark}-22", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), Site.By);
        var section = period.AddSection(OutlinePart.Review, "学习贯彻党的二十大精神取得新进展", 700, Site.By, "写本单位组织的学习、宣讲和主题教育。\n会议名称、领导讲话不写。");
        period.AddSection(OutlinePart.Review, "围绕中心工作服务全市大局展现新作为", 1000, Site.By, "按依据、做法、数字、成效的顺序写，一件事一段。");
        period.AddSection(OutlinePart.Review, "自身建设得到新加强", 0, Site.By);
        period.AddSection(OutlinePart.Plan, "深化思想教育，引导青少年听党话跟党走", 600, Site.By);
        foreach (var (level, day) in new[] { (UnitLevel.Village, 20), (UnitLevel.Township, 24), (UnitLevel.County, 28), (UnitLevel.City, 31) })
            period.SetDue(level, new DateOnly(2022, 12, day), Site.By);
        var closed = Years.Opened($"{mark}-H1", 2022, PeriodKind.FirstHalf, new DateOnly(2022, 6, 30), Site.By);
        closed.End(Site.By);
        var drafted = ReportingPeriod.Announce($"{mark}-23", 2023, PeriodKind.Annual, new DateOnly(2023, 12, 31), Site.By);
        drafted.AddSection(OutlinePart.Review, "学习贯彻党的二十大精神取得新进展", 700, Site.By);
        db.AddRange(period, closed, drafted);
        Metric[] metrics =
        [
            Made($"{mark}A1", "参与“乡村振兴五老行动”的五老", "服务大局", "年内实际参加一次以上，同一人只算一次。", "名", RollUp.Head, new QuantityStyle(Scale.One, 100, Qualifier.Duo)),
            Made($"{mark}A2", "领办协办青年经营主体", "服务大局", "在市场监管部门登记，年末仍在经营的。", "个", RollUp.Snapshot, QuantityStyle.Exact),
            Made($"{mark}B1", "家风家训报告会", "教育关爱", "", "场次", RollUp.Sum, QuantityStyle.Exact),
            Made($"{mark}B2", "“五好”基层组织达标率", "教育关爱", "达标单位除以应评单位。", "%", RollUp.Rate, QuantityStyle.Exact),
        ];
        metrics[2].Ask(isActive: false, Site.By);
        db.AddRange(metrics);
        db.AddRange(Catalogue.Of(period, metrics, Site.By), Catalogue.Of(closed, metrics, Site.By), Catalogue.Of(drafted, metrics, Site.By));
        await db.SaveChangesAsync();
        return (period.Id, closed.Id, drafted.Id, section.Id, metrics[0].Id, metrics[2].Id);
    });

    private static Metric Made(string code, string name, string topic, string definition, string unit, RollUp rollUp, QuantityStyle style)
    {
        var metric = Metric.Define(code, name, unit, rollUp, Site.By);
        metric.Describe(name, topic, definition, unit, style, [UnitLevel.County, UnitLevel.Township, UnitLevel.Village], Site.By);
        return metric;
    }
}
