using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>
/// The figures of a period for some units: own, below, both. A unit's figures count above it once its own package is accepted,
/// whatever the units in between have done; where a unit stood is what the tree says of the day up to which the period counts, or of the
/// unit's own last day where it was closed before.
/// </summary>
public sealed class FigureBook
{
    private readonly Dictionary<(int Unit, int Metric), MetricValue> own;
    private readonly HashSet<int> accepted;
    private readonly ILookup<int, int> below;
    private readonly Dictionary<(int Unit, int Metric), Total> totals = [];

    private FigureBook(
        IReadOnlyList<Metric> metrics, Dictionary<(int Unit, int Metric), MetricValue> own, HashSet<int> accepted, ILookup<int, int> below)
    {
        Metrics = metrics.ToDictionary(metric => metric.Id);
        (this.own, this.accepted, this.below) = (own, accepted, below);
    }

    /// <summary>A book without a figure, for a text that has none.</summary>
    public static FigureBook Empty { get; } = new([], [], [], Array.Empty<(int Above, int Unit)>().ToLookup(r => r.Above, r => r.Unit));

    /// <summary>The whole catalogue, by key.</summary>
    public IReadOnlyDictionary<int, Metric> Metrics { get; }

    /// <summary>Reads all that is needed for these units in four commands, however many units stand below them.</summary>
    /// <param name="db">The store.</param>
    /// <param name="period">The period.</param>
    /// <param name="unitIds">For which units figures will be asked.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<FigureBook> LoadAsync(WorkReportDb db, ReportingPeriod period, IReadOnlyCollection<int> unitIds, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(unitIds);
        var metrics = await db.Metrics.AsNoTracking().OrderBy(m => m.Code).ToListAsync(cancel);
        var reaches = db.ReachesOn(period.Tree()).Where(r => unitIds.Contains(r.AncestorId));
        var below = await reaches.Where(r => r.Depth > 0).Select(r => new { r.AncestorId, r.UnitId }).ToListAsync(cancel);
        var accepted = await db.Submissions
            .Where(s => s.PeriodId == period.Id && (s.State == SubmissionState.Accepted || (s.IsTop && s.State == SubmissionState.Approved)))
            .Where(s => reaches.Any(r => r.UnitId == s.UnitId)).Select(s => s.UnitId).ToListAsync(cancel);
        var values = await db.MetricSheets.AsNoTracking().Where(s => s.PeriodId == period.Id && (unitIds.Contains(s.UnitId) || reaches.Any(r => r.UnitId == s.UnitId)))
            .SelectMany(s => s.Values, (s, v) => new { s.UnitId, Value = v }).ToListAsync(cancel);
        return new FigureBook(
            metrics, values.ToDictionary(v => (v.UnitId, v.Value.MetricId), v => v.Value), [.. accepted], below.ToLookup(r => r.AncestorId, r => r.UnitId));
    }

    /// <summary>What the unit itself reports; null where it reports nothing.</summary>
    public MetricValue? Own(int unitId, int metricId) => own.GetValueOrDefault((unitId, metricId));

    /// <summary>Own, below and both, of one of the units that were asked for.</summary>
    public Total Total(int unitId, int metricId)
    {
        if (totals.TryGetValue((unitId, metricId), out var known))
            return known;
        var counted = below[unitId].Where(accepted.Contains).Select(unit => Own(unit, metricId)?.Figure).OfType<Figure>();
        return totals[(unitId, metricId)] = Domain.Metrics.Total.Of(Metrics[metricId].RollUp, Own(unitId, metricId)?.Figure, counted);
    }

    /// <summary>Has the unit's package been accepted, so that its figures count above it?</summary>
    public bool Counts(int unitId) => accepted.Contains(unitId);

    /// <summary>How many accepted units below gave a printed form alone, which nothing can add up.</summary>
    public int OnlyPrinted(int unitId, int metricId) =>
        below[unitId].Count(unit => accepted.Contains(unit) && Own(unit, metricId) is { Figure: null, Printed: not null });

    /// <summary>
    /// The printed form of a bound figure for a text of another unit: what a unit below has not had accepted is not there, so the form last
    /// seen stays until it is.
    /// </summary>
    public Func<BoundFigure, string?> PrintFor(int unitId) => figure => figure.UnitId == unitId || Counts(figure.UnitId) ? Print(figure) : null;

    /// <summary>The printed form of a bound figure as it is now, unit included; null where there is none.</summary>
    public string? Print(BoundFigure figure)
    {
        if (!Metrics.TryGetValue(figure.MetricId, out var metric))
            return null;
        if (figure.Aspect == FigureAspect.Own && Own(figure.UnitId, figure.MetricId) is { Figure: null, Printed: { } printed })
            return printed + metric.Unit;
        var total = Total(figure.UnitId, figure.MetricId);
        return metric.Print(figure.Aspect switch { FigureAspect.Own => total.Own, FigureAspect.Below => total.Below, _ => total.All });
    }
}
