using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>指标目录: metrics that the import defined are gone, while nothing was reported of them; the others are worded as they were.</summary>
internal sealed class MetricsUndo(ImportDesk desk, PastImport past) : ImportUndo(desk, past)
{
    private List<Metric> metrics = [];

    protected override async Task<IReadOnlyList<Verdict>> JudgeAsync(CancellationToken cancel)
    {
        var db = Desk.Db;
        var touched = db.ImportedThings.Where(t => t.ImportId == Past.Id);
        metrics = await db.Metrics.Where(m => touched.Any(t => t.ThingId == m.Id)).ToListAsync(cancel);
        var news = touched.Where(t => t.Before == null).Select(t => t.ThingId);
        var used = await db.MetricSheets.IgnoreAutoIncludes().SelectMany(s => s.Values).Select(v => v.MetricId).Union(db.PlanItems.Where(p => p.MetricId != null).Select(p => p.MetricId!.Value))
            .Union(db.MetricSheets.IgnoreAutoIncludes().SelectMany(s => s.Corrections).Select(c => c.MetricId)).CountAsync(id => news.Contains(id), cancel);
        // What has ended, and years from before the product, were set up by hand.
        var settled = await db.Periods.Where(p => p.State == PeriodState.Ended || p.IsBackfill).CountAsync(p => db.Catalogues.Any(c => c.PeriodId == p.Id && c.Entries.Any(e => news.Contains(e.MetricId))), cancel);
        var parts = await db.MetricWordings.Where(w => w.Rules.PartOfId != null && news.Contains(w.Rules.PartOfId.Value) && !news.Contains(w.MetricId)).Select(w => w.MetricId).Distinct().CountAsync(cancel);
        return
        [
            Unchanged(metrics.Select(metric => (metric.Id, metric.Version))),
            Some("Undo.MetricsUsed", used),
            Some("Undo.MetricsAsked", settled),
            Some("Undo.MetricsParts", parts),
            Some("Undo.MetricsInTexts", await InTextsAsync(cancel)),
        ];
    }

    protected override async Task TakeBackAsync(CancellationToken cancel)
    {
        var db = Desk.Db;
        var running = await (from catalogue in db.Catalogues join period in db.Periods on catalogue.PeriodId equals period.Id where period.State != PeriodState.Ended select new { Catalogue = catalogue, Period = period }).ToListAsync(cancel);
        foreach (var metric in metrics.Where(metric => Things[metric.Id].Before is not null))
        {
            var before = Before<AskedBefore>(metric.Id)!;
            metric.Describe(before.Terms, Desk.By);
            metric.Ask(before.IsActive, Desk.By);
            await db.FollowAsync(metric, Desk.By, cancel);
        }

        var gone = metrics.FindAll(metric => Things[metric.Id].Before is null);
        foreach (var metric in gone)
        {
            foreach (var asks in running)
                asks.Catalogue.Forget(asks.Period, metric, Desk.By);
        }

        // What asks them goes first: it points at their wordings.
        await db.SaveChangesAsync(cancel);
        foreach (var metric in gone)
            metric.TakeBack(Desk.By);
        db.RemoveRange(gone);
    }

    /// <summary>How many of the new ones a text shows.</summary>
    private async Task<int> InTextsAsync(CancellationToken cancel)
    {
        var news = Things.Values.Where(thing => thing.Before is null).Select(thing => thing.ThingId).ToHashSet();
        if (news.Count == 0)
            return 0;
        var texts = (await Desk.Db.WorkItems.IgnoreAutoIncludes().Where(i => i.Body.Contains(FigureText.Begins)).Select(i => i.Body).ToListAsync(cancel))
            .Concat(await Desk.Db.Reports.IgnoreAutoIncludes().SelectMany(r => r.Blocks).Where(b => b.Text.Contains(FigureText.Begins)).Select(b => b.Text).ToListAsync(cancel));
        return texts.SelectMany(text => FigureText.Parse(text).Figures).Select(figure => figure.MetricId).Where(news.Contains).Distinct().Count();
    }
}
