using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.WorkItems;

/// <summary>What the script of a page does while somebody writes: it sends the form as it stands, and gets a line.</summary>
internal static class SelfSaves
{
    public static Dictionary<string, string> Fields(Opened page) => page.Document.QuerySelector("main form")!.QuerySelectorAll("input,select,textarea")
        .Where(f => f.GetAttribute("name") is { Length: > 0 })
        .ToDictionary(f => f.GetAttribute("name")!, f => f is IHtmlSelectElement list ? list.Value ?? "" : f is IHtmlTextAreaElement area ? area.Value : f.GetAttribute("value") ?? "");

    public static async Task<JsonElement> SaveAsync(County county, string address, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("X-Saves-Itself", "1");
        var response = await county.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
