using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using WorkReport.Documents.Pdf;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Typesetting;

/// <summary>The pages as a PDF file, named after the title.</summary>
[SetsPages]
public sealed class DownloadModel(RecentPages recent, IStringLocalizer<SharedResource> text) : PageModel
{
    public IActionResult OnGet(string? id)
    {
        if (recent.Find(id ?? "") is not { } document)
        {
            HttpContext.Refuse(StatusCodes.Status404NotFound, "Problem.PagesGone");
            return new EmptyResult();
        }

        var file = new MemoryStream();
        PdfWriter.Write(document, file);
        file.Position = 0;
        return File(file, "application/pdf", DownloadName.For(document.Title, ".pdf", text["Typesetting.FileName"]));
    }
}
