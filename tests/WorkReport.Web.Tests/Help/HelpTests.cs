using WorkReport.Domain.Organisation;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Help;

/// <summary>帮助 is open to everybody, and begins with what is one's own.</summary>
public sealed class HelpTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task A_stranger_reads_it_and_is_led_to_it_from_the_way_in()
    {
        var entry = await Stranger.OpenAsync("/sign-in");
        Assert.Equal("/help", entry.Document.QuerySelector(".who a")!.GetAttribute("href"));
        // Who cannot read the small type needs the switch before anything else.
        Assert.Contains("大字", entry.Words(".who button"), StringComparison.Ordinal);
        var page = await Stranger.OpenAsync("/help");
        Assert.Equal(["填报人", "审核人", "办公室、汇总人", "管理员", "大家都用得到"], page.Document.QuerySelectorAll("main h2").Select(h => h.TextContent.Trim()));
        Assert.All(page.Document.QuerySelectorAll("main ol,main ul"), steps => Assert.InRange(steps.Children.Length, 4, 9));
    }

    [Fact]
    public async Task What_is_ones_own_stands_first()
    {
        var city = await City.In(Site);
        Assert.NotNull(city);
        var page = await (await Site.SignedInAs(City.UserAt("CA1", Role.Reviewer))).OpenAsync("/help");
        Assert.Equal("审核人", page.Document.QuerySelector("main h2")!.TextContent.Trim());
        Assert.NotNull(page.Document.QuerySelector("nav.side"));
    }
}
