using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Documents.Svg;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Typesetting;

/// <summary>One page as a picture, drawn from the same layout as the file.</summary>
public sealed class PictureModel(RecentPages recent, Example example) : PageModel
{
    public IActionResult OnGet(string? id, int number)
    {
        if ((id == Example.Id ? example.Find() : recent.Find(id ?? "")) is not { } document || number < 1 || number > document.Pages.Count)
        {
            HttpContext.Refuse(StatusCodes.Status404NotFound, "Problem.PagesGone");
            return new EmptyResult();
        }

        var picture = new MemoryStream();
        SvgWriter.Write(document, number - 1, picture);
        picture.Position = 0;
        Response.Headers.CacheControl = "private, max-age=1800, immutable";
        return File(picture, "image/svg+xml");
    }
}
