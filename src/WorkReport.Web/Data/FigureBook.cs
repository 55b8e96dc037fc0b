using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>
/// The figures of one round of a period for some units: own, below, both. A unit's figures count above it once its own package is accepted,
/// those apart that were returned since, whatever the units in between have done; where a unit stood is what the tree says of the day up to
/// which the period counts. A 总数直报 stands for all units below the one that gave it.
/// </summary>
public sealed class FigureBook
{
    private readonly Dictionary<(int Unit, int Metric), MetricValue> own;
    private readonly HashSet<int> accepted;
    private readonly HashSet<(int Unit, int Metric)> withheld;
    private readonly ILookup<int, int> below;
    private readonly ILookup<int, int> direct;
    private readonly Dictionary<(int Unit, int Metric), Total> totals = [];

    private FigureBook(
        IReadOnlyDictionary<int, AskedMetric> metrics, Dictionary<(int Unit, int Metric), MetricValue> own, HashSet<int> accepted,
        HashSet<(int Unit, int Metric)> withheld, ILookup<int, int> below)
    {
        Metrics = metrics;
        (this.own, this.accepted, this.withheld, this.below) = (own, accepted, withheld, below);
        direct = own.Where(value => value.Value.IsTotal && value.Value.IsFilled).ToLookup(value => value.Key.Metric, value => value.Key.Unit);
    }

    /// <summary>A book without a figure, for a text that has none.</summary>
    public static FigureBook Empty { get; } = new(new Dictionary<int, AskedMetric>(), [], [], [], Array.Empty<(int Above, int Unit)>().ToLookup(r => r.Above, r => r.Unit));

    /// <summary>Every metric by key, in the wording of the period; what it does not ask is marked so.</summary>
    public IReadOnlyDictionary<int, AskedMetric> Metrics { get; }

    /// <summary>Reads all that is needed for these units in a fixed number of commands, however many units stand below them.</summary>
    /// <param name="db">The store.</param>
    /// <param name="period">The period.</param>
    /// <param name="round">Which collecting of it.</param>
    /// <param name="unitIds">For which units figures will be asked.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<FigureBook> LoadAsync(
        WorkReportDb db, ReportingPeriod period, int round, IReadOnlyCollection<int> unitIds, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(unitIds);
        var metrics = await db.EveryMetricAsync(period, cancel);
        var tree = db.ReachesOn(period.Tree());
        var reaches = tree.Where(r => unitIds.Contains(r.AncestorId));
        var below = await reaches.Where(r => r.Depth > 0).Select(r => new { r.AncestorId, r.UnitId }).ToListAsync(cancel);
        var sheets = db.MetricSheets.AsNoTracking().Where(s => s.PeriodId == period.Id && s.Round == round && (unitIds.Contains(s.UnitId) || reaches.Any(r => r.UnitId == s.UnitId)));
        var values = await sheets.SelectMany(s => s.Values, (s, v) => new { s.UnitId, Value = v }).ToListAsync(cancel);
        var packages = db.Submissions.Where(s => s.PeriodId == period.Id && s.Round == round && s.AcceptedRevision != null && reaches.Any(r => r.UnitId == s.UnitId));
        // Each with what was withheld of it, or with nothing.
        var counting = await packages.SelectMany(s => s.Withheld.Where(w => w.Kind == PieceKind.MetricValue).DefaultIfEmpty(), (s, w) => new { s.UnitId, Metric = w == null ? (int?)null : w.PieceId }).ToListAsync(cancel);
        // A year from before the product has no packages: what stands in it counts.
        var accepted = period.IsBackfill ? values.Select(v => v.UnitId) : counting.Select(s => s.UnitId);
        var totalled = values.Where(v => v.Value.IsTotal && !unitIds.Contains(v.UnitId)).Select(v => v.UnitId).Distinct().ToList();
        if (totalled.Count > 0)
            below.AddRange(await tree.Where(r => totalled.Contains(r.AncestorId) && r.Depth > 0).Select(r => new { r.AncestorId, r.UnitId }).ToListAsync(cancel));
        return new FigureBook(
            metrics, values.ToDictionary(v => (v.UnitId, v.Value.MetricId), v => v.Value), [.. accepted], [.. counting.Where(s => s.Metric is not null).Select(s => (s.UnitId, s.Metric!.Value))],
            below.ToLookup(r => r.AncestorId, r => r.UnitId));
    }

    /// <summary>The same, of the round that a unit's texts and comparisons follow: the second once it was accepted for the unit, the first until then.</summary>
    /// <param name="db">The store.</param>
    /// <param name="period">The period.</param>
    /// <param name="unitId">The unit.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<FigureBook> FollowedAsync(WorkReportDb db, ReportingPeriod period, int unitId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var isSecond = period.HasTwoRounds
            && await db.Submissions.AnyAsync(s => s.PeriodId == period.Id && s.UnitId == unitId && s.Round == Round.Second && s.AcceptedRevision != null, cancel);
        return await LoadAsync(db, period, isSecond ? Round.Second : Round.First, [unitId], cancel);
    }

    /// <summary>The same figures as they will stand once the packages of these units, and of no others, have been accepted.</summary>
    internal FigureBook OnceAccepted(IEnumerable<int> units) => new(Metrics, own, [.. units], [], below);

    /// <summary>What the unit itself reports; null where it reports nothing.</summary>
    public MetricValue? Own(int unitId, int metricId) => own.GetValueOrDefault((unitId, metricId));

    /// <summary>Own, below and both, of one of the units that were asked for.</summary>
    public Total Total(int unitId, int metricId)
    {
        if (totals.TryGetValue((unitId, metricId), out var known))
            return known;
        var value = Own(unitId, metricId);
        return totals[(unitId, metricId)] = value is { IsTotal: true, IsFilled: true }
            ? Domain.Metrics.Total.Direct(value.Figure)
            : Domain.Metrics.Total.Of(Metrics[metricId].RollUp, value?.Figure, Figures(Added(unitId, metricId), metricId));
    }

    /// <summary>Has the unit's package been accepted, so that its figures count above it?</summary>
    public bool Counts(int unitId) => accepted.Contains(unitId);

    /// <summary>The same of one of its figures, which may have been returned since.</summary>
    public bool Counts(int unitId, int metricId) => accepted.Contains(unitId) && !withheld.Contains((unitId, metricId));

    /// <summary>Was the figure accepted and returned since, so that it does not count while the rest of its package does?</summary>
    public bool IsWithheld(int unitId, int metricId) => accepted.Contains(unitId) && withheld.Contains((unitId, metricId));

    /// <summary>What a unit that was asked for gives to the totals above it: its own figure where that counts, and what is added from below.</summary>
    public Figure? Given(int unitId, int metricId)
    {
        var (rollUp, value) = (Metrics[metricId].RollUp, Own(unitId, metricId));
        if (rollUp == RollUp.None)
            return null;
        if (value is not { IsTotal: true, IsFilled: true })
            return Domain.Metrics.Total.Of(rollUp, Counts(unitId, metricId) ? value?.Figure : null, Figures(Added(unitId, metricId), metricId)).All;
        // A whole that does not count yet covers nobody: those below go on being added.
        return Counts(unitId, metricId) ? value.Figure : Domain.Metrics.Total.Of(rollUp, null, Figures(Uncovered(unitId, metricId), metricId)).All;
    }

    /// <summary>The units below one for which it, or a unit between that counts, gave the whole: 总数直报.</summary>
    public IReadOnlySet<int> Covered(int unitId, int metricId)
    {
        if (Own(unitId, metricId) is not { IsTotal: true, IsFilled: true })
            return CoveredBetween(unitId, metricId);
        HashSet<int> all = [.. below[unitId]];
        return all;
    }

    /// <summary>The total of a unit beside that of another year, over the units that are in both. A whole that holds others (总数直报) is like a whole alone.</summary>
    public Alike AlikeWith(FigureBook before, int unitId, int metricId)
    {
        ArgumentNullException.ThrowIfNull(before);
        return Alike.Of(Metrics[metricId].RollUp, Givers(unitId, metricId), before.Givers(unitId, metricId));
    }

    private Dictionary<(int Unit, bool Whole), Figure> Givers(int unitId, int metricId) =>
        (Metrics[metricId].RollUp == RollUp.None ? [] : Added(unitId, metricId)).Append(unitId)
            .Select(unit => (Unit: unit, Value: Own(unit, metricId))).Where(giver => giver.Value?.Figure is not null)
            .ToDictionary(giver => (giver.Unit, giver.Value!.IsTotal), giver => giver.Value!.Figure!.Value);

    /// <summary>How many accepted units below gave a printed form alone, which nothing can add up.</summary>
    public int OnlyPrinted(int unitId, int metricId) => Added(unitId, metricId).Count(unit => Own(unit, metricId) is { Figure: null, Printed: not null });

    /// <summary>The printed form of a bound figure of this period as it is now, unit included; null where there is none.</summary>
    public string? Print(BoundFigure figure)
    {
        if (!Metrics.TryGetValue(figure.MetricId, out var metric))
            return null;
        if (Own(figure.UnitId, figure.MetricId) is { Figure: null, Printed: { } printed } alone && (figure.Aspect == FigureAspect.Own || alone.IsTotal))
            return printed + metric.Unit;
        var total = Total(figure.UnitId, figure.MetricId);
        return metric.Print(figure.Aspect switch { FigureAspect.Own => total.Own, FigureAspect.Below => total.Below, _ => total.All });
    }

    private IEnumerable<Figure> Figures(IEnumerable<int> units, int metricId) => units.Select(unit => Own(unit, metricId)?.Figure).OfType<Figure>();

    /// <summary>The units below whose figures are added: those that count, less those for which a unit between gave the whole.</summary>
    private IEnumerable<int> Added(int unitId, int metricId) => Own(unitId, metricId) is { IsTotal: true, IsFilled: true } ? [] : Uncovered(unitId, metricId);

    private IEnumerable<int> Uncovered(int unitId, int metricId)
    {
        var counted = below[unitId].Where(unit => Counts(unit, metricId));
        if (!direct.Contains(metricId))
            return counted;
        var covered = CoveredBetween(unitId, metricId);
        return counted.Where(unit => !covered.Contains(unit));
    }

    private HashSet<int> CoveredBetween(int unitId, int metricId)
    {
        var standing = below[unitId].ToHashSet();
        return [.. direct[metricId].Where(unit => standing.Contains(unit) && Counts(unit, metricId)).SelectMany(unit => below[unit])];
    }
}
