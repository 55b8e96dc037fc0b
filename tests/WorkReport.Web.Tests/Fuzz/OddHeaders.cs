namespace WorkReport.Web.Tests.Fuzz;

/// <summary>Lines above a request that browsers do not send, or not so.</summary>
internal static class OddHeaders
{
    private static readonly (string Name, string[] Values)[] All =
    [
        ("Range", ["bytes=0-", "bytes=-1", "bytes=999999999999-", "bytes=5-1", "lines=1", "bytes=0-0,2-3,9-"]),
        ("If-None-Match", ["*", "\"x\"", "W/"]),
        ("If-Modified-Since", ["yesterday", "Thu, 01 Jan 1970 00:00:00 GMT"]),
        ("Accept-Language", ["zz-ZZ", "en", "fr;q=9", "*", "zh-CN-x-private", ";;;,,,"]),
        ("Accept", ["application/json", "x", "*/*;q=2"]),
        ("Accept-Encoding", ["gzip", "br;q=x", "identity;q=0, *;q=0"]),
        ("Content-Encoding", ["gzip", "br", "x"]),
        ("Cookie", ["WorkReport.Form=x", "WorkReport.Session=CfDJ8", "a=b; ; =; \"", "WorkReport.Preferences=%00", ".AspNetCore.Culture=c%3Dxx"]),
        ("X-Saves-Itself", ["1", "0", "1, 1"]),
        ("Sec-Fetch-Site", ["cross-site", "same-origin", "none", "x"]),
        ("Sec-Purpose", ["prefetch", "prefetch;prerender"]),
        ("Origin", ["null", "http://evil.example"]),
        ("Referer", ["x", "http://evil.example/", "//"]),
        ("X-Forwarded-For", ["1.2.3.4", "::1, x", "999.999.999.999"]),
        ("X-Forwarded-Proto", ["https", "javascript"]),
        ("X-Forwarded-Host", ["evil.example"]),
        ("X-HTTP-Method-Override", ["DELETE"]),
        ("Host", ["evil.example", "localhost", "127.0.0.1:1"]),
        ("Upgrade", ["websocket", "h2c"]),
        ("HX-Request", ["true"]),
        ("User-Agent", ["", "Mozilla/5.0 (compatible; MSIE 6.0)"]),
        ("Authorization", ["Basic x", "Bearer null"]),
    ];

    /// <summary>Adds none, one or two.</summary>
    public static void Add(HttpRequestMessage request, Random random)
    {
        for (var times = Math.Max(0, random.Next(6) - 3); times > 0; times--)
        {
            var (name, values) = All[random.Next(All.Length)];
            var value = values[random.Next(values.Length)];
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        if (request.Content is not null && random.Next(30) == 0)
            request.Headers.TransferEncodingChunked = true;
    }
}
