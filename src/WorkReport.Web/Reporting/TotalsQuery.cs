using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting;

/// <summary>The figures of a unit and of what stands below it, in a fixed number of commands however many units there are.</summary>
public sealed class TotalsQuery(WorkReportDb db)
{
    /// <summary>The whole table; null where the person does not read at such a unit, or there is no such period.</summary>
    public async Task<TotalTable?> TableAsync(int personId, DateOnly today, int unitId, string address, CancellationToken cancel = default)
    {
        if (await UnitTree.LoadAsync(db, personId, today, unitId, address, cancel) is not { } tree)
            return null;
        var book = await FigureBook.LoadAsync(db, tree.Period, tree.Round, [unitId], cancel);
        var before = await db.PeriodBeforeAsync(tree.Period, cancel) is { } period ? await FigureBook.FollowedAsync(db, period, unitId, cancel) : null;
        // What was counted in another unit or class is nothing to compare with.
        FigureBook? Comparable(AskedMetric metric) => before?.Metrics[metric.Id] is { } was && was.Unit == metric.Unit && was.RollUp == metric.RollUp ? before : null;
        var rows = book.Metrics.Values.OrderBy(metric => metric.Code, StringComparer.Ordinal).Select(metric => new TotalRow(
            metric, book.Own(unitId, metric.Id), book.Total(unitId, metric.Id), book.OnlyPrinted(unitId, metric.Id),
            Comparable(metric)?.Total(unitId, metric.Id), Comparable(metric) is { } last ? book.AlikeWith(last, unitId, metric.Id) : null));
        // Only what was closed makes a difference between what there is and what is expected.
        var expected = tree.All.All(unit => unit.ClosedOn is null) ? tree.All.Count : await db.UnitsExpectedBelow(unitId, tree.Period, tree.Round).CountAsync(cancel);
        var package = await db.Submissions.AsNoTracking().IgnoreAutoIncludes().AsSingleQuery()
            .SingleOrDefaultAsync(s => s.UnitId == unitId && s.PeriodId == tree.Period.Id && s.Round == tree.Round, cancel);
        var signed = await db.SigningAsync(unitId, tree.Period, tree.Round, package, book, cancel);
        return new TotalTable(tree, [.. rows.Where(row => row.IsShown)], tree.All.Count(unit => book.Counts(unit.Id)), expected, signed.Moved, package?.Id);
    }

    /// <summary>Whose figures stand behind one figure of the table; null where there is none for this person.</summary>
    public async Task<FigureBehind?> BehindAsync(
        int personId, DateOnly today, int unitId, string address, int metricId, CancellationToken cancel = default)
    {
        if (await UnitTree.LoadAsync(db, personId, today, unitId, address, cancel) is not { } tree)
            return null;
        var (period, shown) = (tree.Period, db.ReachesOn(tree.Period.Tree()));
        var book = await FigureBook.LoadAsync(db, period, tree.Round, [unitId, .. tree.Children(unitId).Select(child => child.Id)], cancel);
        if (!book.Metrics.TryGetValue(metricId, out var metric))
            return null;
        var packages = await db.Submissions.Where(s => s.PeriodId == period.Id && s.Round == tree.Round && (s.UnitId == unitId || shown.Any(r => r.AncestorId == unitId && r.UnitId == s.UnitId)))
            .Select(s => new { s.UnitId, s.Id, s.State }).ToDictionaryAsync(s => s.UnitId, cancel);
        var covered = book.Covered(unitId, metricId);
        var children = tree.Children(unitId).Select(child => Row(child, book.Total(child.Id, metricId), book.Given(child.Id, metricId)));
        // Of all units, those that fill it in.
        var all = tree.All.Where(unit => metric.IsFilledBy(unit.Level) || book.Own(unit.Id, metricId) is not null).Select(unit => Row(unit, Alone(book.Own(unit.Id, metricId)), OfItself(unit.Id)));
        return new FigureBehind(
            tree, metric, book.Total(unitId, metricId), book.OnlyPrinted(unitId, metricId),
            Row(tree.Root, book.Total(unitId, metricId), book.Given(unitId, metricId)), await EntryAsync(book.Own(unitId, metricId), packages.GetValueOrDefault(unitId)?.Id, cancel),
            [.. children], [.. all]);

        Total Alone(MetricValue? own) => own is { IsTotal: true } ? Total.Direct(own.Figure) : Total.Of(metric.RollUp, own?.Figure, []);

        Figure? OfItself(int unit) => metric.RollUp != RollUp.None && book.Counts(unit, metricId) ? book.Own(unit, metricId)?.Figure : null;

        UnitBehind Row(TreeUnit unit, Total total, Figure? given) => new(
            unit, book.Own(unit.Id, metricId), total, covered.Contains(unit.Id) ? null : given, book.Counts(unit.Id, metricId),
            packages.GetValueOrDefault(unit.Id)?.State ?? SubmissionState.Drafting)
        {
            IsWithheld = book.IsWithheld(unit.Id, metricId),
            IsCovered = covered.Contains(unit.Id),
        };
    }

    private async Task<FigureEntry> EntryAsync(MetricValue? value, int? packageId, CancellationToken cancel)
    {
        var moves = await db.Submissions.AsNoTracking().Where(s => s.Id == packageId).SelectMany(s => s.Moves).OrderBy(m => m.Id)
            .Select(m => new EntryMove(m.Move, m.Who, m.At, m.DecidedBy, m.DecidedOn)).ToListAsync(cancel);
        var filled = value is { EnteredBy: { } who, EnteredAt: { } at } ? new EntryMove("", who, at, null, null) : null;
        return new FigureEntry(value, packageId, filled, moves);
    }
}

/// <summary>汇总: the table of a unit.</summary>
/// <param name="Tree">The unit and what stands below it.</param>
/// <param name="Rows">A metric each, in the order of the codes.</param>
/// <param name="Counted">How many units below count.</param>
/// <param name="Expected">From how many below something is expected.</param>
/// <param name="Moved">Where what the unit signed is no longer what is computed.</param>
/// <param name="PackageId">The unit's package; null while there is none.</param>
public sealed record TotalTable(UnitTree Tree, IReadOnlyList<TotalRow> Rows, int Counted, int Expected, IReadOnlyList<SignedTotal> Moved, int? PackageId)
{
    /// <summary>What the unit signed of a metric, where it is no longer what is computed; null where it still is.</summary>
    public SignedTotal? MovedOf(int metricId) => Moved.FirstOrDefault(row => row.Metric.Id == metricId);
}

/// <summary>What stands behind one figure.</summary>
/// <param name="Tree">The unit and what stands below it.</param>
/// <param name="Metric">What is counted.</param>
/// <param name="Total">The figure.</param>
/// <param name="OnlyPrinted">How many accepted units below gave a printed form alone.</param>
/// <param name="Root">The unit's own part in it.</param>
/// <param name="Entry">How the unit's own figure came about.</param>
/// <param name="Children">What stands right below, with all that is below each.</param>
/// <param name="All">Every single unit below that fills it in.</param>
public sealed record FigureBehind(
    UnitTree Tree, AskedMetric Metric, Total Total, int OnlyPrinted, UnitBehind Root, FigureEntry Entry, IReadOnlyList<UnitBehind> Children, IReadOnlyList<UnitBehind> All);

/// <summary>One unit behind a figure.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Own">What it reports; null for nothing.</param>
/// <param name="Total">Its own figure and, where asked for, all below it.</param>
/// <param name="Given">What goes into the total above: what is below it counts whether or not its own figure does.</param>
/// <param name="Counts">Was its figure accepted, and not returned since, so that it counts above?</param>
/// <param name="State">Where its package stands.</param>
public sealed record UnitBehind(TreeUnit Unit, MetricValue? Own, Total Total, Figure? Given, bool Counts, SubmissionState State)
{
    /// <summary>The figure was accepted and returned since; the rest of its package counts.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>A unit above it gave the whole (总数直报), so that nothing of it is added.</summary>
    public bool IsCovered { get; init; }

    /// <summary>It gave the whole itself, those below it included.</summary>
    public bool IsDirect => Own is { IsTotal: true, IsFilled: true };
}

/// <summary>How a unit's own figure came about.</summary>
/// <param name="Value">The figure; null where there is none.</param>
/// <param name="PackageId">The package it travelled in; null while there is none.</param>
/// <param name="Filled">Who last entered it; null where nobody did.</param>
/// <param name="Moves">Every move of the package, oldest first.</param>
public sealed record FigureEntry(MetricValue? Value, int? PackageId, EntryMove? Filled, IReadOnlyList<EntryMove> Moves)
{
    /// <summary>The moves since it was last handed in: what went before was sent back.</summary>
    public IEnumerable<EntryMove> Way => Moves.Skip(Math.Max(0, Moves.ToList().FindLastIndex(move => move.Move == nameof(SubmissionMove.Submit))));
}

/// <summary>Who did what to it, and when; on paper also who decided.</summary>
public sealed record EntryMove(string Move, string Who, DateTimeOffset At, string? DecidedBy, DateOnly? DecidedOn);
