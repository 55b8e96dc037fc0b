using Microsoft.AspNetCore.Html;
using WorkReport.Prose.Differences;

namespace WorkReport.Web.Pages;

/// <summary>Stretches as HTML without a space between them: a page would put one wherever its source has one.</summary>
public static class StretchesShown
{
    public static IHtmlContent Of(IEnumerable<Stretch> stretches)
    {
        ArgumentNullException.ThrowIfNull(stretches);
        var shown = new HtmlContentBuilder();
        foreach (var stretch in stretches)
        {
            var (before, behind) = stretch.Kind switch
            {
                StretchKind.Removed => ("<del>", "</del>"),
                StretchKind.Inserted => ("<ins>", "</ins>"),
                _ => ("", ""),
            };
            shown.AppendHtml(before).Append(stretch.Text).AppendHtml(behind);
        }

        return shown;
    }
}
