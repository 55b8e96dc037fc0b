using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Totals;

/// <summary>The figures of a unit and of what stands below it, in a fixed number of commands however many units there are.</summary>
public sealed class TotalsQuery(WorkReportDb db)
{
    /// <summary>The whole table; null where the person does not read at such a unit, or there is no such period.</summary>
    public async Task<TotalTable?> TableAsync(int personId, DateOnly today, int unitId, string address, CancellationToken cancel = default)
    {
        if (await UnitTree.LoadAsync(db, personId, today, unitId, address, cancel) is not { } tree)
            return null;
        var book = await FigureBook.LoadAsync(db, tree.Period, tree.Round, [unitId], cancel);
        var before = await db.PeriodBeforeAsync(tree.Period, cancel) is { } last ? await FigureBook.FollowedAsync(db, last, unitId, cancel) : null;
        var rows = book.Metrics.Values.OrderBy(metric => metric.Code, StringComparer.Ordinal).Select(metric => new TotalRow(
            metric, book.Own(unitId, metric.Id), book.Total(unitId, metric.Id), book.OnlyPrinted(unitId, metric.Id), before?.Total(unitId, metric.Id)));
        // Only what was closed makes a difference between what there is and what is expected.
        var expected = tree.All.All(unit => unit.ClosedOn is null) ? tree.All.Count : await db.UnitsExpectedBelow(unitId, tree.Period).CountAsync(cancel);
        return new TotalTable(tree, [.. rows.Where(row => row.IsShown)], tree.All.Count(unit => book.Counts(unit.Id)), expected);
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
        var children = tree.Children(unitId).Select(child => Row(child, book.Total(child.Id, metricId)));
        // Of all units, those that fill it in.
        var all = tree.All.Where(unit => metric.IsFilledBy(unit.Level) || book.Own(unit.Id, metricId) is not null)
            .Select(unit => Row(unit, Total.Of(metric.RollUp, book.Own(unit.Id, metricId)?.Figure, [])));
        return new FigureBehind(
            tree, metric, book.Total(unitId, metricId), book.OnlyPrinted(unitId, metricId),
            Row(tree.Root, book.Total(unitId, metricId)), await EntryAsync(book.Own(unitId, metricId), packages.GetValueOrDefault(unitId)?.Id, cancel),
            [.. children], [.. all]);

        UnitBehind Row(TreeUnit unit, Total total) => new(
            unit, book.Own(unit.Id, metricId), total, metric.RollUp, book.Counts(unit.Id, metricId),
            packages.GetValueOrDefault(unit.Id)?.State ?? SubmissionState.Drafting);
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
public sealed record TotalTable(UnitTree Tree, IReadOnlyList<TotalRow> Rows, int Counted, int Expected);

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
/// <param name="RollUp">The metric's class.</param>
/// <param name="Counts">Is its package accepted, so that its own figure counts above?</param>
/// <param name="State">Where its package stands.</param>
public sealed record UnitBehind(TreeUnit Unit, MetricValue? Own, Total Total, RollUp RollUp, bool Counts, SubmissionState State)
{
    /// <summary>What goes into the total above: what is below it counts whether or not its own figure does.</summary>
    public Figure? Given => RollUp == RollUp.None ? null : Total.IsDirect ? (Counts ? Total.All : null) : Total.Of(RollUp, Counts ? Own?.Figure : null, Total.Below is { } below ? [below] : []).All;
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
