using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Organisation;

/// <summary>What happens to units touches the present and nothing that is past.</summary>
public sealed partial class UnitsInTimeTests(PastSite site) : SiteTest(site), IClassFixture<PastSite>
{
    private const string Settled = "到2021年12月31日为止的报送期已结束填报，日期须在2021年12月31日之后";

    /// <summary>A township moved with a date of the closed year took 17 units out of its county's closed totals.</summary>
    [Theory]
    [InlineData("2021-06-01")]
    [InlineData("2021-12-31")]
    public async Task A_move_a_founding_a_closing_and_a_name_dated_into_an_ended_year_are_refused(string day)
    {
        var county = await site.CountyAsync();
        var before = await FactsAsync(county.Id, "2021");
        foreach (var (page, values) in new (string, Dictionary<string, string>)[]
        {
            ($"/units/{county["T1"]}/move", new() { ["Form.ParentId"] = $"{county["U"]}" }),
            ($"/units/{county["T2"]}/close", []),
            ($"/units/{county["T3"]}/rename", new() { ["Form.Name"] = "改名村" }),
            ($"/units/{county["T"]}/add", new() { ["Form.Name"] = "新村", ["Form.Code"] = county.Code + "N", ["Form.Level"] = "Village" }),
        })
        {
            values["Form.From"] = day;
            var refused = await SubmitAsync(page, values);
            Assert.Equal(HttpStatusCode.Conflict, refused.Status);
            Assert.Contains(Settled, refused.Words(".note.bad"), StringComparison.Ordinal);
            values["Form.From"] = "2022-01-02";
            Assert.Equal(HttpStatusCode.OK, (await SubmitAsync(page, values)).Status);
        }

        Assert.Equal(before, await FactsAsync(county.Id, "2021"));
    }

    /// <summary>Accepted packages of a closed unit were 404 for the city office, those of ended years too.</summary>
    [Fact]
    public async Task What_a_closed_unit_reported_stays_readable_for_whoever_stood_above_it()
    {
        var county = await site.CountyAsync();
        await CloseAsync(county["T2"], "2022-07-01");
        var (office, stranger) = (await Site.SignedInAs("市办公室"), await Site.SignedInAs($"{(await site.CountyAsync()).Code}县办公室"));
        foreach (var period in new[] { "2021", "2022" })
        {
            var package = await Site.With(db => db.Submissions.Where(s => s.UnitId == county["T2"] && db.Periods.Any(p => p.Id == s.PeriodId && p.Code == period)).Select(s => s.Id).SingleAsync());
            var item = await Site.With(db => db.WorkItems.Where(i => i.UnitId == county["T2"] && db.Periods.Any(p => p.Id == i.PeriodId && p.Code == period)).Select(i => new { i.Id, File = i.Attachments[0].Id }).SingleAsync());
            foreach (var path in new[] { $"/submissions/{package}", $"/units/{county["T2"]}/{period}/sheet", $"/units/{county["T2"]}/{period}/items", $"/items/{item.Id}", $"/units/{county["T2"]}/{period}/totals", $"/units/{county["T2"]}" })
            {
                Assert.Equal((path, HttpStatusCode.OK), (path, (await office.OpenAsync(path)).Status));
                Assert.Equal((path, HttpStatusCode.NotFound), (path, (await stranger.OpenAsync(path)).Status));
            }

            using var client = await Site.ClientOf("市办公室");
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri($"/items/{item.Id}/evidence/{item.File}", UriKind.Relative))).StatusCode);
            using var other = await Site.ClientOf($"{county.Code}三村填报");
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri($"/items/{item.Id}/evidence/{item.File}", UriKind.Relative))).StatusCode);
        }
    }

    /// <summary>Closed on the first day of a year, a unit is no part of that year any more, and goes on being one of the year before.</summary>
    [Fact]
    public async Task A_year_a_closed_unit_did_not_see_has_no_page_of_it()
    {
        var county = await site.CountyAsync();
        await CloseAsync(county["T3"], "2022-01-01");
        var office = await Site.SignedInAs("市办公室");
        Assert.Equal(HttpStatusCode.OK, (await office.OpenAsync($"/units/{county["T3"]}/2021/sheet")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.OpenAsync($"/units/{county["T3"]}/2022/sheet")).Status);
        Assert.DoesNotContain("上游三村", (await office.OpenAsync($"/units/{county["T"]}/2022/progress")).Words("main"), StringComparison.Ordinal);
    }

    /// <summary>撤销单位 of an accepted village: its figures left the totals (4238 became 4234), success ended on 404, and nothing led back.</summary>
    [Fact]
    public async Task The_question_names_what_stands_accepted_the_totals_keep_it_and_a_mistake_is_taken_back()
    {
        var county = await site.CountyAsync();
        var totals = await FactsAsync(county.Id, "2022");
        Assert.Contains("4238", totals, StringComparison.Ordinal);
        var question = await Browser.OpenAsync($"/units/{county["T2"]}/close");
        Assert.Contains("2022年：1 个数、1 项工作事项已接收，撤销后仍计入合计。", question.Words(".note"), StringComparison.Ordinal);

        var closed = await CloseAsync(county["T2"], "2022-07-01");
        Assert.Equal((HttpStatusCode.OK, $"/units/{county["T2"]}?done=Closed"), (closed.Status, closed.Path));
        Assert.Contains("已撤销", closed.Words(".marks"), StringComparison.Ordinal);
        Assert.Contains("从2022年7月1日起已撤销，最后一天是2022年6月30日", closed.Words(".note"), StringComparison.Ordinal);
        Assert.Equal(totals, await FactsAsync(county.Id, "2022"));
        Assert.Empty(closed.Document.QuerySelectorAll($"a[href='/units/{county["T2"]}/move']"));

        var undo = await Browser.OpenAsync(closed.Document.QuerySelectorAll("main a.btn").Single(a => a.TextContent.Trim() == "撤回撤销").GetAttribute("href")!);
        var back = await Browser.SubmitAsync(undo, "main form");
        Assert.Contains("单位恢复了", back.Words(".note.good"), StringComparison.Ordinal);
        Assert.DoesNotContain("已撤销", back.Words(".marks"), StringComparison.Ordinal);
        Assert.Equal(totals, await FactsAsync(county.Id, "2022"));
        Assert.Equal(["unit.closed", "unit.closeUndone"], await Site.With(db => db.AuditEntries
            .Where(e => e.Subject == $"OrgUnit/{county["T2"]}" && e.What.StartsWith("unit.close")).OrderBy(e => e.Sequence).Select(e => e.What).ToListAsync()));
    }

    [Fact]
    public async Task A_closing_that_would_take_what_is_accepted_out_of_its_year_is_refused()
    {
        var county = await site.CountyAsync();
        var refused = await CloseAsync(county["T1"], "2022-01-01");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("在2022年的报送已经接收，撤销日期须在2022年1月1日之后", refused.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await CloseAsync(county["T1"], "2022-01-02")).Status);
    }

    [Fact]
    public async Task A_mistaken_move_is_taken_back_and_what_can_not_be_says_why()
    {
        var county = await site.CountyAsync();
        var moved = await SubmitAsync($"/units/{county["T1"]}/move", new() { ["Form.ParentId"] = $"{county["U"]}", ["Form.From"] = "2022-05-01" });
        Assert.Contains("4234", await FactsAsync(county["U"], "2022"), StringComparison.Ordinal);
        var undo = await Browser.OpenAsync(moved.Document.QuerySelectorAll("main a.btn").Single(a => a.TextContent.Trim() == "撤回调整").GetAttribute("href")!);
        Assert.Contains($"它仍归“{county.Code}上游镇”管", undo.Words(".lede"), StringComparison.Ordinal);
        var back = await Browser.SubmitAsync(undo, "main form");
        Assert.Contains("调整已撤回", back.Words(".note.good"), StringComparison.Ordinal);
        Assert.Single(await Site.With(db => db.OrgUnits.Where(u => u.Id == county["T1"]).SelectMany(u => u.Places).ToListAsync()));
        Assert.Contains("4238", await FactsAsync(county["T"], "2022"), StringComparison.Ordinal);

        // The unit above is gone meanwhile: the button says so and the action says the same.
        await SubmitAsync($"/units/{county["T3"]}/move", new() { ["Form.ParentId"] = $"{county["U"]}", ["Form.From"] = "2022-05-01" });
        foreach (var village in new[] { "T1", "T2" })
            await CloseAsync(county[village], "2022-06-01");
        Assert.Equal(HttpStatusCode.OK, (await CloseAsync(county["T"], "2022-06-01")).Status);
        foreach (var (unit, address) in new[] { ("T3", "undo-move"), ("T1", "undo-close") })
        {
            var why = (await Browser.OpenAsync($"/units/{county[unit]}")).Words($"#no-{address}");
            Assert.Contains("从2022年6月1日起撤销，下面不能再有单位", why, StringComparison.Ordinal);
            var refused = await Browser.SubmitAsync(await Browser.OpenAsync($"/units/{county[unit]}/{address}"), "main form");
            Assert.Equal(HttpStatusCode.Conflict, refused.Status);
            Assert.Contains(why, refused.Words(".note.bad"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_an_ended_year_shows_can_no_longer_be_taken_back()
    {
        var county = await site.CountyAsync();
        await Site.With(async db =>
        {
            var all = await db.OrgUnits.ToListAsync();
            new Domain.Organisation.OrgTree(all).Close(all.Single(u => u.Id == county["T3"]), new DateOnly(2021, 8, 1), Site.By);
            await db.SaveChangesAsync();
        });
        var page = await Browser.OpenAsync($"/units/{county["T3"]}");
        Assert.Contains("到2021年12月31日为止的报送期已结束填报，从2021年8月1日起的这次变动不能再撤回", page.Words("#no-undo-close"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await Browser.SubmitAsync(await Browser.OpenAsync($"/units/{county["T3"]}/undo-close"), "main form")).Status);
    }

    /// <summary>A village closed on 1 July could not hand in January to June.</summary>
    [Fact]
    public async Task A_closed_village_is_asked_for_its_part_hands_it_in_and_is_never_called_late()
    {
        var county = await site.CountyAsync();
        var office = await Site.SignedInAs($"{county.Code}镇办公室");
        Assert.Contains("未报 逾期", Marks(await office.OpenAsync($"/units/{county["T"]}/2022/progress"), "上游三村"), StringComparison.Ordinal);
        await CloseAsync(county["T3"], "2022-07-01");
        var progress = await office.OpenAsync($"/units/{county["T"]}/2022/progress");
        Assert.Equal("已撤销", Marks(progress, "上游三村"));
        Assert.Equal("2 个单位： 已接收 2", progress.Words("main .whole .share p"));
        Assert.Empty(progress.Document.QuerySelectorAll("#reminder"));

        var writer = await Site.SignedInAs($"{county.Code}三村填报");
        var home = await writer.OpenAsync("/");
        Assert.Contains("上游三村", home.Words("header"), StringComparison.Ordinal);
        Assert.NotNull(home.Document.QuerySelector($"main a[href='/units/{county["T3"]}/2022/sheet']"));
        Assert.DoesNotContain("逾期", home.Words("main"), StringComparison.Ordinal);
        var sheet = await writer.OpenAsync($"/units/{county["T3"]}/2022/sheet");
        var saved = await writer.SubmitAsync(sheet, "main form", new() { [sheet.Document.QuerySelector("main input[name$='.Value']")!.GetAttribute("name")!] = "9" }, button: null);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        await writer.SubmitAsync(await writer.OpenAsync($"/units/{county["T3"]}/2022/items"), "main form");
        var handedIn = await writer.SubmitAsync(await writer.OpenAsync($"/units/{county["T3"]}/2022/submission"), "main form", button: "Form.Move");
        Assert.Equal(HttpStatusCode.OK, handedIn.Status);
        Assert.Equal(SubmissionState.InReview, await Site.With(db => db.Submissions.Where(s => s.UnitId == county["T3"]).Select(s => s.State).SingleAsync()));

        Assert.Contains($"{county.Code}上游三村", (await office.OpenAsync("/reviews")).Words("main"), StringComparison.Ordinal);
        progress = await office.OpenAsync($"/units/{county["T"]}/2022/progress");
        Assert.Equal("本单位审核中", Marks(progress, "上游三村"));
        Assert.Equal("3 个单位： 已接收 2 审核中 1", progress.Words("main .whole .share p"));
    }

    [Fact]
    public async Task A_year_shows_the_names_of_its_day()
    {
        var county = await site.CountyAsync();
        var (old, fresh) = ($"{county.Code}上游一村", $"{county.Code}新桥村");
        var page = await SubmitAsync($"/units/{county["T1"]}/rename", new() { ["Form.Name"] = fresh, ["Form.From"] = "2022-03-01" });
        Assert.Equal(fresh, page.Words("h1"));
        Assert.Contains($"{old}（用到2022年2月28日）", page.Words(".facts"), StringComparison.Ordinal);
        Assert.Contains(fresh, (await Browser.OpenAsync($"/units?q={Uri.EscapeDataString(old)}")).Words("main tbody"), StringComparison.Ordinal);
        var office = await Site.SignedInAs("市办公室");
        foreach (var (period, shown, not) in new[] { ("2021", old, fresh), ("2022", fresh, old) })
        {
            foreach (var path in new[] { $"/units/{county["T"]}/{period}/progress", $"/units/{county["T"]}/{period}/totals/{site.MetricId}", $"/units/{county["T1"]}/{period}/sheet", $"/units/{county["T1"]}/{period}/submission", $"/units/{county["T1"]}/{period}/items" })
            {
                var words = (await office.OpenAsync(path)).Words("main");
                Assert.Contains(shown, words, StringComparison.Ordinal);
                Assert.DoesNotContain(not, words, StringComparison.Ordinal);
            }
        }

        var ahead = await SubmitAsync($"/units/{county["T1"]}/rename", new() { ["Form.Name"] = "来年村", ["Form.From"] = "2022-12-21" });
        Assert.Equal(HttpStatusCode.Conflict, ahead.Status);
        Assert.Contains("新名称最晚从今天（2022年12月20日）起用", ahead.Words(".note.bad"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_finds_closed_units_when_asked_to()
    {
        var county = await site.CountyAsync();
        await CloseAsync(county["T3"], "2022-07-01");
        Assert.DoesNotContain("上游三村", (await Browser.OpenAsync($"/units/{county["T"]}")).Words("main tbody"), StringComparison.Ordinal);
        var page = await Browser.OpenAsync($"/units/{county["T"]}?closed=true");
        Assert.Contains("已撤销 2022年7月1日起撤销", page.Document.QuerySelectorAll("main tbody tr").Single(r => r.TextContent.Contains("上游三村", StringComparison.Ordinal)) is var row
            ? string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : "", StringComparison.Ordinal);
        Assert.Contains($"{county.Code}上游三村", (await Browser.OpenAsync($"/units?closed=true&q={county.Code}T3")).Words("main tbody"), StringComparison.Ordinal);
        Assert.Empty((await Browser.OpenAsync($"/units?q={county.Code}T3")).Document.QuerySelectorAll("main tbody tr"));
    }

    /// <summary>Founded from a day ahead, a unit was in no list, its success ended on 404, and its code was taken for ever.</summary>
    [Fact]
    public async Task A_unit_founded_from_a_day_ahead_has_its_page_is_in_the_list_is_renamed_and_taken_back()
    {
        var county = await site.CountyAsync();
        var (code, name) = (county.Code + "N", county.Code + "新设村");
        Dictionary<string, string> founding = new() { ["Form.Name"] = name, ["Form.Code"] = code, ["Form.Level"] = "Village", ["Form.From"] = "2023-02-01" };
        var page = await SubmitAsync($"/units/{county["T"]}/add", founding);
        Assert.Equal((HttpStatusCode.OK, name), (page.Status, page.Words("h1")));
        Assert.Contains("待设立", page.Words(".marks"), StringComparison.Ordinal);
        Assert.Contains("到日子自动生效", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Contains("从2023年2月1日起设立", page.Words(".note:not(.good)"), StringComparison.Ordinal);
        Assert.Contains($"从2023年2月1日起：{county.Code}上游镇", page.Words(".facts"), StringComparison.Ordinal);
        var here = page.Path.Split('?')[0];
        foreach (var address in new[] { "add", "rename", "undo-founding" })
            Assert.NotNull(page.Document.QuerySelector($"main a.btn[href='{here}/{address}']"));
        Assert.Empty(page.Document.QuerySelectorAll($"a[href='{here}/move'], a[href='{here}/close'], a[href='{here}/filler']"));
        foreach (var list in new[] { $"/units/{county["T"]}", $"/units?q={code}", $"/units?q={Uri.EscapeDataString(name)}" })
            Assert.Contains("待设立 从2023年2月1日起", (await Browser.OpenAsync(list)).Words("main tbody"), StringComparison.Ordinal);
        // It is asked for nothing, and nobody who works with units meets it before its day.
        var office = await Site.SignedInAs("市办公室");
        Assert.DoesNotContain("新设村", (await office.OpenAsync($"/units/{county["T"]}/2022/progress")).Words("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.OpenAsync($"{here}/2022/sheet")).Status);
        Assert.DoesNotContain("新设村", (await Browser.OpenAsync("/people/new")).Words("main"), StringComparison.Ordinal);
        foreach (var address in new[] { "move", "close", "filler", "undo-close" })
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await Browser.OpenAsync($"{here}/{address}")).Status));

        page = await Browser.SubmitAsync(await Browser.OpenAsync($"{here}/rename"), "main form", new() { ["Form.Name"] = name + "社区" });
        Assert.Equal((HttpStatusCode.OK, name + "社区"), (page.Status, page.Words("h1")));
        Assert.DoesNotContain("曾用名", page.Words(".facts"), StringComparison.Ordinal);

        // What is to stand below it goes first.
        var below = await Browser.SubmitAsync(await Browser.OpenAsync($"{here}/add"), "main form", new() { ["Form.Name"] = name + "小学", ["Form.Code"] = code + "S", ["Form.Level"] = "School" });
        Assert.Contains("从2023年2月1日起设立", below.Words(".note:not(.good)"), StringComparison.Ordinal);
        Assert.Contains("下面还有 1 个单位", (await Browser.OpenAsync(here)).Words("#no-undo-founding"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await Browser.SubmitAsync(await Browser.OpenAsync($"{here}/undo-founding"), "main form")).Status);
        foreach (var (unit, above) in new[] { (below.Path.Split('?')[0], here), (here, $"/units/{county["T"]}") })
        {
            var gone = await Browser.SubmitAsync(await Browser.OpenAsync($"{unit}/undo-founding"), "main form");
            Assert.Equal((HttpStatusCode.OK, $"{above}?done=FoundingUndone"), (gone.Status, gone.Path));
            Assert.Contains("设立已撤回", gone.Words(".note.good"), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await Browser.OpenAsync(unit)).Status);
        }

        Assert.Equal(1, await Site.With(db => db.AuditEntries.CountAsync(e => e.What == "unit.foundingUndone" && e.Before!.Contains($"\"{code}\""))));
        Assert.Equal(HttpStatusCode.OK, (await SubmitAsync($"/units/{county["T"]}/add", founding)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Browser.SubmitAsync(await Browser.OpenAsync($"/units/{county["T1"]}/undo-founding"), "main form")).Status);
    }

    /// <summary>Its progress, its totals and its own page said that a unit was closed; what it handed in did not.</summary>
    [Fact]
    public async Task Each_page_of_a_closed_unit_says_so_with_the_day()
    {
        var county = await site.CountyAsync();
        await CloseAsync(county["T2"], "2022-12-01");
        var office = await Site.SignedInAs("市办公室");
        var package = await Site.With(db => db.Submissions.Where(s => s.UnitId == county["T2"] && db.Periods.Any(p => p.Id == s.PeriodId && p.Code == "2022")).Select(s => s.Id).SingleAsync());
        foreach (var path in new[] { "submission", "items", "sheet", "plans" }.Select(page => $"/units/{county["T2"]}/2022/{page}").Append($"/submissions/{package}"))
        {
            Assert.Contains("已撤销 2022年12月1日起撤销", (await office.OpenAsync(path)).Words("main .marks"), StringComparison.Ordinal);
            if (path.StartsWith("/units", StringComparison.Ordinal))
                Assert.DoesNotContain("已撤销", (await office.OpenAsync(path.Replace($"{county["T2"]}/", $"{county["T1"]}/", StringComparison.Ordinal))).Words("main"), StringComparison.Ordinal);
        }

        // Of a year that was over before, what is printed stays as it was.
        var before = await office.OpenAsync($"/units/{county["T2"]}/2021/sheet");
        Assert.Contains("已撤销", before.Words("main .marks.noprint"), StringComparison.Ordinal);
        Assert.Null((await office.OpenAsync($"/units/{county["T2"]}/2022/sheet")).Document.QuerySelector("main .marks.noprint"));
    }

    /// <summary>A year opened by mistake and ended, or a topic ended before its last day, refused every closing and move of the year that was being filled in.</summary>
    [Fact]
    public async Task What_ended_without_a_word_in_it_settles_nothing_and_what_ended_early_says_how_to_go_on()
    {
        var county = await site.CountyAsync();
        var topic = await Site.With(async db =>
        {
            var mistaken = Years.Opened("2023", 2023, Domain.Periods.PeriodKind.Annual, new DateOnly(2023, 12, 31), Site.By);
            var early = Years.Opened("2022ZT", 2022, Domain.Periods.PeriodKind.Topic, new DateOnly(2022, 12, 31), Site.By);
            mistaken.End(Site.By);
            early.End(Site.By);
            db.AddRange(mistaken, early);
            await db.SaveChangesAsync();
            return early.Id;
        });
        Assert.Equal(HttpStatusCode.OK, (await CloseAsync(county["T2"], "2022-07-01")).Status);
        Assert.Equal(HttpStatusCode.OK, (await SubmitAsync($"/units/{county["T1"]}/move", new() { ["Form.ParentId"] = $"{county["U"]}", ["Form.From"] = "2022-05-01" })).Status);

        await Site.With(async db =>
        {
            db.Add(Domain.Metrics.MetricSheet.Begin(county["T3"], topic, Site.By));
            await db.SaveChangesAsync();
        });
        var refused = await CloseAsync(county["T3"], "2022-07-01");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("统计到2022年12月31日、已经提前结束填报，日期须在2022年12月31日之后。确要用更早的日期，请最上级办公室先重新开放那个报送期", refused.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await CloseAsync(county["T3"], "2023-01-01")).Status);
        // Nobody else of this site is to be kept from anything by it.
        await Site.With(db => db.MetricSheets.Where(s => s.PeriodId == topic).ExecuteDeleteAsync());
    }

    private static string Marks(Opened page, string unit) => string.Join(' ', page.Document.QuerySelectorAll("main tbody tr")
        .Single(r => r.TextContent.Contains(unit, StringComparison.Ordinal)).QuerySelectorAll(".st").Select(s => s.TextContent.Trim()));

    /// <summary>What the city office reads in the table of a unit and behind its figure; the mark that a unit was closed apart.</summary>
    private async Task<string> FactsAsync(int unit, string period)
    {
        var office = await Site.SignedInAs("市办公室");
        var table = await office.OpenAsync($"/units/{unit}/{period}/totals");
        Assert.Equal(HttpStatusCode.OK, table.Status);
        var behind = (await office.OpenAsync($"/units/{unit}/{period}/totals/{site.MetricId}?all=true")).Words("main");
        return table.Words("main") + ClosedMark().Replace(behind, "");
    }

    [GeneratedRegex(" · [0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日起撤销")]
    private static partial Regex ClosedMark();

    private Task<Opened> CloseAsync(int unit, string day) => SubmitAsync($"/units/{unit}/close", new() { ["Form.From"] = day });

    private async Task<Opened> SubmitAsync(string path, Dictionary<string, string> values) => await Browser.SubmitAsync(await Browser.OpenAsync(path), "main form", values);
}
