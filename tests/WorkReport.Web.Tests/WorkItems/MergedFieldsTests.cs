using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Pages;
using WorkReport.Web.Tests.App;
using static WorkReport.Web.Tests.WorkItems.SelfSaves;

namespace WorkReport.Web.Tests.WorkItems;

/// <summary>Two with one form open: what one of them left alone is as the other has it, and only what both changed is asked about.</summary>
public sealed class MergedFieldsTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task Fields_that_different_people_changed_come_together_by_themselves()
    {
        var county = await County.FoundAsync(Site);
        var mine = await county.WriteAsync("宣讲", "全年宣讲");
        var id = County.IdOf(mine);
        await county.Writer.SubmitAsync(await county.Writer.OpenAsync($"/items/{id}"), "main form", new() { ["Form.Lead"] = "宣讲走进课堂" });
        var page = await county.Writer.SubmitAsync(mine, "main form", new() { ["Form.Partners"] = "县妇联" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var item = await county.ItemAsync(id);
        Assert.Equal(("宣讲走进课堂", "全年宣讲", "县妇联", 3), (item.Lead, item.Body, item.Partners, item.Version));
    }

    [Fact]
    public async Task Only_what_both_changed_is_asked_about_and_the_rest_is_already_theirs()
    {
        var county = await County.FoundAsync(Site);
        var mine = await county.WriteAsync("宣讲", "全年宣讲");
        var id = County.IdOf(mine);
        await county.Writer.SubmitAsync(await county.Writer.OpenAsync($"/items/{id}"), "main form", new() { ["Form.Lead"] = "对方的题目", ["Form.Partners"] = "县妇联" });
        var page = await county.Writer.SubmitAsync(mine, "main form", new() { ["Form.Lead"] = "我的题目", ["Form.Body"] = "我写的" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(1, page.Document.QuerySelectorAll("table.both tbody tr").Length);
        Assert.Contains("对方的题目我的题目", page.Words("table.both tbody"), StringComparison.Ordinal);
        await county.Writer.SubmitAsync(page, "main form");
        var item = await county.ItemAsync(id);
        Assert.Equal(("我的题目", "我写的", "县妇联"), (item.Lead, item.Body, item.Partners));
    }

    [Fact]
    public async Task A_text_that_was_left_alone_keeps_the_figures_that_the_other_put_in()
    {
        var county = await County.FoundAsync(Site);
        var mine = await county.WriteAsync("宣讲", "全年宣讲");
        var id = County.IdOf(mine);
        await county.Writer.SubmitAsync(await county.Writer.OpenAsync($"/items/{id}"), "main form", new() { ["Form.Chosen"] = county.Figure });
        Assert.Equal(HttpStatusCode.OK, (await county.Writer.SubmitAsync(mine, "main form", new() { ["Form.Partners"] = "县妇联" })).Status);
        var item = await county.ItemAsync(id);
        Assert.Equal(("全年宣讲3场次", 1, "县妇联"), (item.Text.Seen, item.Text.Figures.Count(), item.Partners));
    }

    [Fact]
    public async Task While_one_writes_the_page_saves_beside_the_other_and_goes_back_to_nothing()
    {
        var county = await County.FoundAsync(Site);
        var mine = await county.WriteAsync("宣讲", "全年宣讲");
        var id = County.IdOf(mine);
        var fields = Fields(mine);
        fields["Form.Body"] = "全年宣讲五次";
        fields = await SavedAsync(county, id, fields);
        await county.Writer.SubmitAsync(await county.Writer.OpenAsync($"/items/{id}"), "main form", new() { ["Form.Partners"] = "县妇联" });
        // The box for partners still shows what was there; it was not touched, so it takes nothing back.
        fields["Form.Body"] = "全年宣讲五次，反响好";
        fields = await SavedAsync(county, id, fields);
        fields["Form.Lead"] = "宣讲走进课堂";
        await SavedAsync(county, id, fields);
        var item = await county.ItemAsync(id);
        Assert.Equal(("宣讲走进课堂", "全年宣讲五次，反响好", "县妇联"), (item.Lead, item.Body, item.Partners));
    }

    [Fact]
    public async Task While_one_writes_a_field_that_cannot_be_taken_keeps_no_other_from_being_saved()
    {
        var county = await County.FoundAsync(Site);
        var page = await county.WriteAsync("宣讲", "全年宣讲");
        var id = County.IdOf(page);
        var fields = Fields(page);
        (fields["Form.Lead"], fields["Form.Body"]) = (new string('长', 61), "全年宣讲五次");
        fields = await SavedAsync(county, $"/items/{id}", fields, "段首句");
        var item = await county.ItemAsync(id);
        Assert.Equal(("宣讲", "全年宣讲五次"), (item.Lead, item.Body));
        // Blanked it is no better, and mended it is taken.
        fields["Form.Lead"] = "";
        fields = await SavedAsync(county, $"/items/{id}", fields, "段首句");
        fields["Form.Lead"] = "宣讲走进课堂";
        await SavedAsync(county, $"/items/{id}", fields);
        Assert.Equal("宣讲走进课堂", (await county.ItemAsync(id)).Lead);

        var task = await county.Writer.SubmitAsync(await county.Writer.OpenAsync($"{county.Plans}/new"), "main form", new() { ["Form.Text"] = "开展宣讲" });
        fields = Fields(task);
        (fields["Form.Target"], fields["Form.Text"]) = ("很多", "开展宣讲和展览");
        await SavedAsync(county, task.Path.Split('?')[0], fields, "目标");
        Assert.Equal("开展宣讲和展览", await Site.With(db => db.PlanItems.Where(p => p.UnitId == county.Township).Select(p => p.Text).SingleAsync()));
    }

    [Fact]
    public async Task A_text_is_safe_before_its_lead_sentence_is_written_and_is_not_handed_in_without()
    {
        var county = await County.FoundAsync(Site);
        var fields = Fields(await county.Writer.OpenAsync($"{county.Items}/new"));
        fields["Form.Body"] = "先写的正文";
        fields = await SavedAsync(county, $"{county.Items}/new", fields, "段首句");
        var item = await Site.With(db => db.WorkItems.SingleAsync(i => i.UnitId == county.Township));
        Assert.Equal((WorkItem.LeadToCome, "先写的正文"), (item.Lead, item.Body));
        fields["Form.Body"] = "先写的正文，又写";
        fields = await SavedAsync(county, $"/items/{item.Id}", fields, "段首句");

        var refused = await county.Writer.SubmitAsync(await county.Writer.OpenAsync($"/items/{item.Id}"), "main form");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("有 1 项工作事项还没有写段首句", (await county.Writer.OpenAsync($"/units/{county.Township}/{City.Period}/submission")).Words("#why-not"), StringComparison.Ordinal);
        fields["Form.Lead"] = "宣讲";
        await SavedAsync(county, $"/items/{item.Id}", fields);
        Assert.Equal(("宣讲", "先写的正文，又写"), ((await county.ItemAsync(item.Id)).Lead, (await county.ItemAsync(item.Id)).Body));
    }

    [Fact]
    public void A_hash_tells_texts_apart_and_not_forms_of_one_figure()
    {
        Assert.Equal(ServedFields.HashOf(null), ServedFields.HashOf(""));
        Assert.Equal(ServedFields.HashOf(5m), ServedFields.HashOf(5.00m));
        Assert.NotEqual(ServedFields.HashOf(5m), ServedFields.HashOf(50m));
        Assert.NotEqual(ServedFields.HashOf("甲"), ServedFields.HashOf("乙"));
        Assert.Null(ServedFields.Read(""));
        Assert.DoesNotContain(ServedFields.Read("甲乙 . . x")!, field => field.Key.Length > 0);
    }

    private static Task<Dictionary<string, string>> SavedAsync(County county, int id, Dictionary<string, string> fields) => SavedAsync(county, $"/items/{id}", fields);

    /// <summary>The fields as the page holds them after the save; what it could not take is named.</summary>
    private static async Task<Dictionary<string, string>> SavedAsync(County county, string address, Dictionary<string, string> fields, string why = "")
    {
        var told = await SaveAsync(county, address, fields);
        Assert.Contains(why, $"{told.GetProperty("why")}", StringComparison.Ordinal);
        Assert.Equal(why.Length == 0, told.GetProperty("why").ValueKind is JsonValueKind.Null);
        return new(fields) { ["Key"] = told.GetProperty("key").GetString()!, ["Version"] = $"{told.GetProperty("version").GetInt64()}", ["Was"] = told.GetProperty("was").GetString()! };
    }
}
