using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>单位: those that the import founded are gone, while nobody works there and nothing was reported. What it moved, named or closed is taken back on the page of each unit.</summary>
internal sealed class UnitsUndo(ImportDesk desk, PastImport past) : ImportUndo(desk, past)
{
    private List<OrgUnit> founded = [];

    protected override async Task<IReadOnlyList<Verdict>> JudgeAsync(CancellationToken cancel)
    {
        var db = Desk.Db;
        var touched = db.ImportedThings.Where(t => t.ImportId == Past.Id);
        var there = await db.OrgUnits.Where(u => touched.Any(t => t.ThingId == u.Id)).ToListAsync(cancel);
        founded = there.FindAll(unit => Things[unit.Id].Before is null);
        var others = Things.Values.Count(thing => thing.Before is not null);
        var settled = await db.SettledUntilAsync(cancel);
        var yours = Desk.PersonId is { } who ? await db.UnitsWithin(who, TreeDay.WithAll(Desk.Today), Role.Administrator).CountAsync(u => touched.Any(t => t.ThingId == u.Id), cancel) : there.Count;
        var mine = touched.Select(t => t.ThingId);
        return
        [
            Some("Undo.UnitsChanged", others),
            Unchanged(there.Select(unit => (unit.Id, unit.Version))),
            Some("Undo.NotYours", there.Count - yours),
            Some("Undo.UnitsSettled", founded.Count(unit => unit.Places[0].From <= settled)),
            Some("Undo.UnitsBelow", await db.OrgUnits.CountAsync(u => !mine.Contains(u.Id) && u.Places.Any(p => p.ParentId != null && mine.Contains(p.ParentId.Value)), cancel)),
            Some("Undo.UnitsPeople", await db.People.CountAsync(p => p.Memberships.Any(m => mine.Contains(m.UnitId)) || p.Awaited.Any(a => mine.Contains(a.UnitId)), cancel)),
            Some("Undo.UnitsWork", await WorkingAsync(mine, cancel)),
        ];
    }

    protected override async Task TakeBackAsync(CancellationToken cancel)
    {
        var db = Desk.Db;
        var mine = db.ImportedThings.Where(t => t.ImportId == Past.Id).Select(t => t.ThingId);
        foreach (var unit in founded)
            unit.TakeBack(Desk.By);
        // What the index knows of them goes first: it points at the rows.
        await db.OrgReaches.Where(r => mine.Contains(r.UnitId) || mine.Contains(r.AncestorId)).ExecuteDeleteAsync(cancel);
        db.RemoveRange(founded);
    }

    /// <summary>At how many of them something was written, of whatever kind.</summary>
    private Task<int> WorkingAsync(IQueryable<int> mine, CancellationToken cancel)
    {
        var db = Desk.Db;
        return db.MetricSheets.IgnoreAutoIncludes().Select(s => s.UnitId).Union(db.WorkItems.IgnoreAutoIncludes().Select(i => i.UnitId)).Union(db.PlanItems.Select(p => p.UnitId))
            .Union(db.Submissions.IgnoreAutoIncludes().Select(s => s.UnitId)).Union(db.Reports.IgnoreAutoIncludes().Select(r => r.UnitId)).Union(db.ColumnMaps.Select(m => m.UnitId))
            .Union(db.MetricWordings.Where(w => w.Rules.OwnerId != null).Select(w => w.Rules.OwnerId!.Value))
            .Union(db.OrgUnits.IgnoreAutoIncludes().Where(u => u.FilledById != null && !mine.Contains(u.Id)).Select(u => u.FilledById!.Value)).CountAsync(id => mine.Contains(id), cancel);
    }
}
