using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Data;

/// <summary>Reading and keeping what periods ask.</summary>
public static class Catalogues
{
    /// <summary>What a period asks, in the order of the codes; in one command.</summary>
    public static async Task<IReadOnlyList<AskedMetric>> AskedAsync(this WorkReportDb db, ReportingPeriod period, CancellationToken cancel = default) =>
        [.. (await db.EntriesAsync(period, cancel)).Where(metric => metric.IsAsked)];

    /// <summary>The same, and after it what the period asked for a while and asks no longer.</summary>
    public static async Task<(IReadOnlyList<AskedMetric> Asked, IReadOnlyList<AskedMetric> Stopped)> AskedSoFarAsync(this WorkReportDb db, ReportingPeriod period, CancellationToken cancel = default)
    {
        var every = await db.EntriesAsync(period, cancel);
        return ([.. every.Where(metric => metric.IsAsked)], [.. every.Where(metric => !metric.IsAsked)]);
    }

    /// <summary>In which unit a period counts, or counted, each of its metrics.</summary>
    public static async Task<IReadOnlyDictionary<int, string>> CountedInAsync(this WorkReportDb db, ReportingPeriod period, CancellationToken cancel = default) =>
        (await db.EntriesAsync(period, cancel)).ToDictionary(metric => metric.Id, metric => metric.Unit);

    /// <summary>
    /// Every metric there is, by key: what the period asks or asked as it words it, any other in its newest wording and not asked, so that
    /// what was reported of it can still be printed. In one command.
    /// </summary>
    public static Task<IReadOnlyDictionary<int, AskedMetric>> EveryMetricAsync(this WorkReportDb db, ReportingPeriod period, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        return db.OnceAsync((nameof(EveryMetricAsync), period.Id), () => db.SeldomAsync((nameof(EveryMetricAsync), period.Id), () => ReadMetricsAsync(db, period, cancel)));
    }

    private static async Task<IReadOnlyDictionary<int, AskedMetric>> ReadMetricsAsync(WorkReportDb db, ReportingPeriod period, CancellationToken cancel)
    {
        var entries = db.Catalogues.IgnoreAutoIncludes().Where(catalogue => catalogue.PeriodId == period.Id).SelectMany(catalogue => catalogue.Entries);
        var rows = await (from metric in db.Metrics.IgnoreAutoIncludes()
                          join wording in db.MetricWordings on metric.Id equals wording.MetricId
                          from entry in entries.Where(e => e.MetricId == metric.Id).DefaultIfEmpty()
                          select new
                          {
                              metric.Id,
                              metric.Code,
                              Wording = wording,
                              Taken = (int?)entry.WordingId,
                              entry.Levels,
                              AskedAt = (DateTimeOffset?)entry.AskedAt,
                              WordedAt = (DateTimeOffset?)entry.WordedAt,
                              entry.StoppedAt,
                          }).AsNoTracking().ToListAsync(cancel);
        return rows.GroupBy(row => row.Id).ToDictionary(metric => metric.Key, metric =>
        {
            var row = metric.FirstOrDefault(row => row.Wording.Id == row.Taken) ?? metric.MaxBy(row => row.Wording.Number)!;
            return row.Taken is null
                ? new AskedMetric(row.Id, row.Code, row.Wording, row.Wording.Levels, IsAsked: false)
                : new AskedMetric(row.Id, row.Code, row.Wording, row.Levels, row.StoppedAt is null, row.AskedAt!.Value, row.WordedAt!.Value, row.StoppedAt);
        });
    }

    /// <summary>Lets every period that has not ended ask a metric as it is now. For whoever defined, described, retired or revived it.</summary>
    public static async Task FollowAsync(this WorkReportDb db, Metric metric, Act by, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        // One at a time with whoever ends a period.
        await db.TakeTurnAsync(cancel);
        var running = await (from catalogue in db.Catalogues
                             join period in db.Periods on catalogue.PeriodId equals period.Id
                             where period.State != PeriodState.Ended && !period.IsBackfill
                             orderby period.Id
                             select new { Catalogue = catalogue, Period = period }).ToListAsync(cancel);
        foreach (var asks in running)
            asks.Catalogue.Follow(asks.Period, metric, by);
    }

    // One reading serves both: what the period never asked stands in it too, and is left out here.
    private static async Task<List<AskedMetric>> EntriesAsync(this WorkReportDb db, ReportingPeriod period, CancellationToken cancel) =>
        [.. (await db.EveryMetricAsync(period, cancel)).Values.Where(metric => metric.IsAsked || metric.StoppedAt is not null).OrderBy(metric => metric.Code, StringComparer.Ordinal)];
}
