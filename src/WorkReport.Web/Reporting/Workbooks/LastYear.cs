using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting.Workbooks;

/// <summary>What the units reported the year before.</summary>
internal sealed class LastYear(IReadOnlyDictionary<int, string> countedIn, Dictionary<(int Unit, int Metric), MetricValue> values)
{
    public static async Task<LastYear> LoadAsync(WorkReportDb db, ReportingPeriod period, IQueryable<OrgUnit> units, CancellationToken cancel)
    {
        if (await db.PeriodBeforeAsync(period, cancel) is not { } before)
            return new LastYear(new Dictionary<int, string>(), []);
        var ids = units.Select(u => u.Id);
        var values = await db.SheetsFollowed(before.Id).AsNoTracking().Where(s => ids.Contains(s.UnitId)).SelectMany(s => s.Values, (s, v) => new { s.UnitId, Value = v }).ToListAsync(cancel);
        return new LastYear(await db.CountedInAsync(before, cancel), values.ToDictionary(v => (v.UnitId, v.Value.MetricId), v => v.Value));
    }

    /// <summary>Null for nothing; what was counted in another unit is nothing to compare with.</summary>
    public MetricValue? Of(int unitId, AskedMetric metric) => countedIn.GetValueOrDefault(metric.Id, metric.Unit) == metric.Unit ? values.GetValueOrDefault((unitId, metric.Id)) : null;
}
