using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using WorkReport.Web.Tests.Troubles;

namespace WorkReport.Benchmarks;

/// <summary>A clerk of a township who is writing a work item.</summary>
internal sealed class Clerk(HttpClient browser, string page, Dictionary<string, string> form)
{
    private int times;

    public static async Task<Clerk> BegunAsync(MeasuredSite site, int township)
    {
        var browser = await site.SignedInAsync($"clerk{township}", CityStore.Password);
        var begin = FormattableString.Invariant($"/units/{township}/2022/items/new");
        var form = await FormFields.OfAsync(browser, begin);
        form["Form.Lead"] = "办成一批实事。";
        using var content = new FormUrlEncodedContent(form);
        using var answer = await browser.PostAsync(new Uri(begin, UriKind.Relative), content);
        var page = answer.Headers.Location?.OriginalString.Split('?')[0] is { } there && there.StartsWith("/items/", StringComparison.Ordinal) ? there : await FirstItemAsync(browser, township);
        return new Clerk(browser, page, await FormFields.OfAsync(browser, page));
    }

    public async Task SaveAsync()
    {
        form["Form.Body"] = $"全年做了不少工作，群众满意。第{++times}次改。";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(page, UriKind.Relative)) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("X-Saves-Itself", "1");
        using var answer = await browser.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{page}: not saved, {answer.StatusCode}");
        // As the script does: the open form goes on with what the answer says.
        var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        foreach (var (field, name) in new[] { ("version", "Version"), ("key", "Key"), ("was", "Was") })
        {
            if (said.TryGetProperty(field, out var value))
                form[name] = value.ToString();
        }
    }

    private static async Task<string> FirstItemAsync(HttpClient browser, int township)
    {
        var list = new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri(FormattableString.Invariant($"/units/{township}/2022/items"), UriKind.Relative)));
        return list.QuerySelector("main a[href^='/items/']")?.GetAttribute("href")?.Split('?')[0] ?? throw new InvalidOperationException("No item was made.");
    }
}
