using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>What of a unit's last change can be taken back, for its page to offer.</summary>
/// <param name="Close">May its closing be? Null where it is not closed.</param>
/// <param name="Move">May its last move be? Null where there is none since the last period ended.</param>
/// <param name="Founding">May its founding be? Null once its first day has come.</param>
public sealed record UnitUndo(Verdict? Close, Verdict? Move, Verdict? Founding)
{
    public static UnitUndo None { get; } = new(null, null, null);

    /// <summary>Asks the tree of what stands above alone: the whole one is for the act itself.</summary>
    public static async Task<UnitUndo> OfAsync(WorkReportDb db, OrgUnit unit, DateOnly today, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(unit);
        if (unit.IsToCome(today))
        {
            var below = await db.OrgUnits.AsNoTracking().Where(u => u.Places.Any(p => p.ParentId == unit.Id)).ToListAsync(cancel);
            return None with { Founding = new OrgTree(below.Append(unit)).CanUndoFounding(unit, today) };
        }

        if (unit is { ClosedOn: null, Places.Count: 1 })
            return None;
        var settled = await db.SettledUntilAsync(cancel);
        var hasMoved = unit is { ClosedOn: null, Places.Count: > 1 } && !(unit.Places[^1].From <= settled);
        if (unit.ClosedOn is null && !hasMoved)
            return None;
        var parents = unit.Places.Select(place => place.ParentId).ToList();
        var above = await db.OrgUnits.AsNoTracking().Where(u => u.Id != unit.Id
            && db.OrgReaches.Any(r => r.AncestorId == u.Id && parents.Contains(r.UnitId))).ToListAsync(cancel);
        var tree = new OrgTree(above.Append(unit), settled);
        return new UnitUndo(unit.ClosedOn is null ? null : tree.CanUndoClose(unit), hasMoved ? tree.CanUndoMove(unit) : null, Founding: null);
    }
}
