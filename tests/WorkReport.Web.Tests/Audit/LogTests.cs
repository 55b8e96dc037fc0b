using System.Net;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Audit;

public sealed class LogTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task It_tells_who_did_what_to_what_and_when_and_is_searched()
    {
        var city = await City.In(Site);
        var page = await Browser.OpenAsync($"/log?what=unit.&subject=OrgUnit%2F{city["CA1"]}");
        Assert.Contains("设立单位", page.Words("table"), StringComparison.Ordinal);
        Assert.Contains("柳溪镇", page.Words("table"), StringComparison.Ordinal);
        Assert.DoesNotContain("增加职责", page.Words("table"), StringComparison.Ordinal);
        page = await Browser.OpenAsync("/log?who=无此人");
        Assert.Contains("没有符合条件的记录", page.Words("main"), StringComparison.Ordinal);
        page = await Browser.OpenAsync("/log?from=2026-01-05&to=2026-01-05&subject=柳溪镇");
        Assert.Contains("2026-01-05 09:00:00", page.Words("table"), StringComparison.Ordinal);
        page = await Browser.OpenAsync("/log?from=2026-01-06&to=2026-01-07&subject=柳溪镇");
        Assert.Contains("没有符合条件的记录", page.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_trail_is_said_to_be_whole_in_words()
    {
        await City.In(Site);
        var page = await Browser.SubmitAsync(await Browser.OpenAsync("/log"), "main form[method=post]");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("全部完整", page.Words(".note.good"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_below_sees_the_lines_of_their_own_units_and_people_only()
    {
        await City.In(Site);
        var browser = await Site.SignedInAs(City.UserAt("CA", Role.Administrator));
        var page = await browser.OpenAsync("/log?subject=柳溪镇");
        Assert.Contains("柳溪镇", page.Words("table"), StringComparison.Ordinal);
        Assert.DoesNotContain("云坪乡", page.Html, StringComparison.Ordinal);
        Assert.Contains("最上级单位的管理员", page.Words("#why-not"), StringComparison.Ordinal);
        page = await browser.SubmitAsync(page, "main form[method=post]");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.DoesNotContain("全部完整", page.Words("main"), StringComparison.Ordinal);
    }
}
