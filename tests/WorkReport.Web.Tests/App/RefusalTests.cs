using System.Net;
using System.Text;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Tests.App;

/// <summary>What no page ever sees: refused at the door, in words, never with a fault of ours.</summary>
public class RefusalTests(Site site) : SiteTest(site)
{
    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("FOO")]
    [InlineData("TRACE")]
    [InlineData("OPTIONS")]
    public async Task Only_three_methods_are_spoken(string method)
    {
        foreach (var path in new[] { "/", "/typesetting", "/status", "/healthz", "/nothing-here" })
        {
            var response = await Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory]
    [InlineData("/appsettings.json")]
    [InlineData("/.git/HEAD")]
    [InlineData("/workreport.db")]
    [InlineData("/workreport.db-wal")]
    [InlineData("/Pages/Home/Index.cshtml")]
    [InlineData("/logs")]
    [InlineData("/errors")]
    [InlineData("/nothing-here")]
    public async Task What_is_no_page_is_a_page_that_says_so_and_nothing_else(string path)
    {
        var page = await Browser.OpenAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("没有找到这个页面", page.Words("h1"));
        Assert.DoesNotContain(path, page.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("WorkReport.", page.Words("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%ED%A0%80x")]
    [InlineData("%FF%FEx")]
    [InlineData("%C0%AF")]
    public async Task Bytes_that_are_no_UTF8_are_refused(string bytes) =>
        await RefusedAsync(HttpStatusCode.BadRequest, "UTF-8", Form($"Form.Text={bytes}"));

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused_in_a_form_of_parts_too()
    {
        using var parts = new MultipartFormDataContent { { new ByteArrayContent([0xC0, 0xAF]), "Form.Text" } };
        await RefusedAsync(HttpStatusCode.BadRequest, "UTF-8", parts);
    }

    [Fact]
    public async Task Another_charset_is_refused() =>
        await RefusedAsync(HttpStatusCode.UnsupportedMediaType, "UTF-8", Form("Form.Text=a", "application/x-www-form-urlencoded; charset=utf-7"));

    [Fact]
    public async Task A_name_of_forty_levels_is_refused() =>
        await RefusedAsync(HttpStatusCode.BadRequest, "表单", Form("In" + string.Concat(Enumerable.Repeat(".Child", 40)) + ".Id=1"));

    [Fact]
    public async Task A_name_of_3000_characters_is_refused() =>
        await RefusedAsync(HttpStatusCode.BadRequest, "表单", Form(new string('k', 3000) + "=1"));

    [Fact]
    public async Task Too_many_fields_are_refused() =>
        await RefusedAsync(HttpStatusCode.BadRequest, "项目太多", Form(string.Join('&', Enumerable.Range(0, 4097).Select(n => $"a{n}=1"))));

    [Fact]
    public async Task A_form_without_its_boundary_or_cut_off_is_refused()
    {
        await RefusedAsync(HttpStatusCode.BadRequest, "表单", Form("x", "multipart/form-data"));
        await RefusedAsync(HttpStatusCode.BadRequest, "表单", Form("--x\r\nContent-Disposition: form-data; name=\"Form.Text\"\r\n\r\nabc", "multipart/form-data; boundary=x"));
        await RefusedAsync(HttpStatusCode.BadRequest, "表单", Form("--x\r\n\r\nabc\r\n--x--", "multipart/form-data; boundary=x"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CfDJ8forged")]
    public async Task A_form_without_a_good_token_is_refused_and_what_was_typed_can_be_sent_again(string? token)
    {
        var fields = new Dictionary<string, string> { ["Form.Text"] = "\n示例报告\n\n<b>正文</b>。" };
        if (token is not null)
            fields["__RequestVerificationToken"] = token;
        var page = await Browser.PostAsync("/typesetting", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(fields["Form.Text"], ((AngleSharp.Html.Dom.IHtmlTextAreaElement)page.Document.QuerySelector("main textarea")!).Value);
        page = await Browser.SubmitAsync(page, "main form");
        Assert.Equal("公文排版", page.Words("h1"));
        Assert.Contains("<b>正文</b>。", ((AngleSharp.Html.Dom.IHtmlTextAreaElement)page.Document.QuerySelector("#text")!).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_site_sent_is_refused_and_not_offered_again()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/typesetting") { Content = Form("Form.Text=theirs"), Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        var response = await Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("theirs", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_request_may_bring_is_read_and_refused_within_seconds()
    {
        var body = new string('a', 30_600_000);
        var started = TimeProvider.System.GetTimestamp();
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "12 MB", Form($"Form.Text={body}"));
        // A third of a second on a quiet machine; what is kept out here is an answer that never comes.
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task The_page_of_a_fault_carries_the_headers_of_every_page()
    {
        // Without a length the server finds out only while reading, and the answer comes by way of the fault handler.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/typesetting") { Content = Form(new string('a', 13_000_000)), Headers = { TransferEncodingChunked = true } };
        var fault = await Client.SendAsync(request);
        var page = await Client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, fault.StatusCode);
        foreach (var name in new[] { "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy" })
            Assert.Equal(page.Headers.GetValues(name), fault.Headers.GetValues(name));
    }

    [Fact]
    public async Task The_page_of_errors_asked_for_by_its_own_address_is_not_there()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync(new Uri("/errors", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.PostAsync(new Uri("/errors", UriKind.Relative), Form("a=1"))).StatusCode);
    }

    [Fact]
    public async Task Another_host_name_is_refused()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        var response = await Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task The_language_a_browser_asks_for_changes_nothing()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/?culture=fr-FR&ui-culture=fr-FR") { Headers = { { "Accept-Language", "fr-FR" } } };
        Assert.Contains("lang=\"zh-CN\"", await (await Client.SendAsync(request)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_policy_stopped_is_logged_as_one_line()
    {
        var response = await Client.PostAsync(new Uri("/csp-reports", UriKind.Relative), new StringContent("{\"a\":1}\r\n2026-11-23 INFO forged\u2028\u001b[31m", Encoding.UTF8, "application/csp-report"));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var line = Assert.Single(Site.Log.Take());
        Assert.Contains("forged", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, c => char.IsControl(c) || c == '\u2028');
    }

    [Fact]
    public async Task Of_a_flood_of_such_reports_a_few_are_written_and_the_rest_are_counted()
    {
        await using var site = new Site();
        await site.InitializeAsync();
        using var client = site.Client();
        for (var n = 0; n < 5 * PolicyReports.MostAnHour; n++)
            Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync(new Uri("/csp-reports", UriKind.Relative), new StringContent(new string('x', 60_000)))).StatusCode);
        var lines = site.Log.Take();
        Assert.Equal(PolicyReports.MostAnHour, lines.Count);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 5000));
    }

    private static StringContent Form(string body, string type = "application/x-www-form-urlencoded")
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private async Task RefusedAsync(HttpStatusCode status, string says, HttpContent content)
    {
        var response = await Client.PostAsync(new Uri("/typesetting", UriKind.Relative), content);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(says, html, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", html, StringComparison.Ordinal);
    }
}
