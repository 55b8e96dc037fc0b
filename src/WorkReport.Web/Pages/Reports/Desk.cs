using Microsoft.Extensions.Localization;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>What one drafts on: the outline and every paragraph, as they are now.</summary>
/// <param name="Report">Whose paragraphs.</param>
/// <param name="Unit">Whose report.</param>
/// <param name="Period">What it is about.</param>
/// <param name="Basis">What its text shows.</param>
/// <param name="Contents">Its outline.</param>
/// <param name="MayChange">May the person change the text?</param>
/// <param name="Undo">The step that can be taken back; null where there is none.</param>
/// <param name="Redo">The step that can be taken again; null where there is none.</param>
public sealed record Desk(Report Report, OrgUnit Unit, ReportingPeriod Period, ReportBasis Basis, Contents Contents, Verdict MayChange, StepRow? Undo, StepRow? Redo)
{
    public static async Task<Desk> LoadAsync(WorkReportDb db, ReportBasis basis, Contents contents, Verdict mayChange, int personId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(mayChange);
        var steps = mayChange.IsYes ? await db.StepRowsAsync(basis.Report.Id, personId, cancel) : [];
        return new Desk(basis.Report, basis.Unit, basis.Period, basis, contents, mayChange, steps.ToUndo(), steps.ToRedo());
    }
}

/// <summary>What a spot of a report is called.</summary>
public static class SpotNames
{
    public static string Called(this IStringLocalizer<SharedResource> text, ReportingPeriod period, BlockSpot spot)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(period);
        return period.Sections.FirstOrDefault(section => section.Id == spot.SectionId) is { } section
            ? ReportDocument.Heading(section.Title, period.Sections.Where(other => other.Part == section.Part).ToList().IndexOf(section))
            : text[$"Reports.{spot.Place}", text.Season(period), period.Year + 1];
    }
}
