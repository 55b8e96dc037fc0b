using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
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

        made.AddRange(await db.TotalsOfAsync(year, book, cancel));
        return await db.StoredOnceAsync(made, cancel);
    }

    /// <summary>本级, 下级 and 合计 as they are computed now, with 应报 and 实报; nothing where nothing stands below.</summary>
    public static async Task<IReadOnlyDictionary<int, TotalFacts>> TotalsNowAsync(this WorkReportDb db, UnitYear year, FigureBook book, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(book);
        var levels = await db.ReachesOn(year.Period.Tree()).Where(r => r.AncestorId == year.Unit.Id && r.Depth > 0 && r.ClosedOn == null)
            .Join(db.OrgUnits, r => r.UnitId, u => u.Id, (r, u) => u.Level).GroupBy(level => level).Select(g => new { Level = g.Key, Count = g.Count() }).ToListAsync(cancel);
        if (levels.Count == 0)
            return new Dictionary<int, TotalFacts>();
        return book.Metrics.Values.Where(metric => metric.RollUp != RollUp.None)
            .Select(metric => (metric.Id, Facts: TotalFacts.Of(book.Total(year.Unit.Id, metric.Id), levels.Where(level => metric.IsFilledBy(level.Level)).Sum(level => level.Count))))
            .Where(total => !total.Facts.IsBlank).ToDictionary(total => total.Id, total => total.Facts);
    }

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

    private static async Task<IEnumerable<(SubmittedPiece, PieceContent)>> TotalsOfAsync(this WorkReportDb db, UnitYear year, FigureBook book, CancellationToken cancel) =>
        (await db.TotalsNowAsync(year, book, cancel)).Select(total => (new SubmittedPiece(PieceKind.SignedTotal, total.Key), PieceContent.Of(total.Value)));

    /// <summary>The same pieces, each with the one row that keeps its content.</summary>
    private static async Task<IReadOnlyList<FrozenPiece>> StoredOnceAsync(
        this WorkReportDb db, IReadOnlyList<(SubmittedPiece Piece, PieceContent Content)> made, CancellationToken cancel)
    {
        var hashes = made.Select(piece => piece.Content.Hash).Distinct().ToList();
        var stored = await db.PieceContents.Where(content => hashes.Contains(content.Hash)).ToDictionaryAsync(content => content.Hash, cancel);
        return [.. made.Select(piece => new FrozenPiece(piece.Piece, stored.TryGetValue(piece.Content.Hash, out var there) ? there : stored[piece.Content.Hash] = piece.Content))];
    }
}
