using System.Net;
using Microsoft.AspNetCore.Hosting;
using Serilog;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Commands;

namespace WorkReport.Web.Tests.App;

/// <summary>What is asked leaves a line, and nothing that was typed gets into it; what a proxy says counts where the proxy is known.</summary>
public sealed class RequestLogTests
{
    private sealed class ProxiedSite : Site
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            ArgumentNullException.ThrowIfNull(builder);
            base.ConfigureWebHost(builder);
            builder.UseSetting("Proxies:0", "127.0.0.1");
            builder.ConfigureLogging((context, logging) => logging.AddSerilog(Serve.Log(context.Configuration), dispose: true));
        }
    }

    [Fact]
    public async Task Every_request_leaves_one_line_and_nothing_typed_is_in_it()
    {
        await using var site = new ProxiedSite();
        await site.InitializeAsync();
        var city = await City.In(site);
        var browser = await site.SignedInAs(City.UserAt("CA11", Role.Contributor));
        var item = city.ItemOf("CA11");
        await browser.SubmitAsync(await browser.OpenAsync($"/items/{item}"), "main form", new() { ["Form.Body"] = "只有自己知道的一句话 86420975 人。" });
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync($"/items/{city.ItemOf("CB11")}?q=%E7%A7%98%E5%AF%86")).Status);
        using var client = site.Client();
        using var token = await client.PostAsync(new Uri("/typesetting", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["a"] = "b" }));

        var file = Assert.Single(Directory.GetFiles(Path.Combine(site.Folder, "logs")));
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var log = await new StreamReader(stream).ReadToEndAsync();
        Assert.Contains("GET /items/{id:int} 200", log, StringComparison.Ordinal);
        Assert.Contains("GET /items/{id:int} 404", log, StringComparison.Ordinal);
        Assert.Contains("POST /items/{id:int} 302", log, StringComparison.Ordinal);
        Assert.Contains("POST /typesetting 401", log, StringComparison.Ordinal);
        foreach (var secret in new[] { "只有自己知道", "86420975", "秘密", "%E7", $"/items/{item} ", Site.Password, City.UserAt("CA11", Role.Contributor) })
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Https_is_what_a_known_proxy_says_it_is(bool isKnown)
    {
        await using var site = isKnown ? new ProxiedSite() : new Site();
        await site.InitializeAsync();
        using var client = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-For", "203.0.113.9" } } };
        using var answer = await client.SendAsync(request);
        Assert.Equal(isKnown, answer.Headers.Contains("Strict-Transport-Security"));
    }
}
