using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Starters;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Setup;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>The first day of an office with its files: from 初始设置 to the moment at which a whole city can fill in. What it costs in presses and filled fields is counted.</summary>
public sealed class FirstDay(Site site, Chromium chromium) : JourneyTest(site, chromium)
{
    private const int Most = 80;
    private const int Counties = 10;
    private const int Townships = 10;
    private const int Villages = 10;
    private const int People = 567;
    private const string Top = "示例市关工委";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private int clicks;
    private int fields;
    private IPage page = null!;

    [Fact]
    public async Task A_city_with_its_people_its_metrics_and_its_last_year_is_opened_within_eighty_presses_and_fields()
    {
        await using var first = new EmptySite();
        page = await WindowOfAsync(first, Desktop);

        await page.GotoAsync("/");
        await FillAsync("初始代码", first.Services.GetRequiredService<FirstStart>().Code);
        await FillAsync("单位名称", Top);
        await FillAsync("您的姓名", "李淑芬");
        await FillAsync("用户名", "li.shufen");
        await page.Locator("#Password").FillAsync(Site.Password);
        await page.Locator("#Again").FillAsync(Site.Password);
        fields += 2;
        await PressAsync("开始使用");
        await StationAsync(page, "first-day-1-begun");

        await ImportAsync("一、单位", "单位.xlsx", Units(first.Services.GetRequiredService<BusinessClock>().Today.Year), "新增 1110");
        await FollowAsync("完成");
        await HomeAsync();
        await ImportAsync("二、用户", "用户.csv", Users(), null);
        await StationAsync(page, "first-day-2-people-come-in");
        var cards = page.Url;

        // It takes a while, and is left: the cards wait.
        await HomeAsync();
        await FollowAsync("三、指标", "起步目录");
        await PressAsync("采用起步目录");
        await HomeAsync();
        await FollowAsync("四、提纲与日期", "去设置");
        var year = int.Parse(await page.Locator("[name='Form.Year']").InputValueAsync(), CultureInfo.InvariantCulture);
        await FillAsync("年份", $"{year - 1}");
        await page.Locator("input[type=checkbox][name='Form.IsBackfill']").CheckAsync();
        clicks++;
        await PressAsync("新建");
        await StationAsync(page, "first-day-3-last-year");

        await FollowAsync("从 Excel 导入");
        await BringAsync("去年合计.xlsx", Totals(), "新增 475");
        await GoAsync("年度设置");
        await FollowAsync($"{year - 1}年度");
        await FollowAsync("补录完成");
        await PressAsync("补录完成");

        await GoAsync("年度设置");
        await FollowAsync("新建报送期");
        await PressAsync("新建");
        await FollowAsync("定日期");
        foreach (var (level, day) in new[] { ("Village", "12-10"), ("Township", "12-15"), ("County", "12-20"), ("City", "12-31") })
        {
            await page.Locator($"[name='Form.{level}']").FillAsync($"{year}-{day}");
            fields++;
        }

        await PressAsync("保存日期");
        await StationAsync(page, "first-day-4-this-year");
        await FollowAsync("开放填报");
        await PressAsync("开放填报");
        await StationAsync(page, "first-day-5-opened");

        var card = await CardsAsync(cards);
        TestContext.Current.SendDiagnosticMessage($"{clicks} presses and {fields} filled fields");
        await StandsAsync(first, year);
        Assert.InRange(clicks + fields, 1, Most);
        await FirstSignInAsync(first, card);
    }

    /// <summary>The cards of the people who came in meanwhile: all of them, and put away at the end. The first one is told.</summary>
    private async Task<(string UserName, string OnCard)> CardsAsync(string address)
    {
        await GoAsync("导入");
        await FollowAsync("导入记录");
        await page.Locator("tbody tr", new() { HasText = "用户.csv" }).GetByRole(AriaRole.Link).ClickAsync();
        clicks++;
        Assert.Equal(address, page.Url.Split('?')[0]);
        // The page looks again by itself.
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "打印账户卡" })).ToBeVisibleAsync(new() { Timeout = (float)Longest.TotalMilliseconds });
        await FollowAsync("打印账户卡");
        Assert.Equal(People, await page.Locator(".card").CountAsync());
        var card = await page.Locator(".card").First.Locator("dd code").AllInnerTextsAsync();
        await PressAsync("已打印，收起");
        return (card[^2], card[^1]);
    }

    /// <summary>Who got a card comes in with it: nothing opens before a password of their own is chosen.</summary>
    private async Task FirstSignInAsync(EmptySite first, (string UserName, string OnCard) card)
    {
        foreach (var (width, cookies) in from width in new[] { Phone, Desktop } from cookies in ReadersAt(width) select (width, cookies))
        {
            var theirs = await WindowOfAsync(first, width, script: true, cookies);
            await theirs.GotoAsync("/units");
            await theirs.Locator("#user-name").FillAsync(card.UserName);
            await theirs.Locator("#password").FillAsync(card.OnCard);
            await theirs.Locator("main .btn.primary").ClickAsync();
            await Assertions.Expect(theirs.Locator("#New")).ToBeVisibleAsync();
            await StationAsync(theirs, $"first-password{string.Concat(cookies.Select(c => "-" + c.Item2))}");
            await theirs.Locator("#New").FillAsync(Site.Password);
            await theirs.Locator("#Again").FillAsync(width == Desktop ? Site.Password : "不一样的");
            await theirs.Locator("main .btn.primary").ClickAsync();
            if (width == Desktop)
                await Assertions.Expect(theirs).ToHaveURLAsync(new Uri(first.Address, "/units").ToString());
            else
                await Assertions.Expect(theirs.Locator("#Again-fault")).ToBeVisibleAsync();
            await StationAsync(theirs, $"first-password-pressed{string.Concat(cookies.Select(c => "-" + c.Item2))}");
            await theirs.Context.CloseAsync();
        }
    }

    private static async Task StandsAsync(EmptySite first, int year)
    {
        await first.With(async db =>
        {
            Assert.Equal(1 + (Counties * (1 + (Townships * (1 + Villages)))), await db.OrgUnits.CountAsync());
            Assert.Equal(People + 1, await db.Accounts.CountAsync());
            Assert.Equal(People, await db.Accounts.CountAsync(a => a.HasPrintedPassword));
            Assert.Equal(StarterMetric.Read().Count, await db.Metrics.CountAsync());
            var open = await db.Periods.SingleAsync(p => p.Year == year);
            Assert.Equal((PeriodState.Open, 4, true), (open.State, open.DueDates.Count, open.Sections.Any()));
            var last = await db.Periods.SingleAsync(p => p.Year == year - 1);
            Assert.Equal((PeriodState.Ended, true), (last.State, last.IsBackfill));
            Assert.Equal(475, await db.MetricSheets.Where(s => s.PeriodId == last.Id).SelectMany(s => s.Values).CountAsync());
            Assert.Null(await db.VerifyAuditAsync());
        });
        Assert.Empty(first.Log.Warnings);
    }

    /// <summary>From the first page by the step's own way, to the nod.</summary>
    private async Task ImportAsync(string step, string file, byte[] bytes, string? done)
    {
        await FollowAsync(step, "从 Excel 导入");
        await BringAsync(file, bytes, done);
    }

    private async Task BringAsync(string file, byte[] bytes, string? done)
    {
        await page.Locator("#form-file").SetInputFilesAsync(new FilePayload { Name = file, MimeType = "application/octet-stream", Buffer = bytes });
        fields++;
        await PressAsync("检查");
        // A thousand rows are judged, beside whatever else the machine does.
        await Assertions.Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "导入" }).First).ToBeVisibleAsync(new() { Timeout = (float)Longest.TotalMilliseconds });
        await PressAsync("导入");
        if (done is not null)
            await Assertions.Expect(page.Locator(".note.good")).ToContainTextAsync(done);
    }

    private async Task HomeAsync()
    {
        await page.Locator("header a.brand").ClickAsync();
        clicks++;
    }

    private async Task GoAsync(string to)
    {
        await page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).GetByRole(AriaRole.Link, new() { Name = to, Exact = true }).First.ClickAsync();
        clicks++;
    }

    private async Task FollowAsync(string link)
    {
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();
        clicks++;
    }

    private async Task FollowAsync(string step, string link)
    {
        await page.Locator("ol.first li", new() { HasText = step }).GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();
        clicks++;
    }

    private async Task PressAsync(string button)
    {
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
        clicks++;
    }

    private async Task FillAsync(string label, string value)
    {
        await page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        fields++;
    }

    /// <summary>As an office keeps it: the counties name what they stand below, the others by codes.</summary>
    private static byte[] Units(int year)
    {
        List<IReadOnlyList<Cell>> rows = [];
        void Add(string code, string name, string level, string? above, string? aboveName) =>
            rows.Add([Cell.Of(code), Cell.Of(name), Cell.Of(level), Cell.Of(above), Cell.Of(aboveName), Cell.Of(new DateOnly(year - 1, 1, 1))]);
        foreach (var (code, name, level) in All())
            Add(code, name, level, level == "县（市、区）" ? null : code[..^2], level == "县（市、区）" ? Top : null);
        return Book("单位", ["单位代码", "单位", "层级", "上级单位代码", "上级单位", "起始日期"], rows);
    }

    /// <summary>Three in the city and in each county and township, then one in as many villages as there are people left.</summary>
    private static byte[] Users()
    {
        var roles = new[] { "办公室", "审核人", "填报人" };
        var rows = from unit in All().OrderBy(unit => unit.Code.Length)
                   from role in unit.Level == "村（社区）" ? roles[2..] : roles
                   select (unit.Code, unit.Name, Role: role);
        var text = new StringBuilder("姓名,用户名,单位代码,职责\n");
        foreach (var (code, name, role) in rows.Take(People))
            text.Append(CultureInfo.InvariantCulture, $"{name}{role},u{code}{(role == roles[0] ? "b" : role == roles[1] ? "s" : "t")},{code},{role}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>What each metric came to last year, said at the highest level that fills it in.</summary>
    private static byte[] Totals()
    {
        var rows = from metric in StarterMetric.Read()
                   let level = metric.Levels.Min()
                   from code in level is UnitLevel.City ? ["1"] : All().Where(unit => unit.Level == (level is UnitLevel.County ? "县（市、区）" : "乡镇（街道）")).Select(unit => unit.Code)
                   let isRate = metric.RollUp is RollUp.Rate
                   select (IReadOnlyList<Cell>)
                   [
                       Cell.Of(code), Cell.Of(metric.Code), isRate ? Cell.Blank : Cell.Of(metric.Code == "M45" ? 60m : 30m, Cell.Whole), isRate ? Cell.Of(9m, Cell.Whole) : Cell.Blank, isRate ? Cell.Of(10m, Cell.Whole) : Cell.Blank,
                       Cell.Of(metric.RollUp is RollUp.None ? null : "是"),
                   ];
        return Book("去年合计", ["单位代码", "指标代码", "数", "分子", "分母", "总数直报"], [.. rows]);
    }

    private static IEnumerable<(string Code, string Name, string Level)> All()
    {
        for (var c = 1; c <= Counties; c++)
        {
            yield return ($"A{c:00}", $"第{c}县关工委", "县（市、区）");
            for (var t = 1; t <= Townships; t++)
            {
                yield return ($"A{c:00}{t:00}", $"{c}县{t}镇关工委", "乡镇（街道）");
                for (var v = 1; v <= Villages; v++)
                    yield return ($"A{c:00}{t:00}{v:00}", $"{c}县{t}镇{v}村", "村（社区）");
            }
        }
    }

    private static byte[] Book(string title, string[] heads, IReadOnlyList<IReadOnlyList<Cell>> rows) =>
        XlsxWriter.ToBytes(new Workbook(title, [new Sheet(title, title, [.. heads.Select(head => new Column(head, 14))], rows)]));
}
