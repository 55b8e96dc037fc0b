using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>What a package holds, on its way into a revision.</summary>
public static class PackagePieces
{
    /// <summary>
    /// Everything in the package of a unit's year as it stands now: items, figures and plans in the first round, figures alone in the second,
    /// and the 合计 that a unit with units below signs. Inside the transaction of the move that freezes it.
    /// </summary>
    public static async Task<IReadOnlyList<FrozenPiece>> PiecesAsync(this WorkReportDb db, UnitYear year, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        // Two that freeze the same content at once would both put it in.
        await db.TakeTurnAsync(cancel);
        var (unit, period) = (year.Unit.Id, year.Period);
        List<(SubmittedPiece Piece, PieceContent Content)> made = [];
        if (year.Round == Round.First)
        {
            var items = await db.WorkItems.AsNoTracking().Where(i => i.UnitId == unit && i.PeriodId == period.Id).OrderBy(i => i.Id).ToListAsync(cancel);
            var plans = await db.PlanItems.AsNoTracking().Where(p => p.UnitId == unit && p.PeriodId == period.Id).OrderBy(p => p.Id).ToListAsync(cancel);
            made.AddRange(items.Select(i => (new SubmittedPiece(PieceKind.WorkItem, i.Id), PieceContent.Of(ItemFacts.Of(i)))));
            made.AddRange(plans.Select(p => (new SubmittedPiece(PieceKind.PlanItem, p.Id), PieceContent.Of(PlanFacts.Of(p)))));
            if (year.Submission is { HasNoItems: true })
                made.Add((new SubmittedPiece(PieceKind.NoItems, 0), PieceContent.Of(new NoItemsFacts())));
        }

        var book = await FigureBook.LoadAsync(db, period, year.Round, [unit], cancel);
        foreach (var metric in book.Metrics.Values.OrderBy(metric => metric.Code, StringComparer.Ordinal))
        {
            if (book.Own(unit, metric.Id) is { } value)
                made.Add((new SubmittedPiece(PieceKind.MetricValue, metric.Id), PieceContent.Of(ValueFacts.Of(value, metric.Wording.Number))));
        }

        var totals = TotalsNow(unit, await db.LevelsBelowAsync(unit, period, year.Round, cancel), book);
        made.AddRange(totals.Select(total => (new SubmittedPiece(PieceKind.SignedTotal, total.Key), PieceContent.Of(total.Value))));
        return await db.StoredOnceAsync(made, cancel);
    }

    /// <summary>From how many units of each level below one something is expected in a round, at any depth: 应报.</summary>
    internal static Task<Dictionary<UnitLevel, int>> LevelsBelowAsync(this WorkReportDb db, int unitId, ReportingPeriod period, int round, CancellationToken cancel) =>
        db.LatelyAsync(
            (nameof(LevelsBelowAsync), unitId, period.Id, round),
            (_, line) => !line.IsWork || (line.PeriodId == period.Id && (line.IsOfPackage || period.IsBackfill)),
            () => db.UnitsExpectedBelow(unitId, period, round).Join(db.OrgUnits, id => id, u => u.Id, (id, u) => u.Level).GroupBy(level => level).Select(g => new { Level = g.Key, Count = g.Count() })
                .ToDictionaryAsync(level => level.Level, level => level.Count, cancel));

    /// <summary>本级, 下级 and 合计 as they are computed now, with 应报 and 实报; nothing where nothing stands below.</summary>
    /// <param name="unitId">The unit.</param>
    /// <param name="below">From how many units of each level below it something is expected.</param>
    /// <param name="book">Its figures.</param>
    internal static IReadOnlyDictionary<int, TotalFacts> TotalsNow(int unitId, IReadOnlyDictionary<UnitLevel, int> below, FigureBook book) =>
        book.Metrics.Values.Where(metric => below.Count > 0 && metric.RollUp != RollUp.None)
            .Select(metric => (metric.Id, Facts: TotalFacts.Of(book.Total(unitId, metric.Id), below.Where(level => metric.IsFilledBy(level.Key)).Sum(level => level.Value))))
            .Where(total => !total.Facts.IsBlank).ToDictionary(total => total.Id, total => total.Facts);

    /// <summary>What the unit signed when it handed in or confirmed last, by metric; nothing where it signed nothing.</summary>
    public static async Task<IReadOnlyDictionary<int, TotalFacts>> SignedTotalsAsync(this WorkReportDb db, Submission? submission, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (submission?.LatestRevision is not { } latest)
            return new Dictionary<int, TotalFacts>();
        return (await db.Revisions.AsNoTracking().Where(r => r.SubmissionId == submission.Id && r.Number == latest)
            .SelectMany(r => r.Pieces.Where(p => p.Kind == PieceKind.SignedTotal)).Select(p => new { p.PieceId, p.Content }).ToListAsync(cancel))
            .ToDictionary(p => p.PieceId, p => p.Content!.Read<TotalFacts>());
    }

    /// <summary>What the accepted revision of a package holds; nothing where none was accepted.</summary>
    public static async Task<IReadOnlySet<SubmittedPiece>> AcceptedPiecesAsync(this WorkReportDb db, Submission submission, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(submission);
        if (submission.AcceptedRevision is not { } accepted)
            return new HashSet<SubmittedPiece>();
        var pieces = await db.Revisions.Where(r => r.SubmissionId == submission.Id && r.Number == accepted)
            .SelectMany(r => r.Pieces).Select(p => new { p.Kind, p.PieceId }).ToListAsync(cancel);
        return pieces.Select(p => new SubmittedPiece(p.Kind, p.PieceId)).ToHashSet();
    }

    /// <summary>The same pieces, each with the one row that keeps its content.</summary>
    private static async Task<IReadOnlyList<FrozenPiece>> StoredOnceAsync(
        this WorkReportDb db, IReadOnlyList<(SubmittedPiece Piece, PieceContent Content)> made, CancellationToken cancel)
    {
        var hashes = made.Select(piece => piece.Content.Hash).Distinct().ToList();
        var stored = await db.PieceContents.Where(content => hashes.Contains(content.Hash)).ToDictionaryAsync(content => content.Hash, cancel);
        return [.. made.Select(piece => new FrozenPiece(piece.Piece, stored.TryGetValue(piece.Content.Hash, out var there) ? there : stored[piece.Content.Hash] = piece.Content))];
    }
}
