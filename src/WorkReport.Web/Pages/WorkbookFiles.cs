using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages;

/// <summary>How workbooks are answered: to take away, under the name of the unit and of what is in it.</summary>
public static class WorkbookFiles
{
    private const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="page">The page that answers.</param>
    /// <param name="workbook">What it answers.</param>
    /// <param name="of">Whose it is; null where it is nobody's in particular.</param>
    public static IActionResult Serve(this PageModel page, Workbook workbook, string? of = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(workbook);
        return page.File(XlsxWriter.ToBytes(workbook), MediaType, DownloadName.For(of is null ? workbook.Title : $"{of} {workbook.Title}", ".xlsx", workbook.Title));
    }
}
