using Microsoft.AspNetCore.Mvc;
using WorkReport.Documents.Docx;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reports;

/// <summary>The same as a Word file.</summary>
[SetsPages]
public sealed class MovedWordModel(WorkReportDb db, CurrentPerson person) : MovedFilePage(db, person)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await DocumentAsync(cancel) is not { } document)
            return NotFound();
        using var file = new MemoryStream();
        DocxWriter.Write(document, file);
        return File(file.ToArray(), DocxWriter.MediaType, DownloadName.For(document.Frontmatter.Title[0], ".docx", document.Frontmatter.Title[0]));
    }
}
