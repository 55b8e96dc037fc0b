using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting;

/// <summary>Who below a unit gave which figure: what two years are compared by, over the units that gave it in both.</summary>
internal sealed class Givers
{
    private readonly ILookup<int, CountingRow> byMetric;
    private readonly ILookup<int, int> below;

    private Givers(IEnumerable<CountingRow> rows, ILookup<int, int> below) => (byMetric, this.below) = (rows.ToLookup(row => row.MetricId), below);

    /// <summary>Reads them in a few commands, however many units there are.</summary>
    public static async Task<Givers> LoadAsync(WorkReportDb db, ReportingPeriod period, int round, int unitId, CancellationToken cancel)
    {
        var tree = db.ReachesOn(period.Tree()).Where(r => r.Depth > 0);
        var withheld = await db.WithheldBelowAsync(unitId, period, round, cancel);
        List<CountingRow> rows = [.. from sheet in await db.SheetsCountedBelowAsync(unitId, period, round, cancel)
                                     from figure in sheet.Figures
                                     where (figure.Value is not null || (figure.IsTotal && figure.IsFilled)) && !withheld.Contains((sheet.UnitId, figure.MetricId))
                                     select new CountingRow { UnitId = sheet.UnitId, MetricId = figure.MetricId, Value = figure.Value, Base = figure.Base, IsTotal = figure.IsTotal }];
        var wholes = rows.Where(row => row.IsTotal).Select(row => row.UnitId).Distinct().ToList();
        var below = wholes.Count == 0 ? [] : await tree.Where(r => wholes.Contains(r.AncestorId)).Select(r => new { r.AncestorId, r.UnitId }).ToListAsync(cancel);
        return new Givers(rows, below.ToLookup(r => r.AncestorId, r => r.UnitId));
    }

    /// <summary>The total of a unit beside that of another year, over those that are in both. A whole that holds others (总数直报) is like a whole alone.</summary>
    public Alike AlikeWith(Givers before, AskedMetric metric, int unitId, MetricValue? now, MetricValue? then) =>
        Alike.Of(metric.RollUp, Of(metric, unitId, now), before.Of(metric, unitId, then));

    private Dictionary<(int Unit, bool Whole), Figure> Of(AskedMetric metric, int unitId, MetricValue? own)
    {
        var givers = metric.RollUp == RollUp.None || own is { IsTotal: true, IsFilled: true } ? [] : Uncovered(metric.Id);
        if (own?.Figure is { } figure)
            givers[(unitId, own.IsTotal)] = figure;
        return givers;
    }

    private Dictionary<(int Unit, bool Whole), Figure> Uncovered(int metricId)
    {
        var covered = byMetric[metricId].Where(row => row.IsTotal).SelectMany(row => below[row.UnitId]).ToHashSet();
        return byMetric[metricId].Where(row => row.Value is not null && !covered.Contains(row.UnitId)).ToDictionary(row => (row.UnitId, row.IsTotal), row => new Figure(row.Value!.Value, row.Base));
    }
}
