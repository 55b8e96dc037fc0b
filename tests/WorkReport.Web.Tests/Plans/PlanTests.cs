using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.WorkItems;

namespace WorkReport.Web.Tests.Plans;

/// <summary>工作安排, by forms as they were served.</summary>
public sealed class PlanTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task A_task_is_written_listed_changed_and_removed()
    {
        var county = await County.FoundAsync(Site);
        var page = await county.Writer.OpenAsync($"{county.Plans}/new");
        Assert.Equal("写2023年工作安排", page.Words("h1"));
        Assert.StartsWith("试写镇", page.Document.QuerySelector("#form-responsible")!.GetAttribute("value"), StringComparison.Ordinal);
        page = await county.Writer.SubmitAsync(page, "main form", new()
        {
            ["Form.Text"] = "开展宣讲。\n办好展览。",
            ["Form.MetricId"] = $"{county.Metric}",
            ["Form.Target"] = "１,２００",
            ["Form.LeadOfficial"] = "王主任",
            ["Form.DueOn"] = "2023-06-30",
        });
        Assert.Contains("已保存", page.Words(".note.good"), StringComparison.Ordinal);
        var id = County.IdOf(page);
        var task = (await PlanAsync(id)).Task;
        Assert.Equal((1200m, new DateOnly(2023, 6, 30), "开展宣讲。\n办好展览。"), (task.Target, task.DueOn, task.Text));

        page = await county.Writer.OpenAsync(county.Plans);
        Assert.Equal("2023年工作安排", page.Words("h1"));
        Assert.Contains("一、建强基层组织", page.Words("h2"), StringComparison.Ordinal);
        Assert.Contains("五老宣讲 1200场次", page.Words(".row"), StringComparison.Ordinal);
        Assert.Contains("2023年6月30日", page.Words(".row"), StringComparison.Ordinal);

        page = await county.Writer.SubmitAsync(await county.Writer.OpenAsync($"/plans/{id}"), "main form", new() { ["Form.MetricId"] = "", ["Form.Target"] = "", ["Form.DueOn"] = "" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal((null, null, null), ((await PlanAsync(id)).MetricId, (await PlanAsync(id)).Target, (await PlanAsync(id)).DueOn));

        page = await county.Writer.OpenAsync($"/plans/{id}/remove");
        Assert.Contains("开展宣讲", page.Words("main form"), StringComparison.Ordinal);
        var asked = page;
        page = await county.Writer.SubmitAsync(page, "main form");
        Assert.Contains("已删除", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await county.Writer.SubmitAsync(asked, "main form")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await county.Writer.OpenAsync($"/plans/{id}")).Status);
        Assert.Contains("这一节还没有内容", (await county.Writer.OpenAsync(county.Plans)).Words(".chapter"), StringComparison.Ordinal);
        Assert.Null(await Site.With(db => db.VerifyAuditAsync()));
    }

    [Theory]
    [InlineData("Form.Text", "", "form-text", "请写工作内容")]
    [InlineData("Form.SectionId", "1999", "form-sectionid", "选一节")]
    [InlineData("Form.SectionId", "-1", "form-sectionid", "")]
    [InlineData("Form.MetricId", "999999", "form-metricid", "选项里选一个")]
    [InlineData("Form.Target", "5", "form-metricid", "用哪个指标")]
    [InlineData("Form.Target", "12名", "form-target", "是否想填 12")]
    [InlineData("Form.Target", "1e5", "form-target", "要填数字")]
    [InlineData("Form.Target", "1.5", "form-target", "按“场次”计数，只能填整数")]
    [InlineData("Form.Target", "1.00005", "form-target", "要填整数")]
    [InlineData("Form.DueOn", "2022-12-31", "form-dueon", "2023 年之内")]
    [InlineData("Form.DueOn", "2024-01-01", "form-dueon", "2023 年之内")]
    [InlineData("Form.DueOn", "12/31/2023", "form-dueon", "2026-12-31 的样子")]
    public async Task What_cannot_be_taken_comes_back_with_a_sentence_that_says_how_to_mend_it(string field, string typed, string id, string says)
    {
        var county = await County.FoundAsync(Site);
        var fields = new Dictionary<string, string> { ["Form.Text"] = "开展宣讲", [field] = typed };
        if (says.Contains("整数", StringComparison.Ordinal))
            fields["Form.MetricId"] = $"{county.Metric}";
        var page = await SubmitAsync(county, fields);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.NotEmpty(page.Words($"#{id}-fault"));
        Assert.Contains(says, page.Words($"#{id}-fault"), StringComparison.Ordinal);
        Assert.Equal(0, await Site.With(db => db.PlanItems.CountAsync(p => p.UnitId == county.Township)));
    }

    [Fact]
    public async Task A_metric_without_a_target_is_asked_for_one()
    {
        var county = await County.FoundAsync(Site);
        var page = await SubmitAsync(county, new() { ["Form.Text"] = "开展宣讲", ["Form.MetricId"] = $"{county.Metric}" });
        Assert.Contains("请填上目标", page.Words("#form-target-fault"), StringComparison.Ordinal);
        Assert.Equal("开展宣讲", ((IHtmlTextAreaElement)page.Document.QuerySelector("#form-text")!).Value);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</textarea><svg onload=alert(1)>")]
    [InlineData("{{7*7}} ${7*7} @(7*7) <%=7*7%>")]
    [InlineData("👨‍👩‍👧‍👦 𠮷 㐢 䶮 é e\u0301")]
    public async Task What_is_typed_is_kept_and_shown_to_the_letter(string typed)
    {
        var county = await County.FoundAsync(Site);
        var page = await SubmitAsync(county, new() { ["Form.Text"] = typed, ["Form.LeadOfficial"] = typed, ["Form.Partners"] = typed });
        var task = (await PlanAsync(County.IdOf(page))).Task;
        Assert.Equal((typed, typed, typed), (task.Text, task.LeadOfficial, task.Partners));
        Assert.Equal(typed, (await county.Writer.OpenAsync(county.Plans)).Document.QuerySelector(".row bdi")!.TextContent);
    }

    [Fact]
    public async Task Of_two_with_the_same_task_open_the_second_sees_both_in_words()
    {
        var county = await County.FoundAsync(Site);
        var mine = await SubmitAsync(county, new() { ["Form.Text"] = "开展宣讲" });
        var id = County.IdOf(mine);
        await county.Writer.SubmitAsync(await county.Writer.OpenAsync($"/plans/{id}"), "main form", new() { ["Form.Text"] = "对方写的", ["Form.MetricId"] = $"{county.Metric}", ["Form.Target"] = "5" });
        var page = await county.Writer.SubmitAsync(mine, "main form", new() { ["Form.Text"] = "我写的", ["Form.MetricId"] = "0" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("工作内容对方写的我写的", page.Words("table.both tbody"), StringComparison.Ordinal);
        Assert.Contains("五老宣讲", page.Words("table.both tbody"), StringComparison.Ordinal);
        page = await county.Writer.SubmitAsync(page, "main form", new() { ["Form.MetricId"] = $"{county.Metric}" });
        Assert.Equal(("我写的", 3), ((await PlanAsync(id)).Text, (await PlanAsync(id)).Version));
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [Fact]
    public async Task What_is_handed_in_or_committed_is_for_reading()
    {
        var county = await County.FoundAsync(Site);
        var open = await SubmitAsync(county, new() { ["Form.Text"] = "开展宣讲" });
        var id = County.IdOf(open);
        await Site.With(async db =>
        {
            (await db.PlanItems.SingleAsync(p => p.Id == id)).Commit(Site.By);
            await db.SaveChangesAsync();
        });
        var page = await county.Writer.OpenAsync($"/plans/{id}");
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Contains("已随报告下达", page.Words(".note"), StringComparison.Ordinal);
        Assert.Contains("已下达", (await county.Writer.OpenAsync(county.Plans)).Words(".row .st"), StringComparison.Ordinal);
        page = await county.Writer.SubmitAsync(await county.Writer.OpenAsync($"/plans/{id}/remove"), "main form");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);

        var second = await SubmitAsync(county, new() { ["Form.Text"] = "又一条" });
        var author = await county.AuthorAsync();
        await county.MoveAsync(s => s.Submit(SubmissionRelation.Contributor, author, Site.By));
        page = await county.Writer.SubmitAsync(second, "main form", new() { ["Form.Text"] = "交了以后改的" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("交了以后改的", ((IHtmlTextAreaElement)page.Document.QuerySelector("#form-text")!).Value);
        Assert.True((await county.Writer.OpenAsync(county.Plans)).Document.QuerySelector(".btn.primary")!.HasAttribute("disabled"));
        page = await county.Writer.OpenAsync($"{county.Plans}/new");
        Assert.Empty(page.Document.QuerySelectorAll("form[data-saves-itself=yes], main .paper input:not([readonly]), main textarea:not([readonly]), main select:not([disabled])"));
        Assert.Contains("不能再改", page.Words("main .note"), StringComparison.Ordinal);
    }

    private Task<PlanItem> PlanAsync(int id) => Site.With(db => db.PlanItems.AsNoTracking().SingleAsync(p => p.Id == id));

    private static async Task<Opened> SubmitAsync(County county, Dictionary<string, string> values) =>
        await county.Writer.SubmitAsync(await county.Writer.OpenAsync($"{county.Plans}/new"), "main form", values);
}
