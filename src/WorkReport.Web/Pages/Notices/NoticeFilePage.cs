using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Domain.Notices;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Notices;

/// <summary>A file or a picture of a notice that the person may read.</summary>
public abstract class NoticeFilePage(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    protected WorkReportDb Db => db;

    protected CurrentPerson Person => person;

    protected Task<NoticeYear?> FindAsync(CancellationToken cancel) => db.NoticeYearAsync(person.Id, person.Today, Id, cancel);

    /// <summary>What was issued, or what the draft says now.</summary>
    protected async Task<NoticeFacts> FactsAsync(NoticeYear year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(year);
        return year.Notice.Facts is { } frozen ? NoticeFacts.FromJson(frozen)
            : (await NoticeBasis.LoadAsync(db, year.Period, year.Notice.Round, year.Notice.UnitId, year.UnitName, cancel)).Facts(year.Notice.Words, year.Notice.Dates);
    }

    protected IActionResult NoFace()
    {
        HttpContext.Refuse(StatusCodes.Status404NotFound, "Fonts.None");
        return new EmptyResult();
    }

    protected FileContentResult Named(byte[] bytes, string mediaType, string title, string extension) => File(bytes, mediaType, DownloadName.For(title, extension, SharedResource.Official("Notices.Notice")));
}
