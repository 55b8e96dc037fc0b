using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reports;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Reports;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>The pages of a report, as its office sees them.</summary>
public class ReportPages(Site site, Chromium chromium) : JourneyTest(site, chromium)
{
    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Fits_its_window_and_passes_axe(int width)
    {
        var at = await ReportingCounty.In(Site, $"J{width}");
        var other = await ReportingCounty.In(Site, $"K{width}");
        var office = await Site.SignedInAs(at.Office);
        var draft = DraftingTests.PathOf(await DraftingTests.SentAsync(at, office));
        await office.PostAsync(draft, DraftingTests.Form(await office.OpenAsync(draft), "main form[method=post]", ("Form.Move", "Return"), ("Form.Reason", "第二段的数再核一遍。")));
        await WriteAsync(at);
        await at.ReportsAsync(339);
        var block = await Site.With(db => db.Reports.Where(r => r.UnitId == at.Unit).SelectMany(r => r.Blocks).OrderBy(b => b.Id).Select(b => b.Id).FirstAsync());
        (string Name, string Path)[] drafting =
        [
            ("draft", draft), ("opening", $"{draft}?place=Opening"), ("choose", $"{draft}/choose?section={at.City.Section}"), ("choose-none", $"{draft}/choose?q=nothing"),
            ("new", $"{draft}/blocks/new/Section/{at.City.Section}"), ("edit", $"{draft}/blocks/{block}"), ("arrange", $"{draft}/blocks/{block}/arrange"), ("head", $"{draft}/head"),
        ];
        await StationsAsync(width, at.Office, drafting);
        await StationsAsync(width, other.Office, ("begin", $"/units/{other.Unit}/{City.Period}/report"));

        await DraftingTests.MoveAsync(office, await office.OpenAsync(draft), ReportMove.Send);
        await StationsAsync(width, at.Office, ("sent", draft), ("record", $"{draft}/record"));
        await StationsAsync(width, at.Reviewer, ("reading", draft));
        await office.SubmitAsync(await office.OpenAsync($"{draft}/record"), "main form", new() { ["Form.By"] = "王建国", ["Form.Post"] = "主任", ["Form.On"] = "2022-12-20" }, new() { ["Form.Photo"] = ("签字页.pdf", "%PDF-1.7 signed"u8.ToArray()) });
        await StationsAsync(width, at.Office, ("approved", draft), ("issue", $"{draft}/issue"));
    }

    [Fact]
    public async Task A_paragraph_saves_itself_while_one_writes_and_takes_a_figure_from_the_list()
    {
        var at = await ReportingCounty.In(Site, "JS");
        var draft = DraftingTests.PathOf(await DraftingTests.BegunAsync(at, await Site.SignedInAs(at.Office)));
        var page = await StrangerWindowAsync(Desktop, script: true, [.. (await Site.CookiesOf(at.Office)).GetAllCookies().Select(c => (c.Name, c.Value))]);
        await page.GotoAsync($"{draft}/blocks/new/Section/{at.City.Section}");
        await page.Locator("#form-text").FillAsync("全县宣讲");
        await page.Locator("#form-chosen").SelectOptionAsync($"{at.City.Metric}.{at.Unit}.All.{at.City.PeriodId}");
        await page.Locator("[data-insert]").ClickAsync();
        await Assertions.Expect(page.Locator("#form-text")).ToHaveValueAsync("全县宣讲674场次");
        await Assertions.Expect(page.Locator("#form-text-count")).ToContainTextAsync("已写 9 字");
        await Assertions.Expect(page.Locator("[data-state=saved]")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        Assert.Matches("/blocks/[0-9]+$", page.Url);
        await page.Locator("main .primary").ClickAsync();
        await Assertions.Expect(page.Locator(".block .fig")).ToHaveTextAsync("674场次");
    }

    [Fact]
    public async Task A_number_typed_by_hand_is_offered_the_sheet_and_leads_to_its_source_in_two_presses()
    {
        var at = await ReportingCounty.In(Site, "JU");
        var draft = DraftingTests.PathOf(await DraftingTests.BegunAsync(at, await Site.SignedInAs(at.Office)));
        var page = await StrangerWindowAsync(Desktop, script: true, [.. (await Site.CookiesOf(at.Office)).GetAllCookies().Select(c => (c.Name, c.Value))]);
        await page.GotoAsync($"{draft}/blocks/new/Section/{at.City.Section}");
        await page.Locator("#form-text").FillAsync("全县宣讲674场次，另有12名。");
        await page.Locator("main .primary").ClickAsync();
        await Assertions.Expect(page.Locator(".block .nosource")).ToHaveTextAsync(["674场次", "12名"]);
        await page.Locator(".lacking summary").ClickAsync();
        await StationAsync(page, "report-unsourced");

        await page.Locator(".lacking li a").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "让它跟随统计表" }).First.ClickAsync();
        await page.Locator("main .primary").ClickAsync();
        await Assertions.Expect(page.Locator(".block .nosource")).ToHaveTextAsync(["12名"]);
        await page.Locator(".block a.fig").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("五老宣讲");
        await Assertions.Expect(page.Locator("dl.facts")).ToContainTextAsync("文中写法");
        await StationAsync(page, "report-source");
    }

    [Fact]
    public async Task Paragraphs_are_written_moved_and_taken_back_where_they_stand_and_the_other_window_follows()
    {
        var at = await ReportingCounty.In(Site, "JD");
        var office = await Site.SignedInAs(at.Office);
        var draft = DraftingTests.PathOf(await DraftingTests.BegunAsync(at, office));
        foreach (var words in new[] { "甲段全文。", "乙段全文。" })
            await office.SubmitAsync(await office.OpenAsync($"{draft}/blocks/new/Section/{at.City.Section}"), "main form", new() { ["Form.Text"] = words });
        (string, string)[] cookies = [.. (await Site.CookiesOf(at.Office)).GetAllCookies().Select(c => (c.Name, c.Value))];
        var (page, other) = (await StrangerWindowAsync(Desktop, script: true, cookies), await StrangerWindowAsync(Phone, script: true, cookies));
        await page.GotoAsync(draft);
        await other.GotoAsync(draft);
        await page.EvaluateAsync("window.isSamePage = true");
        var official = page.Locator("section.spot .official");

        await page.Locator("article.block a[data-open=edit]").First.ClickAsync();
        await page.Locator(".inplace #form-text").FillAsync("甲段改过。");
        await StationAsync(page, "desk-edit");
        await page.Locator(".inplace .primary").ClickAsync();
        await Assertions.Expect(official).ToHaveTextAsync(["甲段改过。", "乙段全文。"]);

        await page.Locator("article.block").First.FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await Assertions.Expect(official).ToHaveTextAsync(["乙段全文。", "甲段改过。"]);
        await Assertions.Expect(other.Locator("section.spot .official")).ToHaveTextAsync(["乙段全文。", "甲段改过。"], new() { Timeout = 15_000 });
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(official).ToHaveTextAsync(["甲段改过。", "乙段全文。"]);

        await page.Locator("article.block a[data-open=arrange]").First.ClickAsync();
        await StationAsync(page, "desk-arrange");
        await page.Locator(".inplace button[value=Merge]").ClickAsync();
        await Assertions.Expect(official).ToHaveTextAsync(["甲段改过。乙段全文。"]);
        Assert.True(await page.EvaluateAsync<bool>("window.isSamePage"));
        await StationAsync(other, "desk-phone");
    }

    private async Task StationsAsync(int width, string user, params (string Name, string Path)[] stations)
    {
        foreach (var cookies in ReadersAt(width))
        {
            var page = await StrangerWindowAsync(width, script: true, [.. (await Site.CookiesOf(user)).GetAllCookies().Select(c => (c.Name, c.Value)), .. cookies]);
            foreach (var (name, path) in stations)
            {
                await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
                // The pages are drawn, not only promised.
                if (await page.Locator("img.sheet").CountAsync() > 0)
                {
                    await page.Locator("img.sheet").First.ScrollIntoViewIfNeededAsync();
                    await Assertions.Expect(page.Locator("img.sheet").First).ToHaveJSPropertyAsync("complete", true);
                    Assert.True(await page.Locator("img.sheet").First.EvaluateAsync<int>("sheet => sheet.naturalWidth") > 0);
                    await page.EvaluateAsync("scrollTo(0, 0)");
                }

                await StationAsync(page, $"report-{name}{string.Concat(cookies.Select(c => "-" + c.Item2))}");
            }

            await page.Context.CloseAsync();
        }
    }

    private Task WriteAsync(ReportingCounty at) => Site.With(async db =>
    {
        var report = await db.Reports.SingleAsync(r => r.UnitId == at.Unit);
        var words = "全县“五老”参加行动，领办协办青年经营主体，培养青年致富带头人，提出建议，受到群众欢迎。";
        report.AddBlock(new BlockSpot(BlockPlace.Opening), "", new FigureText([new TextPiece("现将一年来的工作报告如下。")]), [], Site.By);
        foreach (var section in new[] { at.City.Section, at.City.Section, at.City.PlanSection })
            report.AddBlock(new BlockSpot(BlockPlace.Section, section), "服务乡村振兴有力有为", new FigureText([new TextPiece(string.Concat(Enumerable.Repeat(words, 4)))]), [], Site.By);
        await db.SaveChangesAsync();
    });
}
