using System.Net;
using AngleSharp.Html.Dom;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Home;

public class HomeTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task It_says_in_Chinese_what_this_is_for_and_that_it_is_not_for_secrets()
    {
        var page = await Browser.OpenAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("zh-CN", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains("村", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("严禁处理、存储、传输国家秘密", page.Words("footer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_of_every_page_leads_somewhere()
    {
        var seen = new HashSet<string> { "/" };
        var waiting = new Queue<string>(seen);
        while (waiting.TryDequeue(out var path))
        {
            var page = await Browser.OpenAsync(path);
            Assert.True(page.Status == HttpStatusCode.OK, path);
            // What is taken away as a file is no page; its own tests take it.
            foreach (var link in page.Document.QuerySelectorAll("a[href]:not([download]):not([href*='.xlsx'])").Cast<IHtmlAnchorElement>())
            {
                var to = link.GetAttribute("href")!.Split('#')[0];
                if (to.Length > 0 && seen.Add(to))
                    waiting.Enqueue(to);
            }
        }

        Assert.Superset(new HashSet<string> { "/", "/typesetting", "/typesetting?fill=true", "/status", "/account" }, seen);
    }

    [Fact]
    public async Task The_language_and_the_large_type_are_switched_in_the_masthead_and_kept()
    {
        var page = await Browser.OpenAsync("/status");
        page = await Browser.SubmitAsync(page, ".who form[action='/preferences']", button: "language");
        Assert.Equal("/status", page.Path);
        Assert.Equal("System status", page.Words("h1"));
        page = await Browser.SubmitAsync(page, ".who form[action='/preferences']", button: "type");
        Assert.Equal(("en", "large"), (page.Document.DocumentElement.GetAttribute("lang"), page.Document.DocumentElement.GetAttribute("data-type")));
        page = await Browser.SubmitAsync(await Browser.OpenAsync("/"), ".who form[action='/preferences']", button: "language");
        Assert.Equal(("zh-CN", "large"), (page.Document.DocumentElement.GetAttribute("lang"), page.Document.DocumentElement.GetAttribute("data-type")));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task A_switch_leads_back_to_this_site_only(string elsewhere)
    {
        var page = await Browser.OpenAsync("/");
        page = await Browser.SubmitAsync(page, ".who form[action='/preferences']", new() { ["returnUrl"] = elsewhere }, button: "type");
        Assert.Equal("/", page.Path);
    }
}
