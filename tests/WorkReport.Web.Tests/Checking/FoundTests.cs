using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Pages;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.WorkItems;

namespace WorkReport.Web.Tests.Checking;

/// <summary>校核 where people write: work items, tasks, packages, drafts, 公文排版.</summary>
public sealed class FoundTests(Site site) : SiteTest(site)
{
    private const string Form = "main form";

    [Fact]
    public async Task What_is_wrong_in_an_item_is_mended_at_a_press_and_bound_figures_stay()
    {
        var county = await County.FoundAsync(Site);
        var id = County.IdOf(await county.WriteAsync("作了布暑", "全面布暑,五老宣讲", county.Figure));
        var page = await county.Writer.OpenAsync($"/items/{id}/check");
        Assert.Equal(["布暑", "布暑", ","], Places(page).Order(StringComparer.Ordinal).Reverse());

        page = await PressAsync(county.Writer, page, "部署");
        Assert.Contains("已改好", page.Words(".note.good"), StringComparison.Ordinal);
        var item = await county.ItemAsync(id);
        Assert.Equal(("作了部署", "全面部署,五老宣讲3场次"), (item.Lead, item.Text.Seen));
        Assert.Single(item.Text.Figures);

        page = await PressAsync(county.Writer, page, "，");
        Assert.Equal("全面部署，五老宣讲3场次", (await county.ItemAsync(id)).Text.Seen);
        Assert.Contains("没有发现问题", page.Words("#found"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("#found button"));
        Assert.Null(await Site.With(db => db.VerifyAuditAsync()));
    }

    [Fact]
    public async Task A_number_that_was_typed_is_offered_its_metric_and_another_value_is_put_right()
    {
        var county = await County.FoundAsync(Site);
        await county.FillAsync(county.Township, 723);
        var right = County.IdOf(await county.WriteAsync("宣讲走进课堂", "全年开展五老宣讲723场次，受到欢迎。"));
        var page = await county.Writer.OpenAsync($"/items/{right}/check");
        Assert.Contains("“723场次”与统计表“五老宣讲”的“723场次”一致", page.Words("#found"), StringComparison.Ordinal);
        await PressAsync(county.Writer, page, "让它跟随统计表");
        Assert.Equal([new BoundFigure(county.Metric, county.Township, FigureAspect.Own, county.City.PeriodId)], (await county.ItemAsync(right)).Text.Figures);
        page = await county.Writer.OpenAsync($"/items/{right}/check");
        Assert.Empty(page.Document.QuerySelectorAll("#found li"));

        var wrong = County.IdOf(await county.WriteAsync("宣讲走进乡村", "全年开展五老宣讲733场次。"));
        page = await county.Writer.OpenAsync($"/items/{wrong}/check");
        await PressAsync(county.Writer, page, "改为“723场次”，并跟随统计表");
        var item = await county.ItemAsync(wrong);
        Assert.Equal("全年开展五老宣讲723场次。", item.Text.Seen);
        Assert.Single(item.Text.Figures);
    }

    [Fact]
    public async Task An_item_does_not_vouch_for_itself_and_nobody_vouches_for_an_aim()
    {
        var county = await County.FoundAsync(Site);
        await county.WriteAsync("关爱困难家庭", "走访慰问困难家庭8317户。");
        await county.Writer.SubmitAsync(await county.Writer.OpenAsync($"{county.Plans}/new"), Form, new() { ["Form.Text"] = "走访慰问困难家庭9421户。" });
        var page = await county.Writer.OpenAsync($"/units/{county.Township}/{City.Period}/check");
        Assert.Contains("8317户", page.Words("#found"), StringComparison.Ordinal);
        Assert.DoesNotContain("9421户", page.Words("#found"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_is_read_as_one_text_and_mended_in_every_piece_at_once()
    {
        var county = await County.FoundAsync(Site);
        var one = County.IdOf(await county.WriteAsync("开展“关爱明天，普法先行”活动", "活动进了学校,,反响热烈。"));
        var other = County.IdOf(await county.WriteAsync("再办“关爱明天、普法先行”活动", "活动进了社区,反响热烈。"));
        await county.WriteAsync("三办“关爱明天、普法先行”活动", "活动进了乡村。");
        var plan = County.IdOf(await county.Writer.SubmitAsync(await county.Writer.OpenAsync($"{county.Plans}/new"), Form, new() { ["Form.Text"] = "再作布暑。" }));
        var address = $"/units/{county.Township}/{City.Period}/check";
        var page = await county.Writer.OpenAsync(address);
        Assert.Contains("关爱明天，普法先行", page.Words("#found"), StringComparison.Ordinal);
        Assert.Contains($"/items/{one}", page.Document.QuerySelectorAll("#found .place a").Select(link => link.GetAttribute("href")));

        var stale = page;
        page = await county.Writer.SubmitAsync(page, Form, new() { ["Form.Press"] = CheckForm.Every });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(("活动进了学校，反响热烈。", "活动进了社区，反响热烈。"), ((await county.ItemAsync(one)).Text.Seen, (await county.ItemAsync(other)).Text.Seen));
        Assert.Equal("再作部署。", await Site.With(db => db.PlanItems.Where(p => p.Id == plan).Select(p => p.Text).SingleAsync()));

        // What was served before knows of other places.
        page = await county.Writer.SubmitAsync(stale, Form, new() { ["Form.Press"] = $"{nameof(Prose.Checks.CheckRule.NameVariant)}.1" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
    }

    [Fact]
    public async Task Who_reads_a_package_sees_what_was_found_and_presses_nothing()
    {
        var county = await County.FoundAsync(Site);
        var id = County.IdOf(await county.WriteAsync("作了布暑", "全面布暑。"));
        var reader = await Site.SignedInAs(Site.Admin);
        var page = await reader.OpenAsync($"/items/{id}/check");
        Assert.Equal(2, Places(page).Count());
        Assert.Empty(page.Document.QuerySelectorAll("button[name='Form.Press']"));

        // And by hand it does not go either.
        string Sent(string name) => page.Document.QuerySelector($"main form [name='{name}']")!.GetAttribute("value")!;
        using var byHand = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Form.Press"] = CheckForm.Every,
            ["Key"] = Sent("Key"),
            ["Version"] = Sent("Version"),
            ["__RequestVerificationToken"] = Sent("__RequestVerificationToken"),
        });
        Assert.Equal(HttpStatusCode.Conflict, (await reader.PostAsync($"/items/{id}/check", byHand)).Status);
        Assert.Equal("作了布暑", (await county.ItemAsync(id)).Lead);
    }

    [Fact]
    public async Task A_draft_is_read_with_its_headings_and_one_paragraph_is_mended()
    {
        var city = await City.In(Site);
        var report = city.ReportOf("CA1");
        var block = await Site.With(async db =>
        {
            var draft = await db.Reports.SingleAsync(r => r.Id == report);
            var added = draft.AddBlock(new BlockSpot(BlockPlace.Section, city.Section), "作了布暑", new FigureText([new TextPiece("班子专题研究,分片包干。")]), [], Site.By);
            await db.SaveChangesAsync();
            return added.Id;
        });
        var office = await Site.SignedInAs(City.UserAt("CA1", Role.Office));
        var page = await office.OpenAsync($"/reports/{report}/check?block={block}");
        Assert.Equal(2, page.Document.QuerySelectorAll("#found li").Length);
        page = await office.OpenAsync($"/reports/{report}/check");
        page = await office.SubmitAsync(page, Form, new() { ["Form.Press"] = CheckForm.Every });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        await Site.With(async db =>
        {
            var now = (await db.Reports.SingleAsync(r => r.Id == report)).Blocks.Single(b => b.Id == block);
            Assert.Equal(("作了部署", "班子专题研究，分片包干。"), (now.Lead, now.Figures.Seen));
        });
    }

    [Fact]
    public async Task Typesetting_says_what_checking_says_and_sets_the_mended_text()
    {
        const string Words = "某单位2022年工作总结\n同志们：\n作了布暑,群众满意。\n";
        var page = await Browser.SubmitAsync(await Browser.OpenAsync("/typesetting"), "form.source", new() { ["Form.Text"] = Words });
        Assert.Equal(["布暑", ","], Places(page));
        page = await Browser.SubmitAsync(page, "form.source", new() { ["Form.Press"] = CheckForm.Every });
        Assert.Equal(Words.Replace("布暑,", "部署，", StringComparison.Ordinal), page.Document.QuerySelector("#text")!.TextContent.TrimStart('\n'));
        Assert.Contains("没有发现问题", page.Words("#found"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Places(Opened page) => page.Document.QuerySelectorAll("#found mark").Select(mark => mark.TextContent);

    private static Task<Opened> PressAsync(Browser browser, Opened page, string words) => browser.SubmitAsync(page, Form, new()
    {
        ["Form.Press"] = page.Document.QuerySelectorAll("#found button").First(button => button.TextContent.Contains(words, StringComparison.Ordinal)).GetAttribute("value")!,
    });
}
