using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Data;

/// <summary>A unit where it stood on the day up to which a period counts, or on its own last day where it was closed before.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name on that day.</param>
/// <param name="Level">What it is.</param>
/// <param name="ParentId">The unit right above; null at the top.</param>
/// <param name="MayOpen">Does the person read this period's part of it, so that its own pages open for them?</param>
/// <param name="ClosedOn">Since when it is no more, where it was closed before the period's last day; null where it stood then.</param>
public sealed record TreeUnit(int Id, string Code, string Name, UnitLevel Level, int? ParentId, bool MayOpen, DateOnly? ClosedOn);

/// <summary>
/// A unit with all that stood below it on the day up to which a period counts, and what was closed in the course of the period, as whoever
/// reads and decides there (审核人, 办公室) finds it. What has moved away since is still named and read where it stood.
/// </summary>
public sealed class UnitTree : IWeighs
{
    /// <summary>With all that stands below.</summary>
    public const int Everything = int.MaxValue;

    /// <summary>With what stands right below alone, however large the tree.</summary>
    public const int RightBelow = 1;

    private readonly ILookup<int?, TreeUnit> children;

    private UnitTree(ReportingPeriod period, int round, TreeUnit root, bool hasAbove, IReadOnlyList<TreeUnit> above, IReadOnlyList<TreeUnit> below)
    {
        (Period, Round, Root, HasAbove, Above, All) = (period, round, root, hasAbove, above, below);
        children = below.ToLookup(unit => unit.ParentId);
    }

    public ReportingPeriod Period { get; }

    /// <summary>Which collecting of it.</summary>
    public int Round { get; }

    /// <summary>How addresses name the period and the round.</summary>
    public string Code => Domain.Periods.Round.AddressOf(Period.Code, Round);

    public TreeUnit Root { get; }

    /// <summary>Stands it below another unit, whose totals its figures go into?</summary>
    public bool HasAbove { get; }

    /// <summary>The units above that the person reads at too, from the top of their reach down.</summary>
    public IReadOnlyList<TreeUnit> Above { get; }

    /// <summary>Everything below that was asked for, in the order of the codes.</summary>
    public IReadOnlyList<TreeUnit> All { get; }

    int IWeighs.Units => All.Count;

    /// <summary>What stands right below a unit.</summary>
    public IEnumerable<TreeUnit> Children(int unitId) => children[unitId];

    /// <summary>Everything below a unit, at any depth.</summary>
    public IEnumerable<TreeUnit> Below(int unitId) => Children(unitId).SelectMany(child => Below(child.Id).Prepend(child));

    /// <summary>Reads it in three commands; null where the person does not read at such a unit, or there is no such period or round.</summary>
    public static Task<UnitTree?> LoadAsync(WorkReportDb db, int personId, DateOnly today, int unitId, string address, CancellationToken cancel = default) =>
        LoadAsync(db, personId, today, unitId, address, Everything, cancel);

    /// <summary>The same, down to a depth: <see cref="Everything"/>, <see cref="RightBelow"/>.</summary>
    public static async Task<UnitTree?> LoadAsync(
        WorkReportDb db, int personId, DateOnly today, int unitId, string address, int depth, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (code, round) = Domain.Periods.Round.ReadAddress(address);
        return await db.PeriodSeenAsync(personId, today, code, cancel) is { } period && round <= period.CurrentRound
            ? await db.SeldomAsync(
                (nameof(UnitTree), personId, today, unitId, period.Id, round, depth),
                () => ReadAsync(db, db.UnitsReadIn(personId, today, period, Role.Reviewer, Role.Office), today, unitId, period, round, depth, cancel)) : null;
    }

    /// <summary>The same for whoever works at the machine itself, from whom nothing is withheld; null where the period has no such unit.</summary>
    public static Task<UnitTree?> LoadWholeAsync(
        WorkReportDb db, int unitId, ReportingPeriod period, int round, int depth = Everything, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var shown = db.ReachesOn(period.Tree());
        return ReadAsync(db, db.OrgUnits.Where(u => shown.Any(r => r.UnitId == u.Id)), period.CountedUntil, unitId, period, round, depth, cancel);
    }

    private static async Task<UnitTree?> ReadAsync(
        WorkReportDb db, IQueryable<OrgUnit> read, DateOnly today, int unitId, ReportingPeriod period, int round, int depth, CancellationToken cancel)
    {
        var (day, shown, standing) = (period.CountedUntil, db.ReachesOn(period.Tree()), db.ReachesOn(period.TreeOn(today)));
        if (depth == RightBelow)
        {
            read = read.Where(u => u.Id == unitId || shown.Any(r => r.AncestorId == unitId && r.UnitId == u.Id && r.Depth == 1)
                || shown.Any(r => r.UnitId == unitId && r.AncestorId == u.Id) || standing.Any(r => r.UnitId == unitId && r.AncestorId == u.Id));
        }

        var mine = await read.NamedOn(day).Select(u => new
        {
            Unit = new TreeUnit(
                u.Id, u.Code, u.Name, u.Level, null, true, u.Id == unitId ? shown.Where(r => r.UnitId == unitId && r.Depth == 0).Max(r => r.ClosedOn) : null),
            HasAbove = u.Id == unitId && shown.Any(r => r.UnitId == unitId && r.Depth > 0),
            Height = shown.Where(r => r.UnitId == unitId && r.AncestorId == u.Id).Max(r => (int?)r.Depth),
            HeightToday = standing.Where(r => r.UnitId == unitId && r.AncestorId == u.Id).Max(r => (int?)r.Depth),
        }).ToListAsync(cancel);
        if (mine.Find(u => u.Unit.Id == unitId) is not { } root)
            return null;
        var below = await (from reach in shown
                           where reach.AncestorId == unitId && reach.Depth > 0 && reach.Depth <= depth
                           join unit in db.OrgUnits.NamedOn(day) on reach.UnitId equals unit.Id
                           orderby unit.Code
                           select new
                           {
                               unit.Id,
                               unit.Code,
                               unit.Name,
                               unit.Level,
                               ParentId = shown.Where(r => r.UnitId == unit.Id && r.Depth == 1).Max(r => (int?)r.AncestorId),
                               reach.ClosedOn,
                           }).ToListAsync(cancel);
        var open = mine.Select(u => u.Unit.Id).ToHashSet();
        // Who reaches it only since it has moved finds the way down of today.
        var above = mine.Exists(u => u.Height > 0)
            ? mine.Where(u => u.Height > 0).OrderByDescending(u => u.Height)
            : mine.Where(u => u.HeightToday > 0).OrderByDescending(u => u.HeightToday);
        return new UnitTree(
            period, round, root.Unit, root.HasAbove, [.. above.Select(u => u.Unit)],
            [.. below.Select(u => new TreeUnit(u.Id, u.Code, u.Name, u.Level, u.ParentId, open.Contains(u.Id), u.ClosedOn))]);
    }
}
