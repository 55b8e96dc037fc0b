using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.ReadReports;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>导入报告 in a browser: last year's report comes into the year of a unit.</summary>
public class ReadReportPages(Site site, Chromium chromium, ITestOutputHelper output) : JourneyTest(site, chromium)
{
    private static readonly string Seed = Path.Combine(Source.Root, "..", "shared", "seed", "annual-report-2022.txt");

    /// <summary>What the report says of each metric, as a person would choose it where nothing was proposed or something else: the words before the figure, and the code.</summary>
    private static readonly (string Near, string Written, string Code)[] Chosen =
    [
        ("“五老”参与其中", "4200多名", "M01"), ("致富双带人才", "337名", "M03"), ("献计献策", "723条", "M04"), ("“五老”投身到", "1300多名", "M05"),
        ("民营企业", "68户", "M10"), ("家风家训报告会", "320场次", "M28"), ("好少年", "50名", "M31"), ("达标率", "85%", "M38"), ("巩固率", "90%", "M39"), ("开展调研", "23次", "M46"), ("教育基地", "11个", "M49"),
    ];

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Last_years_report_is_pasted_looked_through_and_taken_once(int width)
    {
        Assert.SkipUnless(File.Exists(Seed), "The shared folder is not beside the checkout.");
        await using var site = new SeedSite();
        await site.InitializeAsync();
        var text = await File.ReadAllTextAsync(Seed);
        var page = await WindowAtAsync(site, width);
        var clock = Stopwatch.StartNew();
        await ReadAsync(page, site, text);
        output.WriteLine($"{width} px: read after {clock.ElapsedMilliseconds} ms");
        Assert.Equal(12, await page.Locator("[name^='Form.Items['][name$='.Lead']").CountAsync());
        await StationAsync(page, "reading-read");
        // Some say with a name that the metric has not; there the person chooses.
        foreach (var (near, written, code) in Chosen)
            await ChooseAsync(page, near, written, code);
        await page.Locator("button[value='Take']").ClickAsync();
        await Assertions.Expect(page.Locator(".note.good")).ToContainTextAsync("工作事项 12 个");
        output.WriteLine($"{width} px: taken after {clock.ElapsedMilliseconds} ms; {await page.Locator(".note.good").InnerTextAsync()}");
        await StationAsync(page, "reading-taken");

        await site.With(async db =>
        {
            Assert.Equal(12, await db.WorkItems.CountAsync(item => item.UnitId == site.Unit));
            var codes = await db.Metrics.ToDictionaryAsync(metric => metric.Id, metric => metric.Code);
            var values = (await db.MetricSheets.SingleAsync(sheet => sheet.UnitId == site.Unit)).Values.ToDictionary(value => codes[value.MetricId]);
            foreach (var (_, written, code) in Chosen)
                Assert.True(values.TryGetValue(code, out var value) && (value.Printed is { } printed ? written.StartsWith(printed, StringComparison.Ordinal) : Invariant(value.Value) == string.Concat(written.Where(char.IsDigit))), $"{code} {written}");
            Assert.All(values.Values, value => Assert.StartsWith("导入自", value.Note, StringComparison.Ordinal));
        });

        // The same report once more: all of it is there, and nothing is added.
        await ReadAsync(page, site, text);
        await Assertions.Expect(page.Locator("[name^='Form.Items['][name$='.Take']:checked")).ToHaveCountAsync(0);
        await StationAsync(page, "reading-again");
        foreach (var (near, written, code) in Chosen)
            await ChooseAsync(page, near, written, code);
        await page.Locator("button[value='Take']").ClickAsync();
        await Assertions.Expect(page.Locator(".note.good")).ToContainTextAsync("什么都没有存");
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), $"{clock.Elapsed}");
        output.WriteLine($"{width} px: both times after {clock.ElapsedMilliseconds} ms");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_rate_comes_in_with_part_and_whole_where_its_sentence_says_them()
    {
        await using var site = new SeedSite();
        await site.InitializeAsync();
        var page = await WindowAtAsync(site, Desktop);
        await ReadAsync(page, site, "市关工委2022年工作总结\n同志们：\n一、自身建设有新加强\n加强组织领导，健全工作制度。参评关工组织110个，达标59个，“五好”达标率53.6%。往年达标的“五好”巩固率90%，成效明显。\n");
        await Assertions.Expect(LineOf(page, "M38").Locator("[name$='.Written']")).ToHaveValueAsync("53.6%（59/110）");
        await Assertions.Expect(LineOf(page, "M39").Locator("[name$='.Written']")).ToHaveValueAsync("90%");
        await page.Locator("button[value='Take']").ClickAsync();
        await Assertions.Expect(page.Locator(".note.good")).ToContainTextAsync("数字 2 个");
        await site.With(async db =>
        {
            var codes = await db.Metrics.ToDictionaryAsync(metric => metric.Id, metric => metric.Code);
            var values = (await db.MetricSheets.SingleAsync(sheet => sheet.UnitId == site.Unit)).Values.ToDictionary(value => codes[value.MetricId]);
            Assert.Equal(Figure.Share(59, 110), values["M38"].Figure);
            Assert.Equal((null, "90"), (values["M39"].Figure, values["M39"].Printed));
        });

        // Part, whole and per cent that do not belong together.
        await ReadAsync(page, site, "市关工委2022年工作总结\n同志们：\n一、自身建设有新加强\n加强组织领导，健全工作制度。参评关工组织110个，达标59个，“五好”达标率53.6%。\n");
        var line = LineOf(page, "M38");
        await line.Locator("[name$='.Take']").CheckAsync();
        await line.Locator("[name$='.Written']").FillAsync("63.6%（59/110）");
        await page.Locator("button[value='Take']").ClickAsync();
        await Assertions.Expect(page.Locator("#summary")).ToContainTextAsync("59/110 算出来是 53.64%");
        await StationAsync(page, "reading-refused");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Hostile_files_end_with_a_sentence_and_what_was_typed_stays()
    {
        var hostile = Environment.GetEnvironmentVariable("WORKREPORT_HOSTILE_FILES");
        Assert.SkipWhen(string.IsNullOrEmpty(hostile), "WORKREPORT_HOSTILE_FILES names no folder of hostile files.");
        await using var site = new SeedSite();
        await site.InitializeAsync();
        var page = await WindowAtAsync(site, Desktop);
        foreach (var path in Directory.EnumerateFiles(hostile, "*.docx").Order(StringComparer.Ordinal))
        {
            await page.GotoAsync(site.Reading);
            await page.Locator("[name='Form.Text']").FillAsync("写了一半");
            await page.Locator("[name='Form.File']").SetInputFilesAsync(path);
            await page.Locator("button[value='Read']").ClickAsync();
            await Assertions.Expect(page.Locator("#summary li")).ToContainTextAsync("。");
            await Assertions.Expect(page.Locator("[name='Form.Text']")).ToHaveValueAsync("写了一半");
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Thirty_thousand_characters_are_read_and_shown()
    {
        await using var site = new SeedSite();
        await site.InitializeAsync();
        var page = await WindowAtAsync(site, Desktop);
        var text = new StringBuilder("市关工委2022年工作总结\n同志们：\n2022年工作回顾\n一、服务发展大局有新作为\n");
        const string signs = "东南西北春夏秋冬山川湖海城乡村镇";
        for (var n = 1; text.Length < 30_000; n++)
            text.Append(CultureInfo.InvariantCulture, $"推进{signs[n % 16]}{signs[n / 16 % 16]}阵地建设，落实各项任务。组织活动{n}场次，参加青少年{n * 7}名，发放资料{n * 3}份，工作有序开展，社会反响良好，得到各界充分肯定，为今后工作打下了坚实基础。\n");
        for (var round = 0; round < 3; round++)
        {
            var clock = Stopwatch.StartNew();
            await ReadAsync(page, site, text.ToString());
            output.WriteLine($"{text.Length} characters pasted, read and shown after {clock.ElapsedMilliseconds} ms");
        }

        Assert.Equal(200, await page.Locator("[name^='Form.Items['][name$='.Lead']").CountAsync());
        await page.Context.CloseAsync();
    }

    private async Task<IPage> WindowAtAsync(SeedSite site, int width) => await WindowOfAsync(site, width, script: true, [.. (await site.CookiesOf(SeedSite.Writer)).GetAllCookies().Select(c => (c.Name, c.Value))]);

    private static async Task ReadAsync(IPage page, SeedSite site, string text)
    {
        await page.GotoAsync(site.Reading);
        await page.Locator("[name='Form.Text']").FillAsync(text);
        await page.Locator("button[value='Read']").ClickAsync();
        await page.Locator("button[value='Take']").WaitForAsync();
    }

    private static ILocator LineOf(IPage page, string code) => page.Locator(".taken", new() { Has = page.Locator($"[name$='.Metric'][value^='{code} ']") });

    /// <summary>Finds the line of a figure by what stands beside it, chooses its metric, and ticks it; a line that proposed the metric for something else loses it.</summary>
    private static async Task ChooseAsync(IPage page, string near, string written, string code)
    {
        var lines = page.Locator(".taken:has([name$='.Written'])");
        var at = await lines.EvaluateAllAsync<int>(
            "(all, [near, written]) => all.findIndex(line => line.querySelector(\"[name$='.Written']\").value === written && line.querySelector('.official').textContent.indexOf(near) >= 0)", new[] { near, written });
        Assert.True(at >= 0, $"{written} {near}");
        for (var other = 0; other < await lines.CountAsync(); other++)
        {
            var box = lines.Nth(other).Locator("[name$='.Metric']");
            if (other != at && (await box.InputValueAsync()).StartsWith(code + " ", StringComparison.Ordinal))
            {
                await lines.Nth(other).Locator("[name$='.Take']").UncheckAsync();
                await box.FillAsync("");
                await lines.Nth(other).Locator("[name$='.Take']").UncheckAsync();
            }
        }

        await lines.Nth(at).Locator("[name$='.Metric']").FillAsync(code);
        await lines.Nth(at).Locator("[name$='.Take']").CheckAsync();
    }

    private static string Invariant(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
