using System.Net;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Status;

public class StatusTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task It_names_the_version_the_store_and_a_face_for_each_role()
    {
        var page = await Browser.OpenAsync("/status");
        var words = page.Words("main");
        Assert.Contains("0.1.0", words, StringComparison.Ordinal);
        Assert.Contains("SQLite", words, StringComparison.Ordinal);
        Assert.Contains("结构最新", words, StringComparison.Ordinal);
        Assert.All(["仿宋", "楷体", "黑体", "宋体", "小标宋"], role => Assert.Contains(role, words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_substitute_is_flagged_in_words()
    {
        var page = await Browser.OpenAsync("/status");
        Assert.All(page.Document.QuerySelectorAll("table:not(.jobs) tbody tr"), row =>
            Assert.Contains(row.QuerySelector(".st")!.TextContent, (string[])["代用字体", "标准字体"]));
    }

    [Fact]
    public async Task The_health_of_the_site_is_told_to_machines()
    {
        var response = await Site.Client().GetAsync(new Uri("/healthz", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Healthy", await response.Content.ReadAsStringAsync());
    }
}
