using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;

namespace WorkReport.Web.Demonstration;

/// <summary>What packages hold when they are handed in, as the pages freeze it; every content is one row over the whole load.</summary>
internal sealed class DemonstrationPieces(WorkReportDb db)
{
    private readonly Dictionary<string, PieceContent> contents = new(StringComparer.Ordinal);

    /// <param name="unitId">The unit.</param>
    /// <param name="book">The figures of the round.</param>
    /// <param name="items">Its work items; of the first round only.</param>
    /// <param name="plans">Its tasks; of the first round only.</param>
    /// <param name="isEmpty">零报告.</param>
    /// <param name="below">How many units of each level stand below it.</param>
    public IReadOnlyList<FrozenPiece> Of(
        int unitId, FigureBook book, IReadOnlyList<WorkItem> items, IReadOnlyList<PlanItem> plans, bool isEmpty, IReadOnlyDictionary<UnitLevel, int> below)
    {
        List<FrozenPiece> pieces =
        [
            .. items.OrderBy(item => item.Id).Select(item => Piece(PieceKind.WorkItem, item.Id, ItemFacts.Of(item))),
            .. plans.OrderBy(plan => plan.Id).Select(plan => Piece(PieceKind.PlanItem, plan.Id, PlanFacts.Of(plan))),
        ];
        if (isEmpty)
            pieces.Add(Piece(PieceKind.NoItems, 0, new NoItemsFacts()));
        foreach (var metric in book.Metrics.Values.OrderBy(metric => metric.Code, StringComparer.Ordinal))
        {
            if (book.Own(unitId, metric.Id) is { } value)
                pieces.Add(Piece(PieceKind.MetricValue, metric.Id, ValueFacts.Of(value, metric.Wording.Number)));
        }

        if (below.Count > 0)
            pieces.AddRange(Totals(unitId, book, below));
        return pieces;
    }

    /// <summary>The same with one item as it was before it was mended.</summary>
    public IReadOnlyList<FrozenPiece> Before(IReadOnlyList<FrozenPiece> pieces, WorkItem item, ItemFacts then) =>
        [.. pieces.Select(piece => piece.Piece == new SubmittedPiece(PieceKind.WorkItem, item.Id) ? Piece(PieceKind.WorkItem, item.Id, then) : piece)];

    private IEnumerable<FrozenPiece> Totals(int unitId, FigureBook book, IReadOnlyDictionary<UnitLevel, int> below) =>
        book.Metrics.Values.Where(metric => metric.RollUp is not RollUp.None)
            .Select(metric => (metric.Id, Facts: TotalFacts.Of(book.Total(unitId, metric.Id), below.Where(level => metric.IsFilledBy(level.Key)).Sum(level => level.Value))))
            .Where(total => !total.Facts.IsBlank).Select(total => Piece(PieceKind.SignedTotal, total.Id, total.Facts));

    private FrozenPiece Piece(PieceKind kind, int id, object facts)
    {
        var content = PieceContent.Of(facts);
        if (contents.TryGetValue(content.Hash, out var there))
            content = there;
        else
            contents.Add(content.Hash, content);
        // Stored with an earlier batch, which the tracker has forgotten: it would be put in once more.
        if (content.Id != 0)
            db.Attach(content);
        return new FrozenPiece(new SubmittedPiece(kind, id), content);
    }
}
