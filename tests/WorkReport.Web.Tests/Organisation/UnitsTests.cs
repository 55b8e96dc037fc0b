using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Organisation;

/// <summary>单位, by forms as they were served.</summary>
public sealed class UnitsTests(Site site) : SiteTest(site)
{
    private static int next;

    [Fact]
    public async Task The_tree_is_walked_level_by_level_and_searched()
    {
        var city = await City.In(Site);
        var page = await Browser.OpenAsync("/units?q=柳溪");
        Assert.Contains("柳溪镇", page.Words("main tbody"), StringComparison.Ordinal);
        Assert.DoesNotContain("松岗镇", page.Words("main tbody"), StringComparison.Ordinal);
        page = await Browser.OpenAsync($"/units/{city["CA1"]}");
        Assert.Contains("示例市 › 青禾县 › 柳溪镇", page.Words(".crumbs"), StringComparison.Ordinal);
        Assert.Contains("柳溪一村", page.Words("main tbody"), StringComparison.Ordinal);
        page = await Browser.OpenAsync($"/units/{city["CA"]}");
        Assert.Equal("2", page.Document.QuerySelectorAll("main tbody tr").Single(row => row.TextContent.Contains("柳溪镇", StringComparison.Ordinal)).QuerySelector("[data-label=下级单位]")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("[a-z]")]
    [InlineData("\\")]
    [InlineData("' OR 1=1--")]
    public async Task A_search_finds_what_was_typed_and_nothing_else(string typed)
    {
        var page = await Browser.OpenAsync($"/units?q={Uri.EscapeDataString(typed)}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        // Another test may have called a unit so.
        var found = page.Document.QuerySelectorAll("main tbody tr");
        Assert.All(found, row => Assert.Contains(typed, row.TextContent, StringComparison.Ordinal));
        Assert.Equal(found.Length == 0, page.Words("main").Contains("没有找到", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("p=-1")]
    [InlineData("p=2147483647")]
    [InlineData("p=abc")]
    [InlineData("p=1&p=2")]
    [InlineData("done=999")]
    [InlineData("sort=Secret")]
    public async Task What_the_address_asks_beyond_reason_is_brought_within_it(string query)
    {
        Assert.Equal(HttpStatusCode.OK, (await Browser.OpenAsync($"/units?{query}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Browser.OpenAsync($"/people?{query}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Browser.OpenAsync($"/log?{query}")).Status);
    }

    [Fact]
    public async Task A_unit_is_founded_renamed_moved_given_a_filler_and_closed()
    {
        var county = await CountyAsync();
        var other = await CountyAsync();
        var page = await AddAsync(county, UnitLevel.Township);
        Assert.Contains("单位已设立", page.Words("main"), StringComparison.Ordinal);
        var id = IdOf(page);

        page = await SubmitAsync($"/units/{id}/rename", new() { ["Form.Name"] = "  河东\u202E镇 " });
        Assert.Equal("河东镇", page.Words("h1"));
        page = await SubmitAsync($"/units/{id}/filler", new() { ["Form.FillerId"] = $"{county}" });
        Assert.Equal(county, (await UnitAsync(id)).FilledById);
        page = await SubmitAsync($"/units/{id}/move", new() { ["Form.ParentId"] = $"{other}", ["Form.From"] = "2090-01-01" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal([county, other], (await UnitAsync(id)).Places.Select(p => p.ParentId!.Value));

        page = await SubmitAsync($"/units/{id}/close", new() { ["Form.From"] = "2089-01-01" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("以后的变动", page.Words(".note.bad"), StringComparison.Ordinal);
        page = await SubmitAsync($"/units/{id}/close", new() { ["Form.From"] = "2091-01-01" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(new DateOnly(2091, 1, 1), (await UnitAsync(id)).Places[^1].To);
        Assert.Null(await Site.With(db => db.VerifyAuditAsync()));
    }

    [Fact]
    public async Task The_button_and_the_action_say_the_same_no()
    {
        var county = await CountyAsync();
        await AddAsync(county, UnitLevel.Village);
        var page = await Browser.OpenAsync($"/units/{county}/close");
        Assert.True(page.Document.QuerySelector("main .btn.primary")!.HasAttribute("disabled"));
        var why = page.Words("#why-not");
        Assert.Contains("下面还有 1 个单位", why, StringComparison.Ordinal);
        page = await Browser.SubmitAsync(page, "main form", new() { ["Form.From"] = "2090-01-01" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains(why, page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Equal("2090-01-01", page.Document.QuerySelector("#form-from")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_cannot_be_taken_comes_back_whole_with_a_sentence_beside_each_field()
    {
        var county = await CountyAsync();
        var page = await SubmitAsync($"/units/{county}/add", new()
        {
            ["Form.Name"] = new string('村', 61),
            ["Form.Code"] = "代码",
            ["Form.Level"] = "",
            ["Form.From"] = "12/31/2026",
        });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("最多 60 字", page.Words("#form-name-fault"), StringComparison.Ordinal);
        Assert.Contains("字母", page.Words("#form-code-fault"), StringComparison.Ordinal);
        Assert.Contains("必须填", page.Words("#form-level-fault"), StringComparison.Ordinal);
        Assert.Contains("2026-12-31", page.Words("#form-from-fault"), StringComparison.Ordinal);
        Assert.Equal("12/31/2026", page.Document.QuerySelector("#form-from")!.GetAttribute("value"));
        Assert.Equal(61, page.Document.QuerySelector("#form-name")!.GetAttribute("value")!.Length);
        Assert.Equal(4, page.Document.QuerySelectorAll("#summary a").Length);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("=1+1")]
    [InlineData("{{7*7}}@(7*7)<%=7*7%>")]
    [InlineData("𠮷㐢䶮 e\u0301 👨‍👩‍👧‍👦")]
    public async Task A_name_is_kept_and_shown_to_the_letter(string name)
    {
        var id = await CountyAsync();
        var page = await SubmitAsync($"/units/{id}/rename", new() { ["Form.Name"] = name });
        Assert.Equal(name, page.Document.QuerySelector("h1 bdi")!.TextContent);
        Assert.Equal(name, (await UnitAsync(id)).Name);
    }

    [Fact]
    public async Task Of_two_with_the_same_form_open_the_second_sees_both_texts_and_keeps_theirs()
    {
        var id = await CountyAsync();
        var mine = await Browser.OpenAsync($"/units/{id}/rename");
        await SubmitAsync($"/units/{id}/rename", new() { ["Form.Name"] = "他人所改县" });

        var page = await Browser.SubmitAsync(mine, "main form", new() { ["Form.Name"] = "我所输入县" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("单位名称他人所改县我所输入县", page.Words("table.both tbody tr"), StringComparison.Ordinal);
        Assert.Equal("我所输入县", page.Document.QuerySelector("#form-name")!.GetAttribute("value"));
        Assert.Equal(("他人所改县", 2), ((await UnitAsync(id)).Name, (await UnitAsync(id)).Version));

        page = await Browser.SubmitAsync(page, "main form");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(("我所输入县", 3), ((await UnitAsync(id)).Name, (await UnitAsync(id)).Version));
    }

    [Fact]
    public async Task Five_presses_at_once_act_once_and_get_the_same_answer()
    {
        var county = await CountyAsync();
        for (var round = 0; round < 10; round++)
        {
            var form = await Browser.OpenAsync($"/units/{county}/add");
            var fields = Fields(form, new() { ["Form.Name"] = "并发村", ["Form.Code"] = $"P{Interlocked.Increment(ref next)}", ["Form.Level"] = "Village" });
            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
            {
                using var content = new FormUrlEncodedContent(fields);
                var response = await Client.PostAsync(new Uri($"/units/{county}/add", UriKind.Relative), content);
                return (response.StatusCode, response.Headers.Location?.ToString());
            }));
            Assert.Equal(HttpStatusCode.Redirect, answers[0].StatusCode);
            Assert.Single(answers.Distinct());
        }

        Assert.Equal(10, await Site.With(db => db.OrgUnits.CountAsync(u => u.Name == "并发村" && u.Places.Any(p => p.ParentId == county))));
    }

    [Fact]
    public async Task A_form_pressed_again_later_gives_its_answer_and_a_form_of_someone_else_nothing()
    {
        var county = await CountyAsync();
        var form = await Browser.OpenAsync($"/units/{county}/add");
        var values = new Dictionary<string, string> { ["Form.Name"] = "再按村", ["Form.Code"] = $"P{Interlocked.Increment(ref next)}", ["Form.Level"] = "Village" };
        var first = await Browser.SubmitAsync(form, "main form", values);
        var again = await Browser.SubmitAsync(form, "main form", values);
        Assert.Equal((first.Status, first.Path), (again.Status, again.Path));

        var other = await Browser.OpenAsync($"/units/{county}/add");
        var key = form.Document.QuerySelector("input[name=Key]")!.GetAttribute("value")!;
        await Site.EnrolAsync($"另一人{county}", (Site.Top, Role.Administrator));
        var theirs = await Site.SignedInAs($"另一人{county}");
        var page = await theirs.SubmitAsync(await theirs.OpenAsync($"/units/{county}/add"), "main form",
            new() { ["Form.Name"] = "冒用村", ["Form.Code"] = $"P{Interlocked.Increment(ref next)}", ["Form.Level"] = "Village", ["Key"] = key });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("不是您打开的", page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, other.Status);
    }

    [Fact]
    public async Task Nothing_beyond_the_form_is_changed_and_nothing_comes_from_the_address()
    {
        var id = await CountyAsync();
        var before = await UnitAsync(id);
        var form = await Browser.OpenAsync($"/units/{id}/rename");
        var fields = Fields(form, new() { ["Form.Name"] = "只改名县" }).ToList();
        fields.AddRange([
            new("Unit.Code", "X"), new("Unit.Name", "X"), new("Form.Code", "X"), new("Id", "1"), new("Unit.FilledById", "1"), new("Subject.Version", "9"), new("May.Reason", "x"),
        ]);
        using var content = new FormUrlEncodedContent(fields);
        var page = await Browser.PostAsync($"/units/{id}/rename?Form.Name=address&Version=77&Id=1", content);
        Assert.Equal($"/units/{id}?done=Renamed", page.Path);
        var after = await UnitAsync(id);
        Assert.Equal((before.Code, before.Level, before.FilledById, before.Version + 1, "只改名县"), (after.Code, after.Level, after.FilledById, after.Version, after.Name));

        form = await Browser.OpenAsync($"/units/{id}/rename");
        var without = Fields(form, []).Where(f => f.Key != "Form.Name");
        using var empty = new FormUrlEncodedContent(without);
        page = await Browser.PostAsync($"/units/{id}/rename?Form.Name=address", empty);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("只改名县", (await UnitAsync(id)).Name);
    }

    [Fact]
    public async Task What_comes_twice_and_choices_that_are_none_are_refused()
    {
        var county = await CountyAsync();
        var form = await Browser.OpenAsync($"/units/{county}/add");
        var twice = Fields(form, new() { ["Form.Name"] = "一" }).Append(new("Form.Name", "二"));
        using var content = new FormUrlEncodedContent(twice);
        var page = await Browser.PostAsync($"/units/{county}/add", content);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("两次", page.Words("#form-name-fault"), StringComparison.Ordinal);

        foreach (var level in new[] { "999", "-1", "3", "City, Village", "Galaxy" })
        {
            page = await SubmitAsync($"/units/{county}/add", new() { ["Form.Name"] = "甲", ["Form.Code"] = "Q1", ["Form.Level"] = level });
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Contains("选一个", page.Words("#form-level-fault"), StringComparison.Ordinal);
        }

        // A level that there is, but not below a county.
        page = await SubmitAsync($"/units/{county}/add", new() { ["Form.Name"] = "甲", ["Form.Code"] = "Q1", ["Form.Level"] = "City" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
    }

    [Fact]
    public async Task A_unit_cannot_be_moved_where_the_administrator_does_not_reach()
    {
        var city = await City.In(Site);
        var browser = await Site.SignedInAs(City.UserAt("CA", Role.Administrator));
        var page = await browser.SubmitAsync(await browser.OpenAsync($"/units/{city["CA21"]}/move"), "main form",
            new() { ["Form.ParentId"] = $"{city["CB1"]}", ["Form.From"] = "2090-01-01" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Single((await UnitAsync(city["CA21"])).Places);
        page = await browser.OpenAsync($"/units/{city["CA"]}/move");
        Assert.Contains("由上级管理员调整", page.Words("#why-not"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("forged")]
    public async Task A_form_without_a_good_token_changes_nothing_and_its_text_comes_back(string token)
    {
        var id = await CountyAsync();
        var fields = Fields(await Browser.OpenAsync($"/units/{id}/rename"), new() { ["Form.Name"] = "无凭证县", ["__RequestVerificationToken"] = token });
        using var content = new FormUrlEncodedContent(fields);
        var page = await Browser.PostAsync($"/units/{id}/rename", content);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(page.Document.QuerySelectorAll("main textarea").Cast<IHtmlTextAreaElement>(), t => t.Value == "无凭证县");
        Assert.NotEqual("无凭证县", (await UnitAsync(id)).Name);
    }

    private Task<OrgUnit> UnitAsync(int id) => Site.With(db => db.OrgUnits.AsNoTracking().SingleAsync(u => u.Id == id));

    private async Task<Opened> SubmitAsync(string path, Dictionary<string, string> values) => await Browser.SubmitAsync(await Browser.OpenAsync(path), "main form", values);

    private async Task<int> CountyAsync()
    {
        var top = await Site.With(db => db.OrgUnits.Where(u => u.Code == Site.Top).Select(u => u.Id).SingleAsync());
        return IdOf(await AddAsync(top, UnitLevel.County));
    }

    private Task<Opened> AddAsync(int below, UnitLevel level)
    {
        var code = $"N{Interlocked.Increment(ref next)}";
        return SubmitAsync($"/units/{below}/add", new() { ["Form.Name"] = $"试验{code}", ["Form.Code"] = code, ["Form.Level"] = level.ToString(), ["Form.From"] = "2021-01-01" });
    }

    private static int IdOf(Opened page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return int.Parse(page.Path.Split('?')[0].Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The fields of the form as served, changed as given.</summary>
    private static Dictionary<string, string> Fields(Opened page, Dictionary<string, string> values)
    {
        var fields = page.Document.QuerySelector("main form")!.QuerySelectorAll("input,select")
            .ToDictionary(f => f.GetAttribute("name")!, f => f is IHtmlSelectElement list ? list.Value ?? "" : f.GetAttribute("value") ?? "");
        foreach (var (name, value) in values)
            fields[name] = value;
        return fields;
    }
}
