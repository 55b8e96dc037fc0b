using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Notices;

/// <summary>催报: who owes what, told one by one, and kept.</summary>
public sealed class RemindTests(SeasonSite site) : SiteTest(site)
{
    private string Remind(string code) => $"/units/{site.Season[code]}/{SeasonSite.Period}/remind";

    [Fact]
    public async Task Each_unit_that_owes_something_stands_there_with_what_is_missing_and_where_it_goes_on()
    {
        var office = await site.SignedInAs(SeasonSite.UserAt("SC", Role.Office));
        var page = await office.OpenAsync(Remind("SC1"));
        var texts = page.Document.QuerySelectorAll(".reminders .row").ToDictionary(row => row.QuerySelector("bdi")!.TextContent, row => row.QuerySelector("textarea")!.TextContent);
        // 上河一村 is accepted and 上河二村 has come up; 上河三村 was approved and stands still.
        Assert.Equal(["上河三村", "上河四村", "上河五村"], texts.Keys);
        Assert.Contains("已审核通过，还没有上报", texts["上河三村"], StringComparison.Ordinal);
        Assert.Contains($"/units/{site.Season["SC13"]}/2022/submission", texts["上河三村"], StringComparison.Ordinal);
        Assert.Contains("期限是2022年12月24日，已经过期", texts["上河四村"], StringComparison.Ordinal);
        page = await office.OpenAsync(Remind("SC2"));
        Assert.Contains("统计表还有 1 项没填：五好达标率", page.Words(".reminders"), StringComparison.Ordinal);
        // Of a township the villages below are counted.
        Assert.Matches("下面还有 3 个单位没有报上来，其中 3 个逾期", (await office.OpenAsync(Remind("SC"))).Words(".reminders"));
    }

    [Fact]
    public async Task It_is_kept_with_whom_and_shown_in_the_progress()
    {
        var office = await site.SignedInAs(SeasonSite.UserAt("SC", Role.Office));
        var (kept, left) = (site.Season["SC14"], site.Season["SC13"]);
        async Task<int> LinesAsync() => await site.With(db => db.AuditEntries.CountAsync(e => e.What == "reminding.recorded"));
        var before = await LinesAsync();
        foreach (var times in new[] { 1, 2 })
        {
            var page = await office.OpenAsync(Remind("SC1"));
            page = await office.SubmitAsync(page, "main form", new() { [$"Form.Ticked[{left}]"] = "", [$"Form.Ticked[{site.Season["SC15"]}]"] = "" });
            Assert.Contains("已记下：催了 1 个单位", page.Words(".note.good"), StringComparison.Ordinal);
            var rows = page.Document.QuerySelectorAll("main tbody tr").ToDictionary(row => row.QuerySelector("th bdi")!.TextContent.Trim(), row => row.TextContent);
            Assert.Contains($"已催 {times} 次，最近", rows["上河四村"], StringComparison.Ordinal);
            Assert.DoesNotContain("已催", rows["上河三村"], StringComparison.Ordinal);
        }

        Assert.Equal(2, await LinesAsync() - before);
        var line = await site.With(db => db.AuditEntries.Where(e => e.What == "reminding.recorded").OrderByDescending(e => e.Sequence).FirstAsync());
        Assert.Contains($"\"reminded\":[{kept}]", line.After!, StringComparison.Ordinal);
        Assert.Contains(SeasonSite.UserAt("SC", Role.Office), line.Who, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_ticked_and_nobody_who_is_no_office_reminds()
    {
        var office = await site.SignedInAs(SeasonSite.UserAt("SC", Role.Office));
        var page = await office.OpenAsync(Remind("SC1"));
        var none = page.Document.QuerySelectorAll("[name^='Form.Ticked']").ToDictionary(box => box.GetAttribute("name")!, _ => "");
        page = await office.SubmitAsync(page, "main form", none);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("请至少勾选一个单位", page.Words("#summary"), StringComparison.Ordinal);

        var reviewer = await site.SignedInAs(SeasonSite.UserAt("SC2", Role.Reviewer));
        page = await reviewer.OpenAsync(Remind("SC2"));
        Assert.True(page.Document.QuerySelector("main form button.primary")!.HasAttribute("disabled"));
        Assert.Equal(HttpStatusCode.Conflict, (await reviewer.SubmitAsync(page, "main form")).Status);
        using var elsewhere = await site.ClientOf(SeasonSite.UserAt("SD", Role.Office));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(new Uri(Remind("SC2"), UriKind.Relative))).StatusCode);
    }
}
