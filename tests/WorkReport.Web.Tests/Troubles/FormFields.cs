using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace WorkReport.Web.Tests.Troubles;

/// <summary>The fields of a form as served, for who sends it without a browser.</summary>
internal static class FormFields
{
    /// <summary>Those of the first form of a page that posts to its own address.</summary>
    public static async Task<Dictionary<string, string>> OfAsync(HttpClient browser, string page)
    {
        var served = new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri(page, UriKind.Relative)));
        return Of(served.QuerySelectorAll("form[method=post]").First(f => (f.GetAttribute("action") ?? page).Split('?', '#')[0] == page));
    }

    /// <summary>What a browser would send of it: boxes that are ticked by nobody and files are left out.</summary>
    public static Dictionary<string, string> Of(AngleSharp.Dom.IElement form) =>
        form.QuerySelectorAll("input[name]:not([type=checkbox]):not([type=radio]):not([type=file]), textarea[name], select[name]")
            .GroupBy(field => field.GetAttribute("name")!)
            .ToDictionary(fields => fields.Key, fields => fields.First() switch
            {
                IHtmlSelectElement select => select.Value ?? "",
                IHtmlTextAreaElement area => area.Value,
                var box => box.GetAttribute("value") ?? "",
            });
}
