using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;

namespace WorkReport.Web.Exchange;

/// <summary>Pieces of a unit's year that are no figures: while nobody has written on them since and their package is open.</summary>
internal abstract class PiecesUndo<T>(ImportDesk desk, PastImport past, PieceKind kind) : ImportUndo(desk, past)
    where T : Aggregate
{
    private SheetYear year = null!;

    /// <summary>Those that are there, tracked.</summary>
    protected IReadOnlyList<T> There { get; private set; } = [];

    protected abstract Task<List<T>> LoadAsync(CancellationToken cancel);

    protected abstract (int Id, int UnitId) KeysOf(T piece);

    /// <summary>May it still be changed, whatever its package says?</summary>
    protected virtual bool IsFree(T piece) => true;

    /// <summary>It is what it was before.</summary>
    protected abstract void TakeBack(T piece);

    /// <summary>It tells its last word; the row goes.</summary>
    protected abstract void Remove(T piece);

    protected override async Task<IReadOnlyList<Verdict>> JudgeAsync(CancellationToken cancel)
    {
        if (await Desk.Db.Periods.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(p => p.Id == Past.PeriodId, cancel) is not { } period)
            return [Verdict.No("Undo.PeriodGone")];
        year = await SheetYear.LoadAsync(Desk, period, Round.First, cancel);
        There = await LoadAsync(cancel);
        return
        [
            period.CanFill,
            Unchanged(There.Select(piece => (KeysOf(piece).Id, piece.Version))),
            Some("Undo.NotYours", There.Select(piece => KeysOf(piece).UnitId).Distinct().Count(unit => !year.Units.Has(unit))),
            period.CanFill.IsYes ? Some("Undo.HandedIn", There.Where(piece => !IsFree(piece) || !year.MayEdit(KeysOf(piece).UnitId, new SubmittedPiece(kind, KeysOf(piece).Id)).IsYes).Select(piece => KeysOf(piece).UnitId).Distinct().Count()) : Verdict.Yes,
        ];
    }

    protected override Task TakeBackAsync(CancellationToken cancel)
    {
        foreach (var piece in There)
        {
            var (id, unitId) = KeysOf(piece);
            if (Things[id].Before is not null)
            {
                TakeBack(piece);
                continue;
            }

            Remove(piece);
            year.PackageOf(unitId)?.LetGo(new SubmittedPiece(kind, id), Desk.By);
            Desk.Db.Remove(piece);
        }

        return Task.CompletedTask;
    }
}

/// <summary>工作事项.</summary>
internal sealed class ItemsUndo(ImportDesk desk, PastImport past) : PiecesUndo<WorkItem>(desk, past, PieceKind.WorkItem)
{
    protected override Task<List<WorkItem>> LoadAsync(CancellationToken cancel) =>
        Desk.Db.WorkItems.IgnoreAutoIncludes().Where(i => Desk.Db.ImportedThings.Any(t => t.ImportId == Past.Id && t.ThingId == i.Id)).ToListAsync(cancel);

    protected override (int Id, int UnitId) KeysOf(WorkItem piece) => (piece.Id, piece.UnitId);

    protected override void TakeBack(WorkItem piece) =>
        piece.Change(Before<ItemBefore>(piece.Id) is var (section, lead, body, partners) ? new ItemWords(section, lead, FigureText.Parse(body), partners) : piece.Words, Desk.By);

    protected override void Remove(WorkItem piece) => piece.Remove(Desk.By);
}

/// <summary>工作安排.</summary>
internal sealed class PlansUndo(ImportDesk desk, PastImport past) : PiecesUndo<PlanItem>(desk, past, PieceKind.PlanItem)
{
    protected override Task<List<PlanItem>> LoadAsync(CancellationToken cancel) =>
        Desk.Db.PlanItems.Where(p => Desk.Db.ImportedThings.Any(t => t.ImportId == Past.Id && t.ThingId == p.Id)).ToListAsync(cancel);

    protected override (int Id, int UnitId) KeysOf(PlanItem piece) => (piece.Id, piece.UnitId);

    protected override bool IsFree(PlanItem piece) => piece.CanChange.IsYes;

    protected override void TakeBack(PlanItem piece) => piece.Change(Before<PlanTask>(piece.Id)!, Desk.By);

    protected override void Remove(PlanItem piece) => piece.Remove(Desk.By);
}
