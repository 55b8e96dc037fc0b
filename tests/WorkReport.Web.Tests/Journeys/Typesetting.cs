using Microsoft.Playwright;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Journeys;

public class Typesetting(Site site, Chromium chromium) : JourneyTest(site, chromium)
{
    private static readonly string Seed = Path.Combine(Source.Root, "..", "shared", "seed", "annual-report-2022.txt");

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task A_real_report_is_pasted_seen_and_taken_away(int width)
    {
        Assert.SkipUnless(File.Exists(Seed), "The shared folder is not beside the checkout.");
        await PasteSeeTakeAsync(width, await File.ReadAllTextAsync(Seed), "seed", "市关工委2022年工作总结暨2023年工作安排");
    }

    [Theory]
    [InlineData(Desktop, true)]
    [InlineData(Phone, true)]
    [InlineData(Desktop, false)]
    public async Task The_example_is_set_with_and_without_script(int width, bool script)
    {
        var page = await WindowAsync(width, script);
        await page.GotoAsync("/typesetting?fill=true");
        await SetSeeTakeAsync(page, script ? "set" : null, "东川县关心下一代工作委员会2025年工作总结暨2026年工作安排");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ten_megabytes_are_refused_at_once_and_the_text_is_still_there(bool script)
    {
        const int Length = 3_400_000;
        var page = await WindowAsync(Desktop, script);
        await page.GotoAsync("/typesetting");
        // As a paste does, not key by key; without script it cannot be set from outside, so it is typed in by the browser's own protocol.
        await page.Locator("#text").FocusAsync();
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Input.insertText", new Dictionary<string, object> { ["text"] = new string('中', Length) });
        await page.Locator("form.source button").ClickAsync();
        await Assertions.Expect(page.Locator("#text-fault")).ToContainTextAsync("正文太长");
        // The sentence is there before the whole of a long answer is.
        await page.WaitForLoadStateAsync(LoadState.Load);
        Assert.Equal(Length, (await page.Locator("#text").InputValueAsync()).Length);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_typed_while_the_answer_is_on_its_way_stays()
    {
        var page = await WindowAsync(Desktop);
        await page.GotoAsync("/typesetting?fill=true");
        await page.RouteAsync("**/typesetting", async route =>
        {
            await Task.Delay(1500);
            await route.ContinueAsync();
        });
        await page.Locator("form.source button").ClickAsync();
        await page.Locator("#text").FillAsync("等待时又写的一段");
        await page.Locator("#result-heading").WaitForAsync();
        await Assertions.Expect(page.Locator("[data-stale]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("等待时又写的一段");
    }

    [Fact]
    public async Task Pages_older_than_the_text_say_so()
    {
        var page = await WindowAsync(Desktop);
        await page.GotoAsync("/typesetting?fill=true");
        await page.Locator("form.source button").ClickAsync();
        await page.Locator("#result-heading").WaitForAsync();
        await Assertions.Expect(page.Locator("[data-stale]")).ToBeHiddenAsync();
        await page.Locator("#text").FillAsync("改过的报告");
        await Assertions.Expect(page.Locator("[data-stale]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_typed_outlives_a_change_of_language()
    {
        var page = await WindowAsync(Desktop);
        await page.GotoAsync("/typesetting");
        await page.Locator("#text").FillAsync("还没有写完的报告");
        await page.Locator(".who button[name=language]").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Typesetting");
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("还没有写完的报告");
    }

    [Fact]
    public async Task A_lost_connection_is_told_and_the_text_stays()
    {
        var page = await WindowAsync(Desktop);
        await page.GotoAsync("/typesetting");
        await page.Locator("#text").FillAsync("一段正文");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("form.source button").ClickAsync();
        await Assertions.Expect(page.Locator("#text-fault")).ToContainTextAsync("没有送到服务器");
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("一段正文");
    }

    [Theory]
    [InlineData("<script>document.title='x'</script>")]
    [InlineData("\"><img src=x onerror=\"document.title='x'\">")]
    [InlineData("</textarea><svg onload=\"document.title='x'\">")]
    [InlineData("javascript:document.title='x'")]
    public async Task What_looks_like_markup_is_text(string hostile)
    {
        var page = await WindowAsync(Desktop);
        await page.GotoAsync("/typesetting");
        // As title, heading, lead and paragraph, and as a line that is dropped.
        var text = $"{hostile}\n\n一、{hostile}\n\n{hostile}。正文{hostile}在这里。\n\n来源：{hostile}\n";
        await page.Locator("#text").FillAsync(text);
        await page.Locator("form.source button").ClickAsync();
        await page.Locator("#result-heading").WaitForAsync();
        Assert.Equal(text, await page.Locator("#text").InputValueAsync());
        Assert.DoesNotContain("x", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("main svg, main img:not(.sheet), main script").CountAsync());
    }

    private async Task PasteSeeTakeAsync(int width, string text, string name, string title)
    {
        var page = await WindowAsync(width);
        await page.GotoAsync("/typesetting");
        await page.Locator("#text").FillAsync(text);
        await SetSeeTakeAsync(page, name, title);
    }

    private async Task SetSeeTakeAsync(IPage page, string? name, string title)
    {
        await page.Locator("form.source button").ClickAsync();
        await page.Locator("#result-heading").WaitForAsync();
        var sheets = page.Locator("img.sheet");
        var count = await sheets.CountAsync();
        Assert.True(count >= 2, "More than one page.");
        for (var n = 0; n < count; n++)
        {
            await sheets.Nth(n).ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(sheets.Nth(n)).ToBeVisibleAsync();
            if (name is not null)
                await Assertions.Expect(sheets.Nth(n)).Not.ToHaveJSPropertyAsync("naturalWidth", 0);
        }

        await Assertions.Expect(page.Locator(".found").First).ToContainTextAsync(title);
        await sheets.First.ScrollIntoViewIfNeededAsync();
        // Measuring a page and axe are scripts themselves.
        if (name is not null)
            await StationAsync(page, name);

        var taking = page.WaitForDownloadAsync();
        await page.Locator("a[href$='.pdf']").ClickAsync();
        var download = await taking;
        Assert.Equal(title + ".pdf", download.SuggestedFilename);
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(await download.PathAsync());
        Assert.Equal(count, pdf.NumberOfPages);
        await page.Context.CloseAsync();
    }
}
