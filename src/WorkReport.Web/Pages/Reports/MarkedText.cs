using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using WorkReport.Domain.Metrics;

namespace WorkReport.Web.Pages.Reports;

/// <summary>A text with its figures marked, as they are now; those that have moved since the text was saved stand out.</summary>
public static class MarkedText
{
    public static IHtmlContent Of(FigureText text, Func<BoundFigure, string?> print)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(print);
        var marked = new HtmlContentBuilder();
        foreach (var (words, figure) in text.Pieces)
        {
            if (figure is not { } bound)
            {
                marked.Append(words);
                continue;
            }

            var now = print(bound) ?? words;
            var mark = new TagBuilder("span");
            mark.AddCssClass(now == words ? "fig" : "fig moved");
            mark.InnerHtml.Append(now);
            marked.AppendHtml(mark);
        }

        return marked;
    }
}
