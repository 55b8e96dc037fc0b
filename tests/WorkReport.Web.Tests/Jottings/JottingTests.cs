using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.WorkItems;

namespace WorkReport.Web.Tests.Jottings;

/// <summary>随手记: noted on the day, made something of in December.</summary>
public sealed class JottingTests(Site site) : SiteTest(site)
{
    private const string Form = "main form";
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_sentence_a_number_and_a_photo_are_noted_and_become_a_work_item_at_a_press()
    {
        var county = await County.FoundAsync(Site);
        var list = $"/units/{county.Township}/jottings";
        var page = await county.Writer.SubmitAsync(await county.Writer.OpenAsync(list), Form,
            new() { ["Form.Text"] = "给三年级讲红军故事。", ["Form.Number"] = "42名", ["Form.On"] = "2022-06-01" }, new() { ["Form.Photo"] = ("讲故事.png", Picture) });
        Assert.Contains("已记下", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Contains("共 1 条，0 条已用上", page.Words("main"), StringComparison.Ordinal);
        var thumb = page.Document.QuerySelector(".thumb img")!.GetAttribute("src")!;
        Assert.Equal(HttpStatusCode.OK, (await county.Client.GetAsync(new Uri(thumb, UriKind.Relative))).StatusCode);
        // It counts nowhere: no item, no figure.
        Assert.Equal(0, await Site.With(db => db.WorkItems.CountAsync(i => i.UnitId == county.Township)));

        page = await county.Writer.OpenAsync(page.Document.QuerySelector(".row a.btn")!.GetAttribute("href")!);
        page = await county.Writer.SubmitAsync(page, Form, new() { ["Form.Press"] = "WorkItem" });
        var item = await county.ItemAsync(County.IdOf(page));
        Assert.Equal((WorkItem.LeadToCome, "给三年级讲红军故事。（42名）", "讲故事.png"), (item.Lead, item.Text.Seen, Assert.Single(item.Attachments).FileName));
        page = await county.Writer.OpenAsync(list);
        Assert.Contains("已写成工作事项", page.Words(".row"), StringComparison.Ordinal);

        // Once only.
        page = await county.Writer.OpenAsync(page.Document.QuerySelector(".row a.btn")!.GetAttribute("href")!);
        Assert.Null(page.Document.QuerySelector("button[value=WorkItem]"));
        Assert.Equal($"/items/{item.Id}", page.Document.QuerySelector(".note.good a")!.GetAttribute("href"));
        Assert.Null(await Site.With(db => db.VerifyAuditAsync()));
    }

    [Fact]
    public async Task It_goes_into_the_note_of_a_figure_beside_what_stands_there_and_the_figure_stays()
    {
        var county = await County.FoundAsync(Site);
        foreach (var (words, day) in new[] { ("清明祭扫", "2022-04-05"), ("国庆宣讲", "2022-10-01") })
        {
            var noted = await NoteAsync(county, words, day);
            await county.Writer.SubmitAsync(await county.Writer.OpenAsync(noted), Form, new() { ["Form.Press"] = "Note", ["Form.Metric"] = $"{county.Metric}" });
        }

        await Site.With(async db =>
        {
            var value = (await db.MetricSheets.Include(s => s.Values).SingleAsync(s => s.UnitId == county.Township)).Values.Single(v => v.MetricId == county.Metric);
            Assert.Equal((3m, "2022年4月5日清明祭扫；2022年10月1日国庆宣讲"), (value.Value!.Value, value.Note));
        });

        var third = await county.Writer.OpenAsync(await NoteAsync(county, new string('长', 180), "2022-12-01"));
        var page = await county.Writer.SubmitAsync(third, Form, new() { ["Form.Press"] = "Note", ["Form.Metric"] = $"{county.Metric}" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("请先把说明改短一些", page.Words("#summary"), StringComparison.Ordinal);
        page = await county.Writer.SubmitAsync(third, Form, new() { ["Form.Press"] = "Note" });
        Assert.Contains("请选一个指标", page.Words("#summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_the_sentence_stays()
    {
        var county = await County.FoundAsync(Site);
        var list = $"/units/{county.Township}/jottings";
        var opened = await county.Writer.OpenAsync(list);
        var page = await county.Writer.SubmitAsync(opened, Form, new() { ["Form.Text"] = "明年的事", ["Form.On"] = "2098-01-01" });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("这一天还没有到", page.Words("#summary"), StringComparison.Ordinal);
        page = await county.Writer.SubmitAsync(opened, Form, new() { ["Form.Text"] = "带了个表", ["Form.On"] = "2022-06-01" }, new() { ["Form.Photo"] = ("名单.pdf", "%PDF-1.7"u8.ToArray()) });
        Assert.Contains("不是照片", page.Words("#summary"), StringComparison.Ordinal);
        Assert.Contains("带了个表", page.Document.QuerySelector("#form-text")!.TextContent, StringComparison.Ordinal);
        // Of a year that is not open nothing is made, and nothing is lost.
        page = await county.Writer.OpenAsync(await NoteAsync(county, "老早的事", "2019-05-01"));
        Assert.True(page.Document.QuerySelector("button[value=WorkItem]")!.HasAttribute("disabled"));
        Assert.Contains("没有开放填报", page.Words(".why"), StringComparison.Ordinal);
        page = await county.Writer.SubmitAsync(page, Form, new() { ["Form.Press"] = "Remove" });
        Assert.Contains("还没有记过", page.Words(".empty"), StringComparison.Ordinal);
    }

    private async Task<string> NoteAsync(County county, string words, string day)
    {
        var list = $"/units/{county.Township}/jottings";
        await county.Writer.SubmitAsync(await county.Writer.OpenAsync(list), Form, new() { ["Form.Text"] = words, ["Form.On"] = day });
        return $"{list}/{await Site.With(db => db.Jottings.Where(j => j.UnitId == county.Township).MaxAsync(j => j.Id))}";
    }
}
