using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting;

/// <summary>How far a unit is, and everything below it.</summary>
public sealed class TreeProgress : IWeighs
{
    /// <summary>Where more units than that were worked on, all are read anew.</summary>
    private const int FewUnits = 200;

    private readonly Dictionary<int, ProgressUnit> byId;
    private readonly ConcurrentDictionary<object, object?> worked = new();

    private TreeProgress(UnitTree tree, ProgressUnit root, IReadOnlyList<ProgressUnit> all)
    {
        (Tree, Root, All) = (tree, root, all);
        byId = all.Append(root).ToDictionary(unit => unit.Unit.Id);
    }

    public UnitTree Tree { get; }

    /// <summary>How far the unit itself is.</summary>
    public ProgressUnit Root { get; }

    /// <summary>How far everything below is, in the order of the codes.</summary>
    public IReadOnlyList<ProgressUnit> All { get; }

    int IWeighs.Units => All.Count;

    /// <summary>What stands right below.</summary>
    public IReadOnlyList<ProgressUnit> Children => [.. Tree.Children(Tree.Root.Id).Select(unit => byId[unit.Id])];

    /// <summary>All units below a unit.</summary>
    public IReadOnlyList<ProgressUnit> Below(int unitId) => [.. Tree.Below(unitId).Select(unit => byId[unit.Id])];

    /// <summary>What a page works out of all units, once as long as this stands: it is kept for many requests, which share it, and nobody changes it.</summary>
    /// <param name="what">Names it, with all that it hangs on beside.</param>
    /// <param name="work">Works it out.</param>
    public T Once<T>(object what, Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return (T)worked.GetOrAdd(what, _ => work())!;
    }

    /// <summary>Reads it in a fixed number of commands, however many units there are; null where the person does not read at such a unit, or there is no such period.</summary>
    public static async Task<TreeProgress?> LoadAsync(
        WorkReportDb db, int personId, DateOnly today, int unitId, string address, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await UnitTree.LoadAsync(db, personId, today, unitId, address, cancel) is not { } tree ? null : await db.MendedAsync(
            (nameof(TreeProgress), personId, today, unitId, tree.Period.Id, tree.Round), (found, lines) => found.MendAsync(db, tree, lines, today, cancel), () => LoadAsync(db, tree, today, cancel));
    }

    /// <summary>The same of a tree that was read with everything below.</summary>
    public static Task<TreeProgress> LoadAsync(WorkReportDb db, UnitTree tree, DateOnly today, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(tree);
        var (shown, unitId) = (db.ReachesOn(tree.Period.Tree()), tree.Root.Id);
        return ReadAsync(db, tree, db.OrgUnits.Where(u => u.Id == unitId || shown.Any(r => r.AncestorId == unitId && r.UnitId == u.Id)), known: null, today, cancel);
    }

    /// <summary>Reads those units anew that were worked on since; what changed the tree itself or what is asked of it changes everything.</summary>
    private async Task<(bool IsGood, TreeProgress Mended)> MendAsync(WorkReportDb db, UnitTree tree, IReadOnlyList<TrailLine> lines, DateOnly today, CancellationToken cancel)
    {
        if (lines.Any(line => line is { IsWork: false, IsVisit: false }))
            return (false, this);
        var ids = lines.Where(line => !line.IsVisit && line.PeriodId == tree.Period.Id && !line.IsWording).Select(line => line.UnitId!.Value).Where(byId.ContainsKey).Distinct().ToList();
        return ids.Count switch
        {
            0 => (true, this),
            > FewUnits => (false, this),
            _ => (true, await ReadAsync(db, tree, db.OrgUnits.Where(u => ids.Contains(u.Id)), this, today, cancel)),
        };
    }

    /// <summary>Reads some units, and takes the others as they are known.</summary>
    private static async Task<TreeProgress> ReadAsync(WorkReportDb db, UnitTree tree, IQueryable<OrgUnit> units, TreeProgress? known, DateOnly today, CancellationToken cancel)
    {
        var period = tree.Period;
        var packages = await db.Submissions.Where(s => s.PeriodId == period.Id && s.Round == tree.Round && units.Any(u => u.Id == s.UnitId))
            .Select(s => new { s.UnitId, s.Id, s.State, Counts = s.AcceptedRevision != null }).ToDictionaryAsync(s => s.UnitId, cancel);
        var content = await Completeness.LoadAsync(db, period, tree.Round, units, cancel);
        return new TreeProgress(tree, Progress(tree.Root), [.. tree.All.Select(Progress)]);

        ProgressUnit Progress(TreeUnit unit)
        {
            var package = packages.GetValueOrDefault(unit.Id);
            if (known is not null && !content.ContainsKey(unit.Id))
                return known.byId[unit.Id];
            // A unit that is moved between two of the commands has nothing yet.
            var there = content.GetValueOrDefault(unit.Id) ?? new Completeness(unit.Id, 0, [], 0, 0, false);
            return new ProgressUnit(unit, package?.State ?? SubmissionState.Drafting, package?.Id, there, period.DueFor(unit.Level, tree.Round), today)
            {
                IsPartlyReturned = package is { State: SubmissionState.Returned, Counts: true },
            };
        }
    }
}
