using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Docx;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>A file or a picture of a report that the person may read.</summary>
public abstract class ReportFilePage(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    protected WorkReportDb Db => db;

    protected CurrentPerson Person => person;

    /// <summary>The report, where the person reads it.</summary>
    protected async Task<IQueryable<Report>> ReportsAsync(CancellationToken cancel) =>
        await db.PeriodOfReportAsync(Id, cancel) is { } period ? db.ReportsWithin(person.Id, person.Today, period).Where(r => r.Id == Id) : db.Reports.Where(_ => false);

    /// <summary>The facts of the draft as it is now, or of the version that is being read; null where the person reads no such report.</summary>
    protected Task<ReportFacts?> FactsAsync(CancellationToken cancel) => db.LatelyAsync((nameof(ReportFacts), person.Id, person.Today, Id), (_, _) => true, () => ReadAsync(cancel));

    private async Task<ReportFacts?> ReadAsync(CancellationToken cancel)
    {
        if (await db.ReportYearAsync(person.Id, person.Today, Id, cancel) is not { } year)
            return null;
        return year.Report.State is ReportState.Drafting
            ? (await db.ReportBasisAsync(year.Report, year.Unit, year.Period, cancel)).Facts()
            : await db.LatestFactsAsync(Id, cancel);
    }

    /// <summary>A version; null where there is none of that number.</summary>
    protected async Task<Edition?> EditionAsync(int number, CancellationToken cancel)
    {
        var reports = await ReportsAsync(cancel);
        return await db.Set<Edition>().AsNoTracking().Where(e => reports.Any(r => r.Id == e.ReportId)).SingleOrDefaultAsync(e => e.Number == number, cancel);
    }

    protected FileContentResult Pdf(byte[] bytes, string title) =>
        File(bytes, MediaTypeNames.Application.Pdf, DownloadName.For(title, ".pdf", SharedResource.Official("Reports.Title")));

    /// <summary>The same text as on the pages, to go on with in Word.</summary>
    protected FileContentResult Word(ReportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        using var file = new MemoryStream();
        DocxWriter.Write(ReportDocument.Of(facts), file);
        return File(file.ToArray(), DocxWriter.MediaType, DownloadName.For(facts.Head.Title, ".docx", SharedResource.Official("Reports.Title")));
    }

    protected IActionResult Drawn(byte[]? picture) => picture is null ? NotFound() : File(picture, "image/svg+xml");

    protected IActionResult NoFace()
    {
        HttpContext.Refuse(StatusCodes.Status404NotFound, "Fonts.None");
        return new EmptyResult();
    }
}
