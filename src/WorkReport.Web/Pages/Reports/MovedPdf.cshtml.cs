using Microsoft.AspNetCore.Mvc;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Pdf;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reports;

/// <summary>数变对照表, set now.</summary>
[SetsPages]
public sealed class MovedPdfModel(WorkReportDb db, CurrentPerson person, ChineseFonts fonts) : MovedFilePage(db, person)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await DocumentAsync(cancel) is not { } document)
            return NotFound();
        if (fonts.Find() is not { } faces)
            return NoFace();
        using var file = new MemoryStream();
        PdfWriter.Write(Typesetter.Set(document, faces), file);
        return Pdf(file.ToArray(), SharedResource.Official("Moved.Title"));
    }
}
