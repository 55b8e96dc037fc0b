using WorkReport.Domain.Reports;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>审定: the version that was read becomes the final one.</summary>
public sealed class ApproveModel(FormRoom room, DraftPages pages) : SurePage(room, pages, ReportMove.Approve)
{
    public override string Question => Text["Reports.ApproveAsk"];

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.LoadLatestAsync(Report, cancel);
        Report.Make(Move, Who, Period.State, Person.Id, Person.Act());
        return FormattableString.Invariant($"/reports/{Id}");
    }
}
