using WorkReport.Domain.Reports;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>审定: the version that was read becomes the final one.</summary>
public sealed class ApproveModel(FormRoom room, DraftPages pages) : PassPage(room, pages, ReportMove.Approve);
