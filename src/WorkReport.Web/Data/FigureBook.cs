using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>
/// The figures of one round of a period for some units: own, below, both. A unit's figures count above it once its own package is accepted,
/// those apart that were returned since, whatever the units in between have done; where a unit stood is what the tree says of the day up to
/// which the period counts. A 总数直报 stands for all units below the one that gave it. Own is read from the sheet, below as it is kept.
/// </summary>
public sealed class FigureBook : IWeighs
{
    private readonly Dictionary<(int Unit, int Metric), MetricValue> own;
    private readonly HashSet<int> accepted;
    private readonly HashSet<(int Unit, int Metric)> withheld;
    private readonly Dictionary<(int Unit, int Metric), Contribution> below;
    private readonly SettledBook settled;

    private FigureBook(
        int round, IReadOnlyDictionary<int, AskedMetric> metrics, Dictionary<(int Unit, int Metric), MetricValue> own, HashSet<int> accepted,
        HashSet<(int Unit, int Metric)> withheld, Dictionary<(int Unit, int Metric), Contribution> below, SettledBook settled)
    {
        (Round, Metrics) = (round, metrics);
        (this.own, this.accepted, this.withheld, this.below, this.settled) = (own, accepted, withheld, below, settled);
    }

    /// <summary>A book without a figure, for a text that has none.</summary>
    public static FigureBook Empty { get; } = new(Domain.Periods.Round.First, new Dictionary<int, AskedMetric>(), [], [], [], [], SettledBook.Empty);

    /// <summary>Which collecting of the period.</summary>
    public int Round { get; }

    int IWeighs.Units => 100;

    /// <summary>Every metric by key, in the wording of the period; what it does not ask is marked so.</summary>
    public IReadOnlyDictionary<int, AskedMetric> Metrics { get; }

    /// <summary>Reads all that is needed for these units in a fixed number of commands, and nothing of what stands below them.</summary>
    /// <param name="db">The store.</param>
    /// <param name="period">The period.</param>
    /// <param name="round">Which collecting of it.</param>
    /// <param name="unitIds">For which units figures will be asked.</param>
    /// <param name="cancel">Cancels.</param>
    public static Task<FigureBook> LoadAsync(
        WorkReportDb db, ReportingPeriod period, int round, IReadOnlyCollection<int> unitIds, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(unitIds);
        // One unit is what several parts of a page ask for.
        return unitIds.Distinct().Take(2).ToList() is [var only]
            ? db.OnceAsync((nameof(FigureBook), period.Id, round, only), () => db.LatelyAsync(
                (nameof(FigureBook), period.Id, round, only), (_, line) => MayChange(period, only, line), () => ReadAsync(db, period, round, [only], cancel)))
            : ReadAsync(db, period, round, unitIds, cancel);
    }

    private static async Task<FigureBook> ReadAsync(WorkReportDb db, ReportingPeriod period, int round, IReadOnlyCollection<int> unitIds, CancellationToken cancel)
    {
        var metrics = await db.EveryMetricAsync(period, cancel);
        var values = await ValuesAsync(db, period, round, unitIds, cancel);
        var tree = db.ReachesOn(period.Tree());
        var packages = db.Submissions.Where(s => s.PeriodId == period.Id && s.Round == round && s.AcceptedRevision != null && unitIds.Contains(s.UnitId) && tree.Any(r => r.UnitId == s.UnitId && r.Depth == 0));
        // Each with what was withheld of it, or with nothing.
        var counting = await packages.SelectMany(s => s.Withheld.Where(w => w.Kind == PieceKind.MetricValue).DefaultIfEmpty(), (s, w) => new { s.UnitId, Metric = w == null ? (int?)null : w.PieceId }).ToListAsync(cancel);
        // A year from before the product has no packages: what stands in it counts.
        var accepted = period.IsBackfill ? values.Keys.Select(key => key.Unit) : counting.Select(s => s.UnitId);
        var kept = await db.KeptTotals.AsNoTracking().Where(k => k.PeriodId == period.Id && k.Round == round && unitIds.Contains(k.UnitId)).ToListAsync(cancel);
        return new FigureBook(
            round, metrics, values, [.. accepted], [.. counting.Where(s => s.Metric is not null).Select(s => (s.UnitId, s.Metric!.Value))],
            kept.ToDictionary(k => (k.UnitId, k.MetricId), k => k.Sum), await SettledBook.LoadAsync(db, period, round, cancel));
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
            && await db.Submissions.AnyAsync(s => s.PeriodId == period.Id && s.UnitId == unitId && s.Round == Domain.Periods.Round.Second && s.AcceptedRevision != null, cancel);
        return await LoadAsync(db, period, isSecond ? Domain.Periods.Round.Second : Domain.Periods.Round.First, [unitId], cancel);
    }

    /// <summary>The figures of all these units as they will stand once the packages of some, and of no others, have been accepted: added up now, from the sheets.</summary>
    internal static async Task<FigureBook> OnceAcceptedAsync(
        WorkReportDb db, ReportingPeriod period, int round, IReadOnlyCollection<int> unitIds, IEnumerable<int> accepted, CancellationToken cancel)
    {
        var metrics = await db.EveryMetricAsync(period, cancel);
        var values = await ValuesAsync(db, period, round, unitIds, cancel);
        HashSet<int> counting = [.. accepted];
        var figures = values.Where(value => counting.Contains(value.Key.Unit) && value.Value.IsFilled)
            .ToDictionary(value => value.Key, value => CountingFigure.Of(metrics[value.Key.Metric].RollUp, value.Value.Value, value.Value.Base, value.Value.IsTotal));
        return new FigureBook(round, metrics, values, counting, [], AddedUp.Of(await db.AboveAsync(period, units: null, cancel), figures), SettledBook.Empty);
    }

    /// <summary>May the figures of a unit be others after this line? What is added up below it moves with the packages there; in a year from before the product with the figures themselves.</summary>
    internal static bool MayChange(ReportingPeriod period, int unitId, TrailLine line) =>
        !line.IsWork || (line.PeriodId == period.Id && (line.IsOfPackage || (line.IsOfSheet && (line.UnitId == unitId || line.IsCorrection || period.IsBackfill))));

    /// <summary>What the unit itself reports; null where it reports nothing.</summary>
    public MetricValue? Own(int unitId, int metricId) => own.GetValueOrDefault((unitId, metricId));

    /// <summary>Own, below and both, of one of the units that were asked for.</summary>
    public Total Total(int unitId, int metricId)
    {
        var value = Own(unitId, metricId);
        return IsWhole(value) ? Domain.Metrics.Total.Direct(value!.Figure) : Domain.Metrics.Total.Of(Metrics[metricId].RollUp, value?.Figure, Below(unitId, metricId));
    }

    /// <summary>The same beside what 核定数 make of it.</summary>
    public SettledTotal Settled(int unitId, int metricId) => new(Total(unitId, metricId), settled.OfRow(unitId, metricId), settled.Below(unitId, metricId), settled.OfTotal(unitId, metricId));

    /// <summary>Holds any 核定数 in this collecting?</summary>
    public bool HasSettled => !settled.IsEmpty;

    /// <summary>Has the unit's package been accepted, so that its figures count above it?</summary>
    public bool Counts(int unitId) => accepted.Contains(unitId);

    /// <summary>The same of one of its figures, which may have been returned since.</summary>
    public bool Counts(int unitId, int metricId) => accepted.Contains(unitId) && !withheld.Contains((unitId, metricId));

    /// <summary>Was the figure accepted and returned since, so that it does not count while the rest of its package does?</summary>
    public bool IsWithheld(int unitId, int metricId) => accepted.Contains(unitId) && withheld.Contains((unitId, metricId));

    /// <summary>Has the unit a figure of its own that was not accepted, or was returned since? In its own total it stands all the same.</summary>
    public bool IsOwnUnaccepted(int unitId, int metricId) => Own(unitId, metricId) is { IsFilled: true } && !Counts(unitId, metricId);

    /// <summary>Can a metric of another period be set beside what these figures say of it? What was counted in another unit or class cannot.</summary>
    public bool IsComparable(AskedMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return Metrics.GetValueOrDefault(metric.Id) is { } was && was.Unit == metric.Unit && was.RollUp == metric.RollUp;
    }

    /// <summary>Does a whole that the unit gave (总数直报) count in place of all units below it?</summary>
    public bool Covers(int unitId, int metricId) => IsWhole(Own(unitId, metricId)) && Counts(unitId, metricId);

    /// <summary>What a unit that was asked for gives to the totals above it: its own figure where that counts, and what is added from below.</summary>
    public Figure? Given(int unitId, int metricId)
    {
        var (rollUp, value) = (Metrics[metricId].RollUp, Own(unitId, metricId));
        if (rollUp == RollUp.None)
            return null;
        // A whole that does not count yet covers nobody: those below go on being added.
        return Covers(unitId, metricId) ? value!.Figure : Domain.Metrics.Total.Of(rollUp, Counts(unitId, metricId) ? value?.Figure : null, Below(unitId, metricId)).All;
    }

    /// <summary>How many accepted units below gave a printed form alone, which nothing can add up.</summary>
    public int OnlyPrinted(int unitId, int metricId) => IsWhole(Own(unitId, metricId)) ? 0 : Below(unitId, metricId).OnlyPrinted;

    /// <summary>The printed form of a bound figure of this period as it is now, unit included; null where there is none.</summary>
    public string? Print(BoundFigure figure) => Print(figure, FigureBasis.Reported);

    /// <summary>The same of 上报数 or of 核定数, which is 上报数 where nothing was settled.</summary>
    public string? Print(BoundFigure figure, FigureBasis basis)
    {
        if (!Metrics.TryGetValue(figure.MetricId, out var metric))
            return null;
        if (basis is FigureBasis.Settled && Settled(figure.UnitId, figure.MetricId) is { } both && both.Touches(figure.Aspect))
            return metric.Print(both.Of(figure.Aspect));
        if (Own(figure.UnitId, figure.MetricId) is { Figure: null, Printed: { } printed } alone && (figure.Aspect == FigureAspect.Own || alone.IsTotal))
            return printed + metric.Unit;
        var total = Total(figure.UnitId, figure.MetricId);
        return metric.Print(figure.Aspect switch { FigureAspect.Own => total.Own, FigureAspect.Below => total.Below, _ => total.All });
    }

    private static bool IsWhole(MetricValue? value) => value is { IsTotal: true, IsFilled: true };

    private static async Task<Dictionary<(int Unit, int Metric), MetricValue>> ValuesAsync(
        WorkReportDb db, ReportingPeriod period, int round, IReadOnlyCollection<int> unitIds, CancellationToken cancel) =>
        (await db.MetricSheets.AsNoTracking().Where(s => s.PeriodId == period.Id && s.Round == round && unitIds.Contains(s.UnitId))
            .SelectMany(s => s.Values, (s, v) => new { s.UnitId, Value = v }).ToListAsync(cancel)).ToDictionary(v => (v.UnitId, v.Value.MetricId), v => v.Value);

    private Contribution Below(int unitId, int metricId) => below.GetValueOrDefault((unitId, metricId));
}
