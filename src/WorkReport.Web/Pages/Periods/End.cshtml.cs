using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Periods;

/// <summary>结束填报, of a year from before the product 补录完成: what it shows stays. Asked once, with how many units it concerns.</summary>
public sealed class EndModel(FormRoom room) : PeriodPage<SureForm>(room)
{
    public override Verdict May => Period.CanEnd;

    /// <summary>How many units are waited for, on the day whose tree the period shows.</summary>
    public int Expected { get; private set; }

    /// <summary>How many of them are done; of a year from before the product, for how many something was entered.</summary>
    public int Done { get; private set; }

    /// <summary>The period that everybody's pages open with afterwards; null where they do not move.</summary>
    public ReportingPeriod? Next { get; private set; }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        var round = Period.CurrentRound;
        var standing = Db.ReachesOn(Period.Tree()).Where(r => r.Depth == 0
            && (r.ClosedOn == null || Db.Submissions.Any(s => s.UnitId == r.UnitId && s.PeriodId == Id && s.Round == round && s.State != SubmissionState.Drafting)));
        var done = Period.IsBackfill
            ? standing.Where(r => Db.MetricSheets.Any(s => s.UnitId == r.UnitId && s.PeriodId == Id && s.Values.Any()) || Db.WorkItems.Any(i => i.UnitId == r.UnitId && i.PeriodId == Id))
            : standing.Where(r => Db.Submissions.Any(s => s.UnitId == r.UnitId && s.PeriodId == Id && s.Round == round
                && (s.State == SubmissionState.Accepted || (s.IsTop && s.State == SubmissionState.Approved))));
        var counts = await Db.Periods.IgnoreAutoIncludes().Where(p => p.Id == Id).Select(_ => new { Expected = standing.Count(), Done = done.Count() }).SingleAsync(cancel);
        (Expected, Done) = (counts.Expected, counts.Done);
        var current = Db.CurrentPeriod().AsNoTracking().IgnoreAutoIncludes().AsSingleQuery();
        if (await current.Select(p => p.Id).FirstOrDefaultAsync(cancel) == Id)
            Next = await current.FirstOrDefaultAsync(p => p.Id != Id && p.State == PeriodState.Open && p.Kind == PeriodKind.Annual, cancel);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.TakeTurnAsync(cancel);
        Period.End(Person.Act());
        return Back(Period.IsBackfill ? PeriodDone.Completed : PeriodDone.Ended);
    }
}
