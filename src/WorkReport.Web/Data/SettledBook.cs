using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>
/// 核定数 of one collecting of a period that hold, and what they add to or take from the totals above. They are few: kept by themselves and added
/// up here, they leave what is computed as it is. Where there are none, nothing more is read.
/// </summary>
internal sealed class SettledBook : IWeighs
{
    private readonly Dictionary<(int Unit, int Metric, bool IsOfTotal), SettledFigure> held;
    private readonly IReadOnlyDictionary<(int Unit, int Metric), Contribution> below;

    private SettledBook(IEnumerable<SettledFigure> held, IReadOnlyDictionary<(int Unit, int Metric), Contribution> below)
    {
        this.held = [];
        // One holds at each place; should two ever, the later one.
        foreach (var figure in held)
            this.held[(figure.UnitId, figure.MetricId, figure.IsOfTotal)] = figure;
        this.below = below;
    }

    public static SettledBook Empty { get; } = new([], new Dictionary<(int, int), Contribution>());

    int IWeighs.Units => held.Count;

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<SettledFigure> Held => held.Values;

    public bool IsEmpty => held.Count == 0;

    /// <summary>Of the unit's own row; null where there is none.</summary>
    public SettledFigure? OfRow(int unitId, int metricId) => held.GetValueOrDefault((unitId, metricId, false));

    /// <summary>Of its 合计; null where there is none.</summary>
    public SettledFigure? OfTotal(int unitId, int metricId) => held.GetValueOrDefault((unitId, metricId, true));

    /// <summary>What those of the units below add or take, and how many they are.</summary>
    public Contribution Below(int unitId, int metricId) => below.GetValueOrDefault((unitId, metricId));

    /// <summary>Reads them in one command where there are none, and in a fixed number where there are.</summary>
    public static Task<SettledBook> LoadAsync(WorkReportDb db, ReportingPeriod period, int round, CancellationToken cancel) =>
        db.OnceAsync((nameof(SettledBook), period.Id, round), () => db.LatelyAsync(
            (nameof(SettledBook), period.Id, round), (book, line) => book.MayChange(period, line), () => ReadAsync(db, period, round, cancel)));

    // While there are none only a new one matters; what they add counts with the packages, and moves with the figures that they stand beside.
    private bool MayChange(ReportingPeriod period, TrailLine line) => IsEmpty ? !line.IsWork || (line.IsOfSettling && line.PeriodId == period.Id)
        : !line.IsWork || (line.PeriodId == period.Id && (line.IsOfPackage || line.IsOfSheet));

    private static async Task<SettledBook> ReadAsync(WorkReportDb db, ReportingPeriod period, int round, CancellationToken cancel)
    {
        var held = await db.SettledFigures.AsNoTracking().Where(f => f.PeriodId == period.Id && f.Round == round && f.EndedAt == null).OrderBy(f => f.Id).ToListAsync(cancel);
        if (held.Count == 0)
            return Empty;
        var units = held.ConvertAll(figure => figure.UnitId).Distinct().ToList();
        var above = await db.AboveAsync(period, units, cancel);
        List<int> all = [.. units.Union(above.SelectMany(path => path))];
        // The figures that they stand beside, as far as they count; and the wholes above, which end the way up.
        var counting = await db.FiguresAsync(db.CountingOf(period, round).Where(row => all.Contains(row.UnitId) && (row.IsTotal || units.Contains(row.UnitId))), cancel);
        var totals = held.FindAll(figure => figure.IsOfTotal).ConvertAll(figure => figure.UnitId);
        Dictionary<(int, int), Contribution> kept = [];
        HashSet<int> accepted = [];
        HashSet<(int, int)> withheld = [];
        if (totals.Count > 0)
        {
            kept = await db.KeptTotals.AsNoTracking().Where(k => k.PeriodId == period.Id && k.Round == round && totals.Contains(k.UnitId)).ToDictionaryAsync(k => (k.UnitId, k.MetricId), k => k.Sum, cancel);
            var packages = await db.Submissions.IgnoreAutoIncludes().Where(s => s.PeriodId == period.Id && s.Round == round && s.AcceptedRevision != null && totals.Contains(s.UnitId))
                .SelectMany(s => s.Withheld.Where(w => w.Kind == PieceKind.MetricValue).DefaultIfEmpty(), (s, w) => new { s.UnitId, Metric = w == null ? (int?)null : w.PieceId }).ToListAsync(cancel);
            accepted = [.. packages.Select(s => s.UnitId)];
            withheld = [.. packages.Where(s => s.Metric is not null).Select(s => (s.UnitId, s.Metric!.Value))];
        }

        var stays = (await db.EveryMetricAsync(period, cancel)).Values.Where(metric => metric.RollUp == RollUp.None).Select(metric => metric.Id).ToHashSet();
        return new SettledBook(held, Settling.AddUp([.. held.Where(figure => !stays.Contains(figure.MetricId))], above, counting, kept, (unit, metric) => accepted.Contains(unit) && !withheld.Contains((unit, metric))));
    }
}
