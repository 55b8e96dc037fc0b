using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting;

/// <summary>How far a unit is, and everything below it.</summary>
public sealed class TreeProgress
{
    private readonly Dictionary<int, ProgressUnit> byId;

    private TreeProgress(UnitTree tree, ProgressUnit root, IReadOnlyList<ProgressUnit> all)
    {
        (Tree, Root, All) = (tree, root, all);
        byId = all.ToDictionary(unit => unit.Unit.Id);
    }

    public UnitTree Tree { get; }

    /// <summary>How far the unit itself is.</summary>
    public ProgressUnit Root { get; }

    /// <summary>How far everything below is, in the order of the codes.</summary>
    public IReadOnlyList<ProgressUnit> All { get; }

    /// <summary>What stands right below.</summary>
    public IReadOnlyList<ProgressUnit> Children => [.. Tree.Children(Tree.Root.Id).Select(unit => byId[unit.Id])];

    /// <summary>All units below a unit.</summary>
    public IReadOnlyList<ProgressUnit> Below(int unitId) => [.. Tree.Below(unitId).Select(unit => byId[unit.Id])];

    /// <summary>Reads it in a fixed number of commands, however many units there are; null where the person does not read at such a unit, or there is no such period.</summary>
    public static async Task<TreeProgress?> LoadAsync(
        WorkReportDb db, int personId, DateOnly today, int unitId, string address, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await UnitTree.LoadAsync(db, personId, today, unitId, address, cancel) is not { } tree)
            return null;
        var (period, shown) = (tree.Period, db.ReachesOn(tree.Period.Tree()));
        var units = db.OrgUnits.Where(u => u.Id == unitId || shown.Any(r => r.AncestorId == unitId && r.UnitId == u.Id));
        var packages = await db.Submissions.Where(s => s.PeriodId == period.Id && s.Round == tree.Round && units.Any(u => u.Id == s.UnitId))
            .Select(s => new { s.UnitId, s.Id, s.State, Counts = s.AcceptedRevision != null }).ToDictionaryAsync(s => s.UnitId, cancel);
        var content = await Completeness.LoadAsync(db, period, tree.Round, units, cancel);
        return new TreeProgress(tree, Progress(tree.Root), [.. tree.All.Select(Progress)]);

        ProgressUnit Progress(TreeUnit unit)
        {
            var package = packages.GetValueOrDefault(unit.Id);
            // A unit that is moved between two of the commands has nothing yet.
            var there = content.GetValueOrDefault(unit.Id) ?? new Completeness(unit.Id, 0, [], 0, 0, false);
            return new ProgressUnit(unit, package?.State ?? SubmissionState.Drafting, package?.Id, there, period.DueFor(unit.Level, tree.Round), today)
            {
                IsPartlyReturned = package is { State: SubmissionState.Returned, Counts: true },
            };
        }
    }
}
