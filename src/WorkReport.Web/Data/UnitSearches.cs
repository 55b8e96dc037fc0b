using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Data;

/// <summary>The one way to look units up by what people call them, for every list that is searched by unit.</summary>
public static class UnitSearches
{
    /// <summary>Reads some units in one command, each under every name that it has had; the way to one leads through those of them that stand above it in a tree.</summary>
    public static async Task<UnitSearch> SearchAsync(this WorkReportDb db, IQueryable<OrgUnit> units, TreeDay tree, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(units);
        var above = db.ReachesOn(tree).Where(r => r.Depth == 1);
        var named = await units.AsNoTracking().AsSingleQuery().OrderBy(u => u.Code).Select(u => new
        {
            u.Id,
            u.Code,
            u.Name,
            Former = u.FormerNames.Select(former => former.Name).ToList(),
            ParentId = above.Where(r => r.UnitId == u.Id).Select(r => (int?)r.AncestorId).FirstOrDefault(),
        }).ToListAsync(cancel);
        return new UnitSearch(named.SelectMany(u => u.Former.Prepend(u.Name).Select(name => (u.Id, u.Code, name, u.ParentId))));
    }
}
