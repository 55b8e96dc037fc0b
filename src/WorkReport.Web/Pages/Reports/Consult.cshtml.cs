using WorkReport.Domain.Reports;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>征求意见: a version for comment is kept, which the office sends round by itself.</summary>
public sealed class ConsultModel(FormRoom room, DraftPages pages) : PassPage(room, pages, ReportMove.Consult);
