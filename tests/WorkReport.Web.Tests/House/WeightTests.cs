using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Parser;

namespace WorkReport.Web.Tests.House;

/// <summary>The line of a village is slow: what a page needs to be read and used is small, whichever page comes first.</summary>
public sealed class WeightTests(EntrancesSite site) : IClassFixture<EntrancesSite>
{
    private const int Most = 60 * 1024;

    [Fact]
    public async Task The_first_load_of_every_page_with_a_form_is_at_most_60_KB()
    {
        site.Turn();
        var parts = new Dictionary<string, int>();
        var heavy = new List<string>();
        foreach (var (_, address) in site.Pages)
        {
            var client = site.For(address);
            var html = await client.GetStringAsync(new Uri(address, UriKind.Relative));
            var weight = await ZippedAsync(Encoding.UTF8.GetBytes(html));
            foreach (var part in new HtmlParser().ParseDocument(html).QuerySelectorAll("link[rel=stylesheet],script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
            {
                if (!parts.TryGetValue(part, out var size))
                    parts[part] = size = await ZippedAsync(await client.GetByteArrayAsync(new Uri(part, UriKind.Relative)));
                weight += size;
            }

            if (weight > Most)
                heavy.Add($"{address}: {weight}");
        }

        Assert.True(parts.Count >= 4, "The scan has gone blind.");
        Assert.Empty(heavy);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/site.css")]
    [InlineData("/site.js")]
    public async Task What_is_sent_is_sent_small(string address)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, address);
        ask.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var answer = await site.Browser.SendAsync(ask);
        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
    }

    private static async Task<int> ZippedAsync(byte[] bytes)
    {
        using var small = new MemoryStream();
        await using (var zip = new GZipStream(small, CompressionLevel.Fastest, leaveOpen: true))
            await zip.WriteAsync(bytes);
        return (int)small.Length;
    }
}
