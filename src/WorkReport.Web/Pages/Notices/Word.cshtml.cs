using Microsoft.AspNetCore.Mvc;
using WorkReport.Documents.Docx;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Notices;

/// <summary>The same as a Word file, written from what was issued: the same facts give the same bytes.</summary>
[SetsPages]
public sealed class WordModel(WorkReportDb db, CurrentPerson person) : NoticeFilePage(db, person)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FindAsync(cancel) is not { } year ? NotFound()
        : year.Notice is { IsIssued: true, IsWhole: false } ? this.Altered()
        : Named(NoticePages.Word(await FactsAsync(year, cancel)), DocxWriter.MediaType, year.Notice.Title, ".docx");
}
