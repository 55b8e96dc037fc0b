using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Periods;

/// <summary>Nothing to fill in.</summary>
public sealed class CloseForm;

/// <summary>结束: nothing of the period changes any more. Asked once, with how many units it concerns.</summary>
public sealed class CloseModel(FormRoom room) : PeriodPage<CloseForm>(room)
{
    /// <summary>How many units stand on the day whose tree the period shows.</summary>
    public int Expected { get; private set; }

    /// <summary>How many of them are done.</summary>
    public int Done { get; private set; }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        var standing = Db.ReachesOn(Period.Tree()).Where(r => r.Depth == 0
            && (r.ClosedOn == null || Db.Submissions.Any(s => s.UnitId == r.UnitId && s.PeriodId == Id && s.State != SubmissionState.Drafting)));
        Expected = await standing.CountAsync(cancel);
        Done = await standing.CountAsync(r => Db.Submissions.Any(s => s.UnitId == r.UnitId && s.PeriodId == Id
            && (s.State == SubmissionState.Accepted || (s.IsTop && s.State == SubmissionState.Approved))), cancel);
        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Period.End(Person.Act());
        return Task.FromResult(Back(PeriodDone.Closed));
    }
}
