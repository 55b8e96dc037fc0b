using WorkReport.Domain.Reports;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>提请审议: a version for the meeting is kept.</summary>
public sealed class DeliberateModel(FormRoom room, DraftPages pages) : PassPage(room, pages, ReportMove.Deliberate);
