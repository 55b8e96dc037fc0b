using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reports;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>印发: the report is final for ever, and the tasks that it names go down to those who do them.</summary>
public sealed class IssueModel(FormRoom room, DraftPages pages) : SurePage(room, pages, ReportMove.Issue)
{
    /// <summary>The tasks that the report was made from.</summary>
    private List<PlanItem> plans = [];

    public override string Question => Text["Reports.IssueAsk", plans.Count];

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        var ids = Report.Blocks.SelectMany(b => b.Sources).Where(s => s.Kind == SourceKind.PlanItem).Select(s => s.SourceId).Distinct().ToList();
        plans = await Db.PlanItems.Where(p => ids.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(cancel);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var by = Person.Act();
        await Db.LoadLatestAsync(Report, cancel);
        Report.Make(Move, Who, Period.State, Person.Id, by);
        plans.ForEach(plan => plan.Commit(by));
        return FormattableString.Invariant($"/reports/{Id}");
    }
}
