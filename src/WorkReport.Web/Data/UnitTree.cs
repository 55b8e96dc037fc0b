using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Data;

/// <summary>A unit where it stood on the day up to which a period counts.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">What it is.</param>
/// <param name="ParentId">The unit right above; null at the top.</param>
/// <param name="MayOpen">Does the person read and decide there today, so that its own pages open for them?</param>
public sealed record TreeUnit(int Id, string Code, string Name, UnitLevel Level, int? ParentId, bool MayOpen);

/// <summary>
/// A unit with all that stood below it on the day up to which a period counts, as whoever reads and decides there (审核人, 办公室)
/// finds it. What has moved away since is still named where it stood, but opens only for those who reach it today.
/// </summary>
public sealed class UnitTree
{
    private readonly ILookup<int?, TreeUnit> children;

    private UnitTree(ReportingPeriod period, TreeUnit root, bool hasAbove, IReadOnlyList<TreeUnit> above, IReadOnlyList<TreeUnit> below)
    {
        (Period, Root, HasAbove, Above, All) = (period, root, hasAbove, above, below);
        children = below.ToLookup(unit => unit.ParentId);
    }

    public ReportingPeriod Period { get; }

    public TreeUnit Root { get; }

    /// <summary>Stands it below another unit, whose totals its figures go into?</summary>
    public bool HasAbove { get; }

    /// <summary>The units above that the person reads at too, from the top of their reach down.</summary>
    public IReadOnlyList<TreeUnit> Above { get; }

    /// <summary>Everything below, in the order of the codes.</summary>
    public IReadOnlyList<TreeUnit> All { get; }

    /// <summary>What stands right below a unit.</summary>
    public IEnumerable<TreeUnit> Children(int unitId) => children[unitId];

    /// <summary>Everything below a unit, at any depth.</summary>
    public IEnumerable<TreeUnit> Below(int unitId) => Children(unitId).SelectMany(child => Below(child.Id).Prepend(child));

    /// <summary>Reads it in three commands; null where the person does not read at such a unit, or there is no such period.</summary>
    public static async Task<UnitTree?> LoadAsync(
        WorkReportDb db, int personId, DateOnly today, int unitId, string periodCode, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var standing = db.OrgReaches.Where(r => r.UnitId == unitId && r.From <= today && (r.To == null || r.To > today));
        var mine = await db.UnitsWithin(personId, today, Role.Reviewer, Role.Office).Select(u => new
        {
            Height = standing.Where(r => r.AncestorId == u.Id).Max(r => (int?)r.Depth),
            Unit = new TreeUnit(u.Id, u.Code, u.Name, u.Level, null, true),
        }).ToListAsync(cancel);
        // Its dates are needed here, its outline is not.
        var periods = db.Periods.AsNoTracking().IgnoreAutoIncludes().AsSingleQuery();
        var asked = periods.Where(p => p.Code == periodCode).Select(p => new
        {
            Period = p,
            HasAbove = db.OrgReaches.Any(r => r.UnitId == unitId && r.Depth > 0 && r.From <= p.CountedUntil && (r.To == null || r.To > p.CountedUntil)),
        });
        if (mine.Find(u => u.Height == 0) is not { } root || await asked.SingleOrDefaultAsync(cancel) is not { Period: var period, HasAbove: var hasAbove })
            return null;
        var day = period.CountedUntil;
        var below = await (from reach in db.OrgReaches
                           where reach.AncestorId == unitId && reach.Depth > 0 && reach.From <= day && (reach.To == null || reach.To > day)
                           join unit in db.OrgUnits on reach.UnitId equals unit.Id
                           orderby unit.Code
                           select new
                           {
                               unit.Id,
                               unit.Code,
                               unit.Name,
                               unit.Level,
                               ParentId = unit.Places.Where(p => p.From <= day && (p.To == null || p.To > day)).Max(p => p.ParentId),
                           }).ToListAsync(cancel);
        var open = mine.Select(u => u.Unit.Id).ToHashSet();
        return new UnitTree(
            period, root.Unit, hasAbove, [.. mine.Where(u => u.Height > 0).OrderByDescending(u => u.Height).Select(u => u.Unit)],
            [.. below.Select(u => new TreeUnit(u.Id, u.Code, u.Name, u.Level, u.ParentId, open.Contains(u.Id)))]);
    }
}
