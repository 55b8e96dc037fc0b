using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Pages.WorkItems;
using WorkReport.Web.Tests.App;
using static WorkReport.Web.Tests.WorkItems.SelfSaves;

namespace WorkReport.Web.Tests.WorkItems;

/// <summary>工作事项, by forms as they were served.</summary>
public sealed class WorkItemTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task An_item_is_written_listed_changed_and_opened_again()
    {
        var county = await County.FoundAsync(Site);
        var page = await county.WriteAsync("宣讲走进课堂。", "全年宣讲。\n还办了展览。");
        Assert.Contains("已保存", page.Words(".note.good"), StringComparison.Ordinal);
        var id = County.IdOf(page);
        Assert.Equal("宣讲走进课堂", page.Document.QuerySelector("#form-lead")!.GetAttribute("value"));
        Assert.Equal("全年宣讲。\n还办了展览。", Body(page));

        page = await county.Writer.SubmitAsync(page, "main form", new() { ["Form.Body"] = "全年宣讲五次。", ["Form.Partners"] = "县妇联" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var item = await county.ItemAsync(id);
        Assert.Equal(("全年宣讲五次。", "县妇联", 2), (item.Body, item.Partners, item.Version));

        page = await county.Writer.OpenAsync(county.Items);
        Assert.Contains("宣讲走进课堂", page.Words(".row"), StringComparison.Ordinal);
        Assert.Contains("全年宣讲五次。", page.Words(".beginning"), StringComparison.Ordinal);
        Assert.Contains("一、服务大局展现新作为", page.Words("h2"), StringComparison.Ordinal);
        Assert.Contains("1 项，已写 13 字，全节建议 1000 字以内", page.Words(".chapter"), StringComparison.Ordinal);
        Assert.Contains("这一节还没有内容", page.Words(".chapter"), StringComparison.Ordinal);
        Assert.Null(await Site.With(db => db.VerifyAuditAsync()));
    }

    [Fact]
    public async Task A_character_that_no_face_has_is_named_to_whoever_wrote_it()
    {
        var county = await County.FoundAsync(Site);
        var page = await county.WriteAsync("宣讲", "表彰先进\U00031FFF同志。");
        Assert.Contains("“〓”：\U00031FFF", page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.DoesNotContain("〓", (await county.WriteAsync("展览", "表彰先进同志。")).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_chosen_without_script_is_put_at_the_end_and_follows_its_value()
    {
        var county = await County.FoundAsync(Site);
        var page = await county.WriteAsync("宣讲走进课堂", "全年宣讲", county.Figure);
        var id = County.IdOf(page);
        Assert.Equal("全年宣讲3场次", Body(page));
        Assert.Equal([new BoundFigure(county.Metric, county.Township, FigureAspect.Own)], (await county.ItemAsync(id)).Text.Figures);
        page = await county.Writer.OpenAsync(county.Items);
        Assert.Equal("3场次", page.Words(".beginning .fig"));
        Assert.Empty(page.Document.QuerySelectorAll(".moved"));

        await county.FillAsync(county.Township, 4);
        page = await county.Writer.OpenAsync(county.Items);
        Assert.Contains("3场次", page.Words(".beginning .fig.moved"), StringComparison.Ordinal);
        Assert.Contains("现为4场次", page.Words(".beginning"), StringComparison.Ordinal);
        Assert.Contains("数字有变", page.Words(".row .st.wait"), StringComparison.Ordinal);
        page = await county.Writer.OpenAsync($"/items/{id}");
        Assert.Equal("全年宣讲4场次", Body(page));
        Assert.Contains("写的时候是 3场次，统计表现在是 4场次", page.Words(".note"), StringComparison.Ordinal);
        await county.Writer.SubmitAsync(page, "main form");
        Assert.Empty((await county.Writer.OpenAsync(county.Items)).Document.QuerySelectorAll(".moved"));
        Assert.Single((await county.ItemAsync(id)).Text.Figures);
    }

    [Fact]
    public async Task A_figure_picked_into_the_middle_is_bound_survives_edits_and_typed_over_is_words()
    {
        var county = await County.FoundAsync(Site);
        var page = await county.WriteAsync("宣讲走进课堂", "全年宣讲3场次，\n效果好。", placed: County.Placed(county.Figure, "3场次"));
        var id = County.IdOf(page);
        Assert.Single((await county.ItemAsync(id)).Text.Figures);
        Assert.DoesNotContain("\uFDD0", Body(page), StringComparison.Ordinal);

        page = await county.Writer.SubmitAsync(page, "main form", new() { ["Form.Body"] = "今年\n宣讲3场次，\n效果很好。" });
        Assert.Single((await county.ItemAsync(id)).Text.Figures);
        page = await county.Writer.SubmitAsync(page, "main form", new() { ["Form.Body"] = "今年\r\n宣讲3场次，\r\n效果更好。" });
        Assert.Single((await county.ItemAsync(id)).Text.Figures);

        page = await county.Writer.SubmitAsync(page, "main form", new() { ["Form.Body"] = "今年\n宣讲13场次，\n效果更好。" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("有 1 处数字改动后不再跟随", page.Words("main"), StringComparison.Ordinal);
        Assert.Empty((await county.ItemAsync(id)).Text.Figures);
        Assert.Equal("今年\n宣讲13场次，\n效果更好。", (await county.ItemAsync(id)).Body);
    }

    [Fact]
    public async Task A_forged_mark_for_another_units_figure_is_words_and_tells_nothing()
    {
        var county = await County.FoundAsync(Site);
        var foreign = $"{county.Metric}.{county.Above}.Own";
        var page = await county.Writer.OpenAsync($"{county.Items}/new");
        Dictionary<string, string> forged = new()
        {
            ["Form.Lead"] = "冒充的数",
            ["Form.Body"] = "共1场次，\uFDD0" + foreign + "\uFDD11场次\uFDD2",
            ["Form.Served"] = $"[[\"共\"],[\"1场次\",\"{foreign}\"],[\"，\"]]",
            ["Form.Placed"] = County.Placed(foreign, "1场次"),
        };
        var refused = await county.Writer.SubmitAsync(page, "main form", new(forged) { ["Form.Chosen"] = foreign });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("不在列表中", refused.Words("#summary"), StringComparison.Ordinal);
        Assert.DoesNotContain("987654", refused.Html, StringComparison.Ordinal);
        page = await county.Writer.SubmitAsync(page, "main form", forged);
        var item = await county.ItemAsync(County.IdOf(page));
        Assert.Empty(item.Text.Figures);
        Assert.DoesNotContain("\uFDD0", item.Body, StringComparison.Ordinal);
        Assert.StartsWith("共1场次，", item.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("987654", page.Html + item.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("987654", (await county.Writer.OpenAsync(county.Items)).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</textarea><svg onload=alert(1)>")]
    [InlineData("javascript:alert(1)")]
    [InlineData("{{7*7}} ${7*7} @(7*7) <%=7*7%>")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("👨‍👩‍👧‍👦 𠮷 㐢 䶮 é e\u0301")]
    [InlineData("Robert'); DROP TABLE WorkItems;--")]
    [InlineData("\u3000\u3000两格起，不丢字")]
    public async Task What_is_typed_is_kept_and_shown_to_the_letter(string typed)
    {
        var county = await County.FoundAsync(Site);
        var page = await county.WriteAsync(typed.Trim(), "前\n" + typed + "\n后");
        var item = await county.ItemAsync(County.IdOf(page));
        Assert.Equal((typed.Trim(), "前\n" + typed + "\n后"), (item.Lead, item.Body));
        Assert.Equal(item.Body, Body(page));
        page = await county.Writer.OpenAsync(county.Items);
        Assert.Equal(typed.Trim(), page.Document.QuerySelector(".row bdi")!.TextContent);
        Assert.Contains(typed, page.Document.QuerySelector(".beginning")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_taken_comes_back_whole_with_a_sentence_beside_each_field()
    {
        var county = await County.FoundAsync(Site);
        var page = await county.Writer.OpenAsync($"{county.Items}/new");
        page = await county.Writer.SubmitAsync(page, "main form", new() { ["Form.Lead"] = "。", ["Form.SectionId"] = $"{county.City.PlanSection}", ["Form.Body"] = new string('字', 2001), ["Form.Partners"] = new string('位', 201) });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("段首句", page.Words("#form-lead-fault"), StringComparison.Ordinal);
        Assert.Contains("选一节", page.Words("#form-sectionid-fault"), StringComparison.Ordinal);
        Assert.Contains("最多 2000 字", page.Words("#form-body-fault"), StringComparison.Ordinal);
        Assert.Contains("最多 200 字", page.Words("#form-partners-fault"), StringComparison.Ordinal);
        Assert.Equal(2001, Body(page).Length);
        Assert.Equal(0, await Site.With(db => db.WorkItems.CountAsync(i => i.UnitId == county.Township)));
    }

    [Fact]
    public async Task A_NUL_is_the_fault_of_its_field_and_what_no_form_has_is_not_taken()
    {
        var county = await County.FoundAsync(Site);
        var page = await county.Writer.OpenAsync($"{county.Items}/new");
        var fields = Fields(page);
        fields["Form.Lead"] = "留下的";
        fields["Form.Body"] = "坏\0字";
        using (var content = new FormUrlEncodedContent(fields))
            page = await county.Writer.PostAsync($"{county.Items}/new", content);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("坏字符", page.Words("#form-body-fault"), StringComparison.Ordinal);
        Assert.Equal("留下的", page.Document.QuerySelector("#form-lead")!.GetAttribute("value"));

        fields = Fields(await county.Writer.OpenAsync($"{county.Items}/new"));
        fields["Form.Lead"] = "多带的";
        foreach (var (name, value) in new[] { ("UnitId", $"{county.Above}"), ("Form.UnitId", $"{county.Above}"), ("Item.UnitId", $"{county.Above}"), ("Form.Version", "9"), ("id", $"{county.Above}"), ("Subject.State", "Accepted") })
            fields[name] = value;
        using var more = new FormUrlEncodedContent(fields);
        page = await county.Writer.PostAsync($"{county.Items}/new?Form.Partners=query&State=Accepted", more);
        var item = await county.ItemAsync(County.IdOf(page));
        Assert.Equal((county.Township, "", 1), (item.UnitId, item.Partners, item.Version));
    }

    [Fact]
    public async Task What_comes_twice_is_refused()
    {
        var county = await County.FoundAsync(Site);
        var fields = Fields(await county.Writer.OpenAsync($"{county.Items}/new"));
        fields["Form.Lead"] = "一";
        using var content = new FormUrlEncodedContent([.. fields, new("Form.Lead", "二")]);
        var page = await county.Writer.PostAsync($"{county.Items}/new", content);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("两次", page.Words("#form-lead-fault"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_a_good_token_writes_nothing_and_its_text_comes_back_without_marks()
    {
        var county = await County.FoundAsync(Site);
        var id = County.IdOf(await county.WriteAsync("宣讲走进课堂", "全年宣讲", county.Figure));
        var fields = Fields(await county.Writer.OpenAsync($"/items/{id}"));
        fields["Form.Body"] = "没有凭证的正文";
        fields["__RequestVerificationToken"] = "forged";
        using var content = new FormUrlEncodedContent(fields);
        var page = await county.Writer.PostAsync($"/items/{id}", content);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(page.Document.QuerySelectorAll("main textarea").Cast<IHtmlTextAreaElement>(), t => t.Value == "没有凭证的正文");
        Assert.DoesNotContain(page.Document.QuerySelectorAll("main textarea").Cast<IHtmlTextAreaElement>(), t => t.Value.Contains('\uFDD0', StringComparison.Ordinal));
        Assert.Equal("全年宣讲3场次", (await county.ItemAsync(id)).Text.Seen);
    }

    [Fact]
    public async Task Of_two_with_the_same_item_open_the_second_sees_both_texts_in_words()
    {
        var county = await County.FoundAsync(Site);
        var mine = await county.WriteAsync("宣讲走进课堂", "全年宣讲", county.Figure);
        var id = County.IdOf(mine);
        await county.Writer.SubmitAsync(await county.Writer.OpenAsync($"/items/{id}"), "main form", new() { ["Form.Body"] = "对方写的3场次", ["Form.SectionId"] = $"{county.City.Section + 1}" });
        var page = await county.Writer.SubmitAsync(mine, "main form", new() { ["Form.Body"] = "全年宣讲3场次，我写的", ["Form.SectionId"] = "0" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        var both = page.Words("table.both tbody");
        Assert.Contains("正文对方写的3场次全年宣讲3场次，我写的", both, StringComparison.Ordinal);
        Assert.Contains("二、自身建设得到新加强", both, StringComparison.Ordinal);
        Assert.DoesNotContain("\uFDD0", both, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("table.both tbody tr").Length);
        Assert.Equal("全年宣讲3场次，我写的", Body(page));
        page = await county.Writer.SubmitAsync(page, "main form", new() { ["Form.SectionId"] = $"{county.City.Section + 1}" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(("全年宣讲3场次，我写的", 3), ((await county.ItemAsync(id)).Text.Seen, (await county.ItemAsync(id)).Version));
        Assert.Single((await county.ItemAsync(id)).Text.Figures);
    }

    [Fact]
    public async Task A_button_pressed_five_times_writes_one_item()
    {
        var county = await County.FoundAsync(Site);
        var fields = Fields(await county.Writer.OpenAsync($"{county.Items}/new"));
        fields["Form.Lead"] = "按了五次";
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            using var content = new FormUrlEncodedContent(fields);
            var response = await county.Client.PostAsync(new Uri($"{county.Items}/new", UriKind.Relative), content);
            return (response.StatusCode, response.Headers.Location?.ToString());
        }));
        Assert.Equal(HttpStatusCode.Redirect, answers[0].StatusCode);
        Assert.Single(answers.Distinct());
        Assert.Equal(1, await Site.With(db => db.WorkItems.CountAsync(i => i.UnitId == county.Township)));
    }

    [Fact]
    public async Task A_page_that_saves_itself_goes_on_at_the_address_of_the_item()
    {
        var county = await County.FoundAsync(Site);
        var page = await county.Writer.OpenAsync($"{county.Items}/new");
        Assert.NotNull(page.Document.QuerySelector("main form[data-saves-itself=yes][data-new=yes]"));
        var fields = Fields(page);
        var first = fields["Key"];
        fields["Form.Lead"] = "自己保存";
        // Chosen and not yet put in: while one writes, nothing is put behind the text unseen.
        fields["Form.Chosen"] = county.Figure;
        var told = await SaveAsync(county, $"{county.Items}/new", fields);
        Assert.Equal((1, false), (told.GetProperty("version").GetInt64(), told.GetProperty("again").GetBoolean()));
        var address = told.GetProperty("next").GetString()!.Split('?')[0];

        (fields["Key"], fields["Version"], fields["Form.Body"]) = (told.GetProperty("key").GetString()!, "1", "写了下去");
        told = await SaveAsync(county, address, fields);
        Assert.Equal(2, told.GetProperty("version").GetInt64());
        var item = await county.ItemAsync(int.Parse(address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("写了下去", item.Body);

        // The answer was lost on its way: the same key again says which version it made, and that the rest is not saved.
        fields["Key"] = first;
        told = await SaveAsync(county, $"{county.Items}/new", fields);
        Assert.Equal((1, true), (told.GetProperty("version").GetInt64(), told.GetProperty("again").GetBoolean()));
        Assert.Equal(1, await Site.With(db => db.WorkItems.CountAsync(i => i.UnitId == county.Township)));

        (fields["Key"], fields["Version"], fields["Form.Body"]) = ($"{Guid.NewGuid()}", "1", "别的窗口写的");
        using var content = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("X-Saves-Itself", "1");
        var stale = await county.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
    }

    [Fact]
    public async Task What_was_written_after_a_lost_answer_is_saved_with_the_same_key_and_once()
    {
        var county = await County.FoundAsync(Site);
        var id = County.IdOf(await county.WriteAsync("答复丢失", "先写的"));
        var page = await county.Writer.OpenAsync($"/items/{id}");
        var fields = Fields(page);
        fields["Form.Body"] = "先写的，自己保存的";
        var told = await SaveAsync(county, $"/items/{id}", fields);
        Assert.Equal((2, false), (told.GetProperty("version").GetInt64(), told.GetProperty("again").GetBoolean()));
        // Sent again as it was, it is answered as it was.
        told = await SaveAsync(county, $"/items/{id}", fields);
        Assert.Equal((2, false), (told.GetProperty("version").GetInt64(), told.GetProperty("again").GetBoolean()));

        // The page knows nothing of the answer: key and version are the old ones.
        fields["Form.Body"] = "先写的，自己保存的，又写的";
        told = await SaveAsync(county, $"/items/{id}", fields);
        Assert.Equal((3, false), (told.GetProperty("version").GetInt64(), told.GetProperty("again").GetBoolean()));
        Assert.Equal("先写的，自己保存的，又写的", (await county.ItemAsync(id)).Body);

        var other = await county.Writer.OpenAsync($"/items/{id}");
        await county.Writer.SubmitAsync(other, "main form", new() { ["Form.Body"] = "按了保存" });
        var saved = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => county.Writer.SubmitAsync(other, "main form", new() { ["Form.Body"] = "按了保存，又写的" })));
        Assert.All(saved, answer => Assert.Equal((HttpStatusCode.OK, "按了保存，又写的"), (answer.Status, Body(answer))));
        Assert.Equal(("按了保存，又写的", 5), ((await county.ItemAsync(id)).Body, (await county.ItemAsync(id)).Version));
    }

    [Fact]
    public async Task However_many_answers_are_lost_in_a_row_each_save_stands_upon_the_last_and_what_is_gone_back_to_is_saved_again()
    {
        var county = await County.FoundAsync(Site);
        var id = County.IdOf(await county.WriteAsync("答复一再丢失", ""));
        var fields = Fields(await county.Writer.OpenAsync($"/items/{id}"));
        var version = 1;
        foreach (var body in new[] { "一", "一二", "一二三", "一二", "一" })
        {
            fields["Form.Body"] = body;
            // Sent twice, it is saved once.
            foreach (var _ in new[] { 1, 2 })
                Assert.Equal(version + 1, (await SaveAsync(county, $"/items/{id}", fields)).GetProperty("version").GetInt64());
            Assert.Equal((body, ++version), ((await county.ItemAsync(id)).Body, (await county.ItemAsync(id)).Version));
        }
    }

    [Fact]
    public async Task What_was_written_after_a_lost_answer_stands_beside_what_someone_else_saved_since()
    {
        var county = await County.FoundAsync(Site);
        var id = County.IdOf(await county.WriteAsync("答复丢失", "先写的"));
        var page = await county.Writer.OpenAsync($"/items/{id}");
        await county.Writer.SubmitAsync(page, "main form", new() { ["Form.Body"] = "自己保存的" });
        await county.Writer.SubmitAsync(await county.Writer.OpenAsync($"/items/{id}"), "main form", new() { ["Form.Body"] = "别处保存的" });

        var both = await county.Writer.SubmitAsync(page, "main form", new() { ["Form.Body"] = "自己又写的" });
        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.Contains("正文别处保存的自己又写的", both.Words("table.both tbody"), StringComparison.Ordinal);
        Assert.Equal("别处保存的", (await county.ItemAsync(id)).Body);
        Assert.Equal(HttpStatusCode.OK, (await county.Writer.SubmitAsync(both, "main form")).Status);
        Assert.Equal("自己又写的", (await county.ItemAsync(id)).Body);
    }

    [Fact]
    public async Task A_new_item_whose_first_answer_was_lost_goes_on_as_that_item()
    {
        var county = await County.FoundAsync(Site);
        var page = await county.Writer.OpenAsync($"{county.Items}/new");
        var fields = Fields(page);
        fields["Form.Lead"] = "第一次";
        await SaveAsync(county, $"{county.Items}/new", fields);

        var saved = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => county.Writer.SubmitAsync(page, "main form", new() { ["Form.Lead"] = "第一次", ["Form.Body"] = "又写的" })));
        Assert.All(saved, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var item = await Site.With(db => db.WorkItems.SingleAsync(i => i.UnitId == county.Township));
        Assert.Equal(("第一次", "又写的", 2), (item.Lead, item.Body, item.Version));
    }

    /// <summary>A whole day of writing is some hundred self-saves of each of a thousand units.</summary>
    [Fact]
    public async Task A_self_save_that_adds_a_line_to_a_long_text_adds_little_to_the_log()
    {
        var county = await County.FoundAsync(Site);
        var text = string.Concat(Enumerable.Range(0, 220).Select(n => $"第{n % 10}次宣讲很受欢迎"))[..1900];
        var page = await county.WriteAsync("宣讲走进课堂", text);
        var id = County.IdOf(page);
        var fields = Fields(page);
        fields["Form.Body"] = text[..900] + new string('增', 50) + text[900..];
        await SaveAsync(county, $"/items/{id}", fields);

        var line = await Site.With(db => db.AuditEntries.Where(e => e.Subject == $"WorkItem/{id}").OrderBy(e => e.Sequence).LastAsync());
        Assert.Equal("item.changed", line.What);
        string?[] written = [line.Who, line.What, line.Subject, line.Before, line.After, line.PreviousHash, line.Hash];
        Assert.InRange(written.Sum(field => System.Text.Encoding.UTF8.GetByteCount(field ?? "")) + 20, 1, 1536);
        var change = Domain.Audit.TextChange.Read(JsonDocument.Parse(line.After!).RootElement.GetProperty("body"))!;
        Assert.Equal((900, "", new string('增', 50)), (change.At, change.Removed, change.Inserted));
        Assert.Equal((await county.ItemAsync(id)).Body, change.Apply(text));
    }

    [Theory]
    [InlineData("""[["全年宣讲"]]""", "", 0)]
    [InlineData("""[["全年宣讲"]]""", "[]", 0)]
    [InlineData("""[["全年"],["3场次","1.1.Own"]]""", "", 3)]
    [InlineData("""[["全年宣讲"]]""", """[{"key":"1.1.Own","nth":0,"of":1,"words":"3场次"}]""", 3)]
    public async Task The_figures_of_the_tree_are_read_only_for_a_text_that_may_have_one(string served, string placed, int commands)
    {
        var county = await County.FoundAsync(Site);
        var author = await county.AuthorAsync();
        await using var scope = Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
        using var counter = new CommandCounter(db);
        var year = (await db.UnitYearAsync(author, new DateOnly(2026, 1, 1), county.Township, City.Period))!;
        // What was settled is kept from one to the next; others of the city settle figures meanwhile.
        await SettledBook.LoadAsync(db, year.Period, Domain.Periods.Round.First, CancellationToken.None);
        var before = counter.Count;
        await ItemWriting.LoadAsync(db, year, [], new WorkItemForm { Served = served, Placed = placed }.HasFigures, CancellationToken.None);
        Assert.Equal(commands, counter.Count - before);
    }

    [Fact]
    public async Task What_is_handed_in_is_for_reading_and_what_comes_back_says_why()
    {
        var county = await County.FoundAsync(Site);
        var open = await county.WriteAsync("宣讲走进课堂", "全年宣讲", county.Figure);
        var id = County.IdOf(open);
        var other = County.IdOf(await county.WriteAsync("另一件事"));
        var author = await county.AuthorAsync();
        await county.MoveAsync(s => s.Submit(SubmissionRelation.Contributor, author, Site.By));

        var page = await county.Writer.SubmitAsync(open, "main form", new() { ["Form.Body"] = "交了以后改的" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("不能再改", page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Equal("交了以后改的", Body(page));
        Assert.Equal("全年宣讲3场次", (await county.ItemAsync(id)).Text.Seen);
        page = await county.Writer.OpenAsync($"/items/{id}");
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Equal("3场次", page.Words(".official .fig"));
        page = await county.Writer.OpenAsync(county.Items);
        Assert.True(page.Document.QuerySelector(".btn.primary")!.HasAttribute("disabled"));
        Assert.Contains("不能再改", page.Words("#why-not"), StringComparison.Ordinal);
        page = await county.Writer.OpenAsync($"{county.Items}/new");
        Assert.Empty(page.Document.QuerySelectorAll("form[data-saves-itself=yes], main .paper input:not([readonly], [type=hidden]), main textarea:not([readonly]), main select:not([disabled])"));
        Assert.Contains("不能再改", page.Words("main .note"), StringComparison.Ordinal);
        page = await county.Writer.OpenAsync($"/items/{id}/evidence");
        Assert.True(page.Document.QuerySelector("#form-files")!.HasAttribute("disabled"));
        Assert.Contains("不能再改", page.Words("main .note"), StringComparison.Ordinal);

        await county.MoveAsync(s => s.Return([new ReturnedPiece(new SubmittedPiece(PieceKind.WorkItem, id), "请补充依据")], "", SubmissionRelation.Reviewer, author, Site.By));
        page = await county.Writer.OpenAsync(county.Items);
        Assert.Contains("请补充依据", page.Words(".row"), StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll(".row .st.back"));
        Assert.Contains("也不能新增", page.Words("#why-not"), StringComparison.Ordinal);
        page = await county.Writer.OpenAsync($"/items/{id}");
        Assert.Contains("请补充依据", page.Words(".note.bad"), StringComparison.Ordinal);
        page = await county.Writer.SubmitAsync(page, "main form", new() { ["Form.Body"] = "按文件要求，全年宣讲3场次" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null((await county.Writer.OpenAsync($"/items/{other}")).Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task That_there_is_nothing_is_said_taken_back_and_ended_by_an_item()
    {
        var county = await County.FoundAsync(Site);
        var page = await county.Writer.OpenAsync(county.Items);
        page = await county.Writer.SubmitAsync(page, "main form");
        Assert.Contains("零报告", page.Words(".note"), StringComparison.Ordinal);
        Assert.True(await SaysNoneAsync(county));
        var before = page;
        page = await county.Writer.SubmitAsync(page, "main form");
        Assert.False(await SaysNoneAsync(county));
        await county.Writer.SubmitAsync(page, "main form");
        Assert.True(await SaysNoneAsync(county));
        await county.WriteAsync("后来有了");
        Assert.False(await SaysNoneAsync(county));
        page = await county.Writer.OpenAsync(county.Items);
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.OK, before.Status);
    }

    [Fact]
    public async Task An_item_is_removed_once_asked_with_its_files()
    {
        var county = await County.FoundAsync(Site);
        var id = County.IdOf(await county.WriteAsync("要删的一项"));
        await Site.With(async db =>
        {
            (await db.WorkItems.SingleAsync(i => i.Id == id)).Attach("名册.pdf", "%PDF-1.7"u8.ToArray(), Site.By);
            await db.SaveChangesAsync();
        });
        var file = (await county.ItemAsync(id)).Attachments[0].Id;
        var asked = await county.Writer.OpenAsync($"/items/{id}/remove");
        Assert.Contains("要删的一项", asked.Words("main form"), StringComparison.Ordinal);
        Assert.Contains("1 份佐证材料", asked.Words("main form"), StringComparison.Ordinal);
        var page = await county.Writer.SubmitAsync(asked, "main form");
        Assert.Contains("已删除", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Equal((0, 0), await Site.With(async db => (await db.WorkItems.CountAsync(i => i.Id == id), await db.Set<Domain.Attachments.AttachmentContent>().CountAsync(c => c.AttachmentId == file))));
        Assert.Equal(HttpStatusCode.OK, (await county.Writer.SubmitAsync(asked, "main form")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await county.Writer.OpenAsync($"/items/{id}")).Status);
    }

    private Task<bool> SaysNoneAsync(County county) => Site.With(db => db.Submissions.Where(s => s.UnitId == county.Township).Select(s => s.HasNoItems).SingleAsync());

    private static string Body(Opened page) => Assert.IsType<IHtmlTextAreaElement>(page.Document.QuerySelector("#form-body"), exactMatch: false).Value;
}
