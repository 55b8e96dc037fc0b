using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting;

/// <summary>The figures of a unit and of what stands below it, in a fixed number of commands however many units there are: what is added up is kept.</summary>
public sealed class TotalsQuery(WorkReportDb db)
{
    /// <summary>The whole table; null where the person does not read at such a unit, or there is no such period.</summary>
    public async Task<TotalTable?> TableAsync(int personId, DateOnly today, int unitId, string address, CancellationToken cancel = default) =>
        await UnitTree.LoadAsync(db, personId, today, unitId, address, UnitTree.RightBelow, cancel) is { } tree ? await TableAsync(tree, cancel) : null;

    /// <summary>The same of a tree that was read.</summary>
    public async Task<TotalTable> TableAsync(UnitTree tree, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var (period, round, unitId) = (tree.Period, tree.Round, tree.Root.Id);
        var book = await FigureBook.LoadAsync(db, period, round, [unitId], cancel);
        var package = await db.Submissions.AsNoTracking().IgnoreAutoIncludes().AsSingleQuery()
            .SingleOrDefaultAsync(s => s.UnitId == unitId && s.PeriodId == period.Id && s.Round == round, cancel);
        var signed = await db.SigningAsync(unitId, period, round, package, book, cancel);
        var rows = await RowsAsync(period, round, unitId, book, cancel);
        var (counted, expected) = (db.UnitsCountedBelow(unitId, period, round), db.UnitsExpectedBelow(unitId, period, round));
        var below = await db.BarePeriods().Where(p => p.Id == period.Id).Select(_ => new { Counted = counted.Count(), Expected = expected.Count() }).SingleOrDefaultAsync(cancel);
        return new TotalTable(tree, [.. rows.Where(row => row.IsShown)], below?.Counted ?? 0, below?.Expected ?? 0, signed.Moved, package?.Id);
    }

    /// <summary>Whose figures stand behind one figure of the table; null where there is none for this person.</summary>
    /// <param name="personId">Who asks.</param>
    /// <param name="today">The day by which they reach.</param>
    /// <param name="unitId">The unit.</param>
    /// <param name="address">The period and the round.</param>
    /// <param name="metricId">Of which metric.</param>
    /// <param name="everyUnit">Also every single unit below, not only those right below.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<FigureBehind?> BehindAsync(
        int personId, DateOnly today, int unitId, string address, int metricId, bool everyUnit = false, CancellationToken cancel = default)
    {
        if (await UnitTree.LoadAsync(db, personId, today, unitId, address, everyUnit ? UnitTree.Everything : UnitTree.RightBelow, cancel) is not { } tree)
            return null;
        List<int> units = [unitId, .. tree.All.Select(unit => unit.Id)];
        var book = await FigureBook.LoadAsync(db, tree.Period, tree.Round, units, cancel);
        if (!book.Metrics.TryGetValue(metricId, out var metric))
            return null;
        var packages = await db.Submissions.Where(s => s.PeriodId == tree.Period.Id && s.Round == tree.Round && units.Contains(s.UnitId))
            .Select(s => new { s.UnitId, s.Id, s.State }).ToDictionaryAsync(s => s.UnitId, cancel);
        var covered = Covered(tree, book, metricId);
        var children = tree.Children(unitId).Select(child => Row(child, book.Total(child.Id, metricId), book.Given(child.Id, metricId)));
        // Of all units, those that fill it in.
        var all = (everyUnit ? tree.All : []).Where(unit => metric.IsFilledBy(unit.Level) || book.Own(unit.Id, metricId) is not null).Select(unit => Row(unit, Alone(book.Own(unit.Id, metricId)), OfItself(unit.Id)));
        return new FigureBehind(
            tree, metric, book.Total(unitId, metricId), book.OnlyPrinted(unitId, metricId),
            Row(tree.Root, book.Total(unitId, metricId), book.Given(unitId, metricId)), await EntryAsync(book.Own(unitId, metricId), packages.GetValueOrDefault(unitId)?.Id, cancel),
            [.. children], [.. all])
        {
            Settled = book.Settled(unitId, metricId),
            SettledBy = [.. SettledShown.Of(book, unitId, metricId)],
        };

        Total Alone(MetricValue? own) => own is { IsTotal: true } ? Total.Direct(own.Figure) : Total.Of(metric.RollUp, own?.Figure, []);

        Figure? OfItself(int unit) => metric.RollUp != RollUp.None && book.Counts(unit, metricId) ? book.Own(unit, metricId)?.Figure : null;

        UnitBehind Row(TreeUnit unit, Total total, Figure? given) => new(
            unit, book.Own(unit.Id, metricId), total, covered.Contains(unit.Id) ? null : given, book.Counts(unit.Id, metricId),
            packages.GetValueOrDefault(unit.Id)?.State ?? SubmissionState.Drafting)
        {
            IsWithheld = book.IsWithheld(unit.Id, metricId),
            IsCovered = covered.Contains(unit.Id),
            Settled = book.Settled(unit.Id, metricId),
        };
    }

    private async Task<IEnumerable<TotalRow>> RowsAsync(ReportingPeriod period, int round, int unitId, FigureBook book, CancellationToken cancel)
    {
        var year = await db.PeriodBeforeAsync(period, cancel);
        var before = year is null ? null : await FigureBook.FollowedAsync(db, year, unitId, cancel);
        var (givers, giversBefore) = year is null || before is null ? (null, null)
            : (await Givers.LoadAsync(db, period, round, unitId, cancel), await Givers.LoadAsync(db, year, before.Round, unitId, cancel));
        return book.Metrics.Values.OrderBy(metric => metric.Code, StringComparer.Ordinal).Select(metric => new TotalRow(
            metric, book.Own(unitId, metric.Id), book.Total(unitId, metric.Id), book.OnlyPrinted(unitId, metric.Id), Comparable(metric)?.Total(unitId, metric.Id),
            Comparable(metric) is { } last ? givers!.AlikeWith(giversBefore!, metric, unitId, book.Own(unitId, metric.Id), last.Own(unitId, metric.Id)) : null)
        {
            IsBeforeUnaccepted = Comparable(metric)?.IsOwnUnaccepted(unitId, metric.Id) is true,
            Settled = book.Settled(unitId, metric.Id),
            SettledBy = [.. SettledShown.Of(book, unitId, metric.Id)],
        });

        FigureBook? Comparable(AskedMetric metric) => before?.IsComparable(metric) is true ? before : null;
    }

    /// <summary>The units below for which the unit, or a unit between that counts, gave the whole: 总数直报.</summary>
    private static HashSet<int> Covered(UnitTree tree, FigureBook book, int metricId)
    {
        if (book.Own(tree.Root.Id, metricId) is { IsTotal: true, IsFilled: true })
            return [.. tree.All.Select(unit => unit.Id)];
        return [.. tree.All.Where(unit => book.Covers(unit.Id, metricId)).SelectMany(unit => tree.Below(unit.Id)).Select(unit => unit.Id)];
    }

    private async Task<FigureEntry> EntryAsync(MetricValue? value, int? packageId, CancellationToken cancel)
    {
        var moves = await db.Submissions.AsNoTracking().Where(s => s.Id == packageId).SelectMany(s => s.Moves).OrderBy(m => m.Id)
            .Select(m => new EntryMove(m.Move, m.Who, m.At, m.DecidedBy, m.DecidedOn) { DecidedPost = m.DecidedPost, IsOwn = m.IsOwn }).ToListAsync(cancel);
        var filled = value is { EnteredBy: { } who, EnteredAt: { } at } ? new EntryMove("", who, at, null, null) : null;
        return new FigureEntry(value, packageId, filled, moves);
    }
}

/// <summary>汇总: the table of a unit.</summary>
/// <param name="Tree">The unit and what stands right below it.</param>
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
/// <param name="All">Every single unit below that fills it in, where that was asked for.</param>
public sealed record FigureBehind(
    UnitTree Tree, AskedMetric Metric, Total Total, int OnlyPrinted, UnitBehind Root, FigureEntry Entry, IReadOnlyList<UnitBehind> Children, IReadOnlyList<UnitBehind> All)
{
    /// <summary>The figure beside what 核定数 make of it.</summary>
    public required SettledTotal Settled { get; init; }

    /// <summary>The 核定数 of this unit itself.</summary>
    public IReadOnlyList<SettledShown> SettledBy { get; init; } = [];
}

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

    /// <summary>Its figures beside what 核定数 make of them.</summary>
    public required SettledTotal Settled { get; init; }

    /// <summary>核增／核减 that go into the total above with it; alone, those of its own row. Null where there are none.</summary>
    public Figure? GivenChange(bool alone) => IsCovered ? null : alone ? Counts ? Settled.OwnChange : null
        : new[] { Counts ? Settled.OwnChange : null, Settled.BelowChange, Counts ? Settled.WholeChange : null }.OfType<Figure>().ToList() is { Count: > 0 } changes
            ? changes.Aggregate((sum, change) => sum.Plus(change)) : null;

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
public sealed record EntryMove(string Move, string Who, DateTimeOffset At, string? DecidedBy, DateOnly? DecidedOn)
{
    /// <summary>The post of who decided on paper.</summary>
    public string? DecidedPost { get; init; }

    /// <summary>本人经办.</summary>
    public bool IsOwn { get; init; }
}
