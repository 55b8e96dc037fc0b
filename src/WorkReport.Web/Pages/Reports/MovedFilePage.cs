using System.Globalization;
using WorkReport.Documents.Model;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>数变对照表 of a draft, to be printed and signed.</summary>
public abstract class MovedFilePage(WorkReportDb db, CurrentPerson person) : ReportFilePage(db, person)
{
    /// <summary>The table; null where the person reads no such draft, or it is no draft any more.</summary>
    protected async Task<Document?> DocumentAsync(CancellationToken cancel)
    {
        // A document is Chinese, whoever reads the screen.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        if (await Db.ReportYearAsync(Person.Id, Person.Today, Id, cancel) is not { Report.State: ReportState.Drafting } year)
            return null;
        return MovedDocument.Of(year.Report, year.UnitName, MovedSentence.Of(await Db.ReportBasisAsync(year.Report, year.Unit, year.Period, cancel)), Person.Today);
    }
}
