using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;

namespace WorkReport.Web.Pages.Periods;

/// <summary>本期不收 or 本期收: whether this period alone asks a metric.</summary>
public sealed class AskModel(FormRoom room) : PeriodPage<SureForm>(room)
{
    private Catalogue catalogue = null!;

    [FromRoute(Name = "metric")]
    public int MetricId { get; set; }

    public Metric Metric { get; private set; } = null!;

    /// <summary>Is it asked now?</summary>
    public bool IsAsked => catalogue.Of(MetricId) is not null;

    /// <summary>How many units have entered a figure for it in this period.</summary>
    public int Reported { get; private set; }

    public override Verdict May => IsAsked ? Period.CanChange : Catalogue.CanAsk(Period, Metric);

    protected override Aggregate Subject => catalogue;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        catalogue = (await Db.Catalogues.AsSingleQuery().SingleOrDefaultAsync(c => c.PeriodId == Id, cancel))!;
        Metric = (await Db.Metrics.AsSingleQuery().SingleOrDefaultAsync(m => m.Id == MetricId, cancel))!;
        Reported = await Db.MetricSheets.Where(s => s.PeriodId == Id && s.Values.Any(v => v.MetricId == MetricId)).Select(s => s.UnitId).Distinct().CountAsync(cancel);
        return catalogue is not null && Metric is not null;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.TakeTurnAsync(cancel);
        // Once more: the period may have ended since the page was loaded.
        await Db.Entry(Period).ReloadAsync(cancel);
        May.Demand();
        var done = IsAsked ? PeriodDone.MetricStopped : PeriodDone.MetricAsked;
        if (done is PeriodDone.MetricStopped)
            catalogue.LeaveOut(Period, Metric, Person.Act());
        else
            catalogue.Ask(Period, Metric, Metric.Levels, Person.Act());
        return FormattableString.Invariant($"/periods/{Id}/catalogue?done={done}");
    }
}
