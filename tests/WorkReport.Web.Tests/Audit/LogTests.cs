using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Jobs;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Audit;

public sealed class LogTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task It_tells_who_did_what_to_what_and_when_and_is_searched()
    {
        var city = await City.In(Site);
        var page = await Browser.OpenAsync($"/log?what=unit.&subject={Uri.EscapeDataString(city.NameOf("CA1"))}");
        Assert.Contains("设立单位", page.Words(".log"), StringComparison.Ordinal);
        Assert.Contains("柳溪镇", page.Words(".log"), StringComparison.Ordinal);
        Assert.DoesNotContain("增加职责", page.Words(".log"), StringComparison.Ordinal);
        page = await Browser.OpenAsync("/log?who=无此人");
        Assert.Contains("没有符合条件的记录", page.Words("main"), StringComparison.Ordinal);
        page = await Browser.OpenAsync("/log?from=2026-01-05&to=2026-01-05&subject=柳溪镇");
        Assert.Contains("2026年1月5日", page.Words(".log"), StringComparison.Ordinal);
        page = await Browser.OpenAsync("/log?from=2026-01-06&to=2026-01-07&subject=柳溪镇");
        Assert.Contains("没有符合条件的记录", page.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_long_text_it_shows_what_was_taken_out_and_put_in_and_in_words()
    {
        var city = await City.In(Site);
        var id = city.ItemOf("CA21");
        await Site.With(async db =>
        {
            var item = await db.WorkItems.SingleAsync(i => i.Id == id);
            item.Change(new ItemWords(item.SectionId, item.Lead, new FigureText([new TextPiece("松岗一村全年办<展览>"), new TextPiece("3场", new BoundFigure(city.Metric, city["CA21"], FigureAspect.Own)), new TextPiece("。")])), Site.By);
            await db.SaveChangesAsync();
        });
        var page = await Browser.OpenAsync($"/log?what=item.&subject=WorkItem%2F{id}");
        var change = page.Document.QuerySelector(".change")!;
        Assert.Equal("正文，从第 7 个字起：", change.Children[0].TextContent.Trim());
        Assert.Equal(("开展宣讲", "办<展览>3场"), (change.QuerySelector("del")!.TextContent, change.QuerySelector("ins")!.TextContent));
        Assert.Contains("原来 0 个，现在 1 个", change.TextContent, StringComparison.Ordinal);
        Assert.All(["sha256After", "sha256Before", "inserted", "removed", "figuresAfter"], name => Assert.DoesNotContain(name, page.Words(".log"), StringComparison.Ordinal));
        // What is short stands as it always did.
        Assert.Contains("松岗一村宣讲走进课堂", page.Words(".log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_a_sentence_with_what_was_beside_what_is_and_no_word_of_the_machine()
    {
        await City.In(Site);
        await Site.EnrolAsync("改过姓名的人");
        var id = await Site.With(db => db.People.Where(p => p.Name == "改过姓名的人").Select(p => p.Id).SingleAsync());
        await Site.With(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == id)).Rename("姓名改好的人", Site.By);
            await db.SaveChangesAsync();
        });
        var page = await Browser.OpenAsync($"/log?what=person.&subject=Person%2F{id}");
        var renamed = page.Document.QuerySelectorAll(".log li")[0];
        Assert.EndsWith("改姓名：姓名改好的人", string.Concat(renamed.QuerySelector(".did p")!.TextContent.Split()), StringComparison.Ordinal);
        Assert.Equal(("名称", "改过姓名的人", "姓名改好的人"), (renamed.QuerySelector("dt")!.TextContent.Trim(), renamed.QuerySelector("del")!.TextContent, renamed.QuerySelector("ins")!.TextContent));
        // Found by its name, though the lines keep its key.
        Assert.Contains("改姓名", (await Browser.OpenAsync("/log?subject=姓名改好的人")).Words(".log"), StringComparison.Ordinal);
        foreach (var at in Enumerable.Range(1, 40))
        {
            page = await Browser.OpenAsync($"/log?p={at}");
            Assert.DoesNotMatch(@"[{}""]|\b[a-z]+[A-Z]|\b(Account|Person|OrgUnit|[A-Z][a-z]+[A-Z][a-z]+|Metric|Report|Submission|Catalogue)/[0-9]", Own(page));
            Assert.DoesNotContain("其他", page.Document.QuerySelectorAll(".log dt").Select(label => label.TextContent));
        }
    }

    /// <summary>A figure that becomes 总数直报 moves every total above it, though it stays the same number.</summary>
    [Fact]
    public async Task Of_a_figure_it_tells_what_it_holds_and_whose_it_is_and_a_code_of_digits_names_no_other_metric()
    {
        var city = await City.In(Site);
        var (sheet, owned) = await Site.With(async db =>
        {
            var first = await db.Metrics.SingleAsync(m => m.Id == city.Metric);
            var twin = Metric.Define($"{first.Id}", "编号像主键的指标", "个", RollUp.Sum, Site.By);
            db.Add(twin);
            await db.SaveChangesAsync();
            var last = MetricSheet.Begin(city["CB11"], city.PeriodId, Site.By, Domain.Periods.Round.Second);
            last.Fill([new MetricEntry(first.Now, new Figure(300)), new MetricEntry(twin.Now, new Figure(5))], Site.By);
            db.Add(last);
            await db.SaveChangesAsync();
            last.Fill([new MetricEntry(first.Now, new Figure(300), IsTotal: true, SourceUnit: "县教育局")], Site.By);
            twin.Describe(new MetricTerms("编号像主键的指标", "", "", "个", Prose.Quantities.QuantityStyle.Exact, [UnitLevel.Village], new MetricRules(PartOfId: first.Id)), Site.By);
            await db.SaveChangesAsync();
            return (last.Id, first.Name);
        });
        var filled = (await Browser.OpenAsync($"/log?what=sheet.&subject=MetricSheet%2F{sheet}")).Document.QuerySelectorAll(".log li");
        Assert.Equal(("300", "300、总数直报、来源：县教育局"), (filled[0].QuerySelector("del")!.TextContent, filled[0].QuerySelector("ins")!.TextContent));
        Assert.Contains("编号像主键的指标", filled[1].TextContent, StringComparison.Ordinal);
        var described = (await Browser.OpenAsync("/log?what=metric.&subject=编号像主键的指标")).Document.QuerySelectorAll(".log li")[0];
        Assert.Contains(owned, described.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_trail_is_said_to_be_whole_in_words()
    {
        await City.In(Site);
        // The runner has seen its jobs.
        await Site.Services.GetRequiredService<JobRunner>().RunDueAsync(CancellationToken.None);
        var page = await Browser.OpenAsync("/log");
        page = await Browser.OpenAsync(page.Document.QuerySelector("main a[href='/log/check']")!.GetAttribute("href")!);
        page = await Browser.SubmitAsync(page, "main form[method=post]");
        Assert.Equal("/log/check?asked=true", page.Path);
        for (var n = 0; n < 300 && page.Document.QuerySelector("[data-looks-again]") is not null; n++)
        {
            await Task.Delay(100);
            page = await Browser.OpenAsync("/log/check");
        }

        Assert.Contains("全部完整", page.Words(".note.good"), StringComparison.Ordinal);
        // And the seal of that very end, to be filed.
        var last = await Site.With(db => db.AuditHeads.Select(h => h.Sequence).SingleAsync());
        Assert.Matches($"^1 {last} [0-9a-f]{{64}} ", page.Words("code.seal"));
    }

    [Fact]
    public async Task How_far_the_check_is_stands_on_its_page_while_it_runs()
    {
        await Site.Services.GetRequiredService<JobRunner>().RunDueAsync(CancellationToken.None);
        var node = Guid.NewGuid();
        await Site.With(db => db.Jobs.Where(j => j.Name == nameof(CheckTrail)).ExecuteUpdateAsync(set => set.SetProperty(j => j.DueAt, Now)));
        Assert.True(await Site.With(db => db.TakeJobAsync(nameof(CheckTrail), node, Now, JobRunner.Lease, default)));
        await Site.With(db => db.TellJobAsync(nameof(CheckTrail), node, 5_000, 12_000, default));
        var page = await Browser.OpenAsync("/log/check");
        Assert.Contains("已完成 5000，共 12000。", page.Words("#job"), StringComparison.Ordinal);
        Assert.Equal("5000", page.Document.QuerySelector("#job progress")!.GetAttribute("value"));
        Assert.True(page.Document.QuerySelector("main button.primary")!.HasAttribute("disabled"));
        var refused = await Browser.SubmitAsync(page, "main form[method=post]");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        await Site.With(db => db.EndJobAsync(nameof(CheckTrail), node, Now, null, false, Sentence.Write([new Sentence("Trail.Chain", 7, "这里缺一条。")], Job.SaidLength), default));
        page = await Browser.OpenAsync("/log/check");
        Assert.Contains("这里缺一条", page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("code.seal"));
    }

    [Fact]
    public async Task An_administrator_below_sees_the_lines_of_their_own_units_and_people_only()
    {
        await City.In(Site);
        var browser = await Site.SignedInAs(City.UserAt("CA", Role.Administrator));
        var page = await browser.OpenAsync("/log?subject=柳溪镇");
        Assert.Contains("柳溪镇", page.Words(".log"), StringComparison.Ordinal);
        Assert.DoesNotContain("云坪乡", page.Html, StringComparison.Ordinal);
        Assert.Contains("最上级单位的管理员", page.Words("#why-not"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main a[href='/log/check']"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/log/check")).Status);
    }

    private DateTimeOffset Now => Site.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>What the log says in words of its own; what people typed stands in brackets of direction.</summary>
    private static string Own(Opened page)
    {
        var log = (AngleSharp.Dom.IElement)page.Document.QuerySelector(".log")!.Clone();
        foreach (var typed in log.QuerySelectorAll("bdi").ToList())
            typed.Remove();
        return log.TextContent;
    }
}
