using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Data;

/// <summary>Keeps <see cref="OrgReach"/> the same as what the places of the units say.</summary>
internal static class OrgIndex
{
    /// <summary>Compares and writes only what differs, inside the transaction of the change. Tells what it was and what it is.</summary>
    public static async Task<(IReadOnlySet<OrgReach> Was, IReadOnlySet<OrgReach> Is)> RefreshAsync(WorkReportDb db, Func<Task> save, CancellationToken cancel)
    {
        var tree = new OrgTree(await db.OrgUnits.AsNoTracking().ToListAsync(cancel));
        var should = tree.Reaches().ToHashSet();
        var stand = (await db.OrgReaches.AsNoTracking().ToListAsync(cancel)).ToHashSet();
        var gone = stand.Where(reach => !should.Contains(reach)).ToList();
        var added = should.Where(reach => !stand.Contains(reach)).ToList();
        // A row whose end alone has moved keeps its key: the old one must be gone before the new one comes.
        db.RemoveRange(gone);
        await save();
        if (added.Count >= ManyRows<OrgReach>.Many)
        {
            await using var rows = new ManyRows<OrgReach>(db);
            await rows.InsertAsync(added, cancel: cancel);
            return (stand, should);
        }

        db.AddRange(added);
        await save();
        foreach (var reach in added)
            db.Entry(reach).State = EntityState.Detached;
        return (stand, should);
    }
}
