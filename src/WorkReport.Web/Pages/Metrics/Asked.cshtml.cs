using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Metrics;

/// <summary>Nothing to fill in.</summary>
public sealed class AskedForm;

/// <summary>停用 or 恢复: whether the metric is asked for from now on; what was reported stays.</summary>
public sealed class AskedModel(FormRoom room) : MetricPage<AskedForm>(room)
{
    /// <summary>How many figures have been reported for it.</summary>
    public int Reported { get; private set; }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Reported = await Db.MetricSheets.SelectMany(s => s.Values).CountAsync(v => v.MetricId == Id, cancel);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var (asked, by) = (!Metric.IsActive, Person.Act());
        Metric.Ask(asked, by);
        await Db.FollowAsync(Metric, by, cancel);
        return Back(asked ? MetricDone.Revived : MetricDone.Retired);
    }
}
