using System.Diagnostics;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>A small tree of its own, one line from the city to a village, with everyone who has a part in the way of a report.</summary>
public sealed class WaySite : Site
{
    public const string Village = "上湾村关工小组";
    public const string City = "平川市关工委";

    public override async ValueTask InitializeAsync()
    {
        await With(async db =>
        {
            var from = new DateOnly(2020, 1, 1);
            var city = OrgUnit.Found("P", City, UnitLevel.City, null, from, By);
            var county = OrgUnit.Found("P1", "溪源县关工委", UnitLevel.County, city, from, By);
            var township = OrgUnit.Found("P11", "石桥镇关工委", UnitLevel.Township, county, from, By);
            var period = Years.Opened("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), By);
            period.AddSection(OutlinePart.Review, "服务大局展现新作为", 1500, By);
            period.AddSection(OutlinePart.Plan, "建强基层组织", 0, By);
            period.SetDue(UnitLevel.Village, new DateOnly(2099, 12, 22), By);
            var talks = Metric.Define("M28", "家风家训报告会", "场次", RollUp.Sum, By);
            talks.Describe("家风家训报告会", "家庭教育", "年内举办的场次", "场次", QuantityStyle.Exact, [UnitLevel.Village, UnitLevel.City], By);
            var helped = Metric.Define("M26", "得到帮扶的儿童", "名", RollUp.Head, By);
            helped.Describe("得到帮扶的儿童", "帮扶", "同一人只算一次", "名", new QuantityStyle(Scale.One, 100, Qualifier.Duo), [UnitLevel.Village], By);
            db.AddRange(city, county, township, OrgUnit.Found("P111", Village, UnitLevel.Village, township, from, By), period, talks, helped, Catalogue.Of(period, [talks, helped], By));
            await db.SaveChangesAsync();
        });
        await EnrolAsync("村填报", ("P111", Role.Contributor));
        await EnrolAsync("镇审核", ("P11", Role.Reviewer));
        await EnrolAsync("镇办公室", ("P11", Role.Office));
        await EnrolAsync("市办公室", ("P", Role.Office));
        await EnrolAsync("市领导", ("P", Role.Reviewer));
    }
}

/// <summary>The whole way once, by what people see and nothing else: from the first entry in a village to the issued PDF of the city.</summary>
public sealed class WholeWay(Site site, Chromium chromium) : JourneyTest(site, chromium)
{
    private const string Lead = "家风家训走进每家每户";
    // Long enough for rows that are full, which the ruler wants to see.
    private const string Told = "年轻父母带着孩子围坐在广场四周听老支书老教师老党员讲自己家里几十年来勤俭持家邻里相帮的往事听完以后一家一户把家训写下来贴在堂屋正中间逢年过节还要念给后辈听。";
    private const string Reason = "请写明是在哪里办的。";

    [Theory]
    [InlineData(Desktop, true)]
    [InlineData(Phone, true)]
    [InlineData(Desktop, false)]
    public async Task From_the_first_entry_in_a_village_to_the_issued_PDF_of_the_city(int width, bool script)
    {
        await using var way = new WaySite();
        await way.InitializeAsync();

        // The village writes an item with a figure and a proof, fills in its figures and hands in.
        var village = await EnterAsync(way, "村填报", width, script);
        await GoAsync(village, "统计表填报");
        await village.GetByLabel("家风家训报告会，今年").FillAsync("12");
        if (script)
        {
            // No exact figure yet: it is offered as it is written, before anything is sent.
            await village.GetByLabel("得到帮扶的儿童，今年").FillAsync("4200多名");
            await village.GetByLabel("家风家训报告会，今年").FocusAsync();
            await Assertions.Expect(village.GetByRole(AriaRole.Button, new() { Name = "没有准确数，就报“4200多”" })).ToBeVisibleAsync();
            await StationAsync(village, "way-1-round");
        }

        await village.GetByLabel("得到帮扶的儿童，今年").FillAsync("4238");
        await PressAsync(village, "保存");
        await StationAsync(village, "way-1-sheet");
        await GoAsync(village, "工作事项");
        await FollowAsync(village, "写一项");
        await village.GetByLabel("放在哪一节").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await village.GetByLabel("段首句").FillAsync(Lead);
        await village.GetByLabel("正文").FillAsync("按照县里部署，组织五老讲家风故事，全年举办");
        await village.GetByLabel("插入数字").SelectOptionAsync(new SelectOptionValue { Label = "家风家训报告会：12场次" });
        if (script)
            await PressAsync(village, "插入");
        await PressAsync(village, "保存");
        await Assertions.Expect(village.GetByLabel("正文")).ToHaveValueAsync("按照县里部署，组织五老讲家风故事，全年举办12场次");
        await village.GetByLabel("正文").FillAsync("按照县里部署，组织五老讲家风故事，全年举办12场次。");
        await PressAsync(village, "保存");
        await FollowAsync(village, "添加佐证材料");
        await village.GetByLabel("选择文件").SetInputFilesAsync(new FilePayload { Name = "名册.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 list"u8.ToArray() });
        await PressAsync(village, "上传");
        await Assertions.Expect(village.GetByText("名册.pdf").First).ToBeVisibleAsync();
        await StationAsync(village, "way-2-item");
        await GoAsync(village, "报送");
        await PressAsync(village, "提交审核");
        await StationAsync(village, "way-3-submitted");

        // The township's reviewer returns that one item; the rest stays closed; it is mended.
        var reviewer = await EnterAsync(way, "镇审核", width, script);
        await GoAsync(reviewer, "待审核");
        await OpenAsync(reviewer);
        await StationAsync(reviewer, "way-4-review");
        await reviewer.GetByRole(AriaRole.Checkbox, new() { Name = Lead }).CheckAsync();
        await reviewer.GetByLabel($"退回的原因：{Lead}").FillAsync(Reason);
        await PressAsync(reviewer, "退回勾选的");
        await GoAsync(village, "我的待办");
        await Assertions.Expect(village.GetByText(Reason)).ToBeVisibleAsync();
        await StationAsync(village, "way-5-returned");
        await GoAsync(village, "统计表填报");
        await Assertions.Expect(village.GetByLabel("家风家训报告会，今年")).ToHaveCountAsync(0);
        await GoAsync(village, "工作事项");
        await FollowAsync(village, Lead);
        await village.GetByLabel("正文").FillAsync("按照县里部署，在村文化广场组织五老讲家风故事，全年举办12场次。" + Told);
        await PressAsync(village, "保存");
        await GoAsync(village, "报送");
        await PressAsync(village, "提交审核");

        // It is approved, which hands it up, and accepted.
        await GoAsync(reviewer, "待审核");
        await OpenAsync(reviewer);
        await Assertions.Expect(reviewer.GetByText("退回后再报").First).ToBeVisibleAsync();
        await PressAsync(reviewer, "审核通过");
        var township = await EnterAsync(way, "镇办公室", width, script);
        await GoAsync(township, "待审核");
        await OpenAsync(township);
        await PressAsync(township, "接收");

        // The city sees the total and drafts the report from what was accepted.
        var city = await EnterAsync(way, "市办公室", width, script);
        await GoAsync(city, "汇总");
        await Assertions.Expect(city.GetByRole(AriaRole.Row).Filter(new() { HasText = "得到帮扶的儿童" })).ToContainTextAsync("4200多名");
        await StationAsync(city, "way-6-totals");
        await GoAsync(city, "报告起草");
        await PressAsync(city, "开始起草");
        await FollowAsync(city, "服务大局展现新作为");
        await FollowAsync(city, "从下级报送中选取");
        await city.GetByLabel(Lead).CheckAsync();
        await PressAsync(city, "放进报告");
        await StationAsync(city, "way-7-draft");
        await FollowAsync(city, "送审");
        await PressAsync(city, "确定送审");

        // The leader approves, the office issues and downloads.
        var leader = await EnterAsync(way, "市领导", width, script);
        await FollowAsync(leader, "去审定");
        await StationAsync(leader, "way-8-approval");
        await FollowAsync(leader, "审定");
        await PressAsync(leader, "确定审定");
        // Nothing is issued while figures still come in.
        await FollowAsync(city, "我的待办");
        await GoAsync(city, "年度设置");
        await FollowAsync(city, "2022年度");
        await FollowAsync(city, "结束填报");
        await PressAsync(city, "结束填报");
        await GoAsync(city, "我的待办");
        await FollowAsync(city, "去印发");
        await FollowAsync(city, "印发");
        await PressAsync(city, "确定印发");
        await StationAsync(city, "way-9-issued");
        var download = await city.RunAndWaitForDownloadAsync(() => city.GetByRole(AriaRole.Link, new() { Name = "下载 PDF" }).First.ClickAsync());
        var path = Path.Combine(Directory.CreateTempSubdirectory("workreport-way-").FullName, "report.pdf");
        await download.SaveAsAsync(path);
        Assert.Contains("工作总结暨2023年工作安排", download.SuggestedFilename, StringComparison.Ordinal);
        using (var pdf = PdfDocument.Open(path))
        {
            var text = string.Concat(pdf.GetPages().SelectMany(p => p.Letters.Select(letter => letter.Value)));
            Assert.Contains(Lead, text, StringComparison.Ordinal);
            Assert.Contains("全年举办12场次", text, StringComparison.Ordinal);
        }

        await MeasureAsync(path);
    }

    /// <summary>By an independent program that knows the standard's page.</summary>
    private static async Task MeasureAsync(string pdf)
    {
        var ruler = Path.Combine(Source.Root, "..", "shared", "tools", "check-gongwen.py");
        Assert.SkipUnless(File.Exists(ruler), "Everything but the ruler: it is not beside the checkout.");
        using var measuring = Process.Start(new ProcessStartInfo("python3", [ruler, pdf]) { RedirectStandardOutput = true })!;
        var measured = await measuring.StandardOutput.ReadToEndAsync();
        await measuring.WaitForExitAsync();
        Assert.True(measured.Contains(" ok, 0 failed", StringComparison.Ordinal), measured);
    }

    private async Task<IPage> EnterAsync(WaySite way, string name, int width, bool script)
    {
        var page = await WindowOfAsync(way, width, script);
        await page.GotoAsync("/");
        await page.GetByLabel("用户名").FillAsync(name);
        await page.GetByLabel("密码").FillAsync(Site.Password);
        await PressAsync(page, "登录");
        return page;
    }

    /// <summary>By the navigation, which a phone keeps in its menu.</summary>
    private static async Task GoAsync(IPage page, string to)
    {
        if (page.ViewportSize!.Width == Phone)
            await page.GetByText("菜单").ClickAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).GetByRole(AriaRole.Link, new() { Name = to }).First.ClickAsync();
        await LoadedAsync(page);
    }

    private static async Task FollowAsync(IPage page, string link)
    {
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();
        await LoadedAsync(page);
    }

    /// <summary>The first package of the queue, by its unit: on a phone that is all there is to press.</summary>
    private static async Task OpenAsync(IPage page)
    {
        await page.Locator(".queue .row .what a").First.ClickAsync();
        await LoadedAsync(page);
    }

    private static async Task PressAsync(IPage page, string button)
    {
        await page.EvaluateAsync("window.isBefore = true");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
        if (button == "保存")
            await NextAsync(page);
        await LoadedAsync(page);
    }

    // Asked of the page itself: the browser's own word of it gets lost now and then where pages follow each other fast.
    private static async Task LoadedAsync(IPage page)
    {
        for (var waited = 0; waited < 400; waited++)
        {
            try
            {
                if (await page.EvaluateAsync<string>("document.readyState") == "complete")
                    return;
            }
            catch (PlaywrightException)
            {
                // It is just giving way to the next one.
            }

            await Task.Delay(50);
        }

        Assert.Fail("The page did not load.");
    }

    // A page that saves itself asks first whether anybody answers: the page that comes is not yet on its way when the click is done.
    private static async Task NextAsync(IPage page)
    {
        for (var waited = 0; waited < 200; waited++)
        {
            try
            {
                if (await page.EvaluateAsync<bool>("!window.isBefore && document.readyState === 'complete'"))
                    return;
            }
            catch (PlaywrightException)
            {
                // Between the two pages nobody answers.
            }

            await Task.Delay(100);
        }

        Assert.Fail("No page came.");
    }
}
