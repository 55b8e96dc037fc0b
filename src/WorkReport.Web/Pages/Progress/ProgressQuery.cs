using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Progress;

/// <summary>How far a unit and everything below it is: seven commands, however many units there are.</summary>
public sealed class ProgressQuery(WorkReportDb db)
{
    /// <summary>Null where the person does not read at such a unit, or there is no such period.</summary>
    public async Task<TreeProgress?> LoadAsync(int personId, DateOnly today, int unitId, string periodCode, CancellationToken cancel = default)
    {
        if (await UnitTree.LoadAsync(db, personId, today, unitId, periodCode, cancel) is not { } tree)
            return null;
        var (period, day) = (tree.Period, tree.Period.CountedUntil);
        var reaches = db.OrgReaches.Where(r => r.AncestorId == unitId && r.From <= day && (r.To == null || r.To > day));
        var metrics = await db.Metrics.Where(m => m.IsActive).Select(m => new { m.Id, m.Levels }).ToListAsync(cancel);
        var packages = await db.Submissions.Where(s => s.PeriodId == period.Id && (s.UnitId == unitId || reaches.Any(r => r.UnitId == s.UnitId)))
            .Select(s => new { s.UnitId, s.Id, s.State, s.HasNoItems }).ToDictionaryAsync(s => s.UnitId, cancel);
        // A note alone is no figure.
        var filled = (await db.MetricSheets.Where(s => s.PeriodId == period.Id && (s.UnitId == unitId || reaches.Any(r => r.UnitId == s.UnitId)))
            .SelectMany(s => s.Values.Where(v => v.Value != null || v.Printed != null), (s, v) => new { s.UnitId, v.MetricId })
            .ToListAsync(cancel)).ToLookup(v => v.UnitId, v => v.MetricId);
        var withItems = await db.WorkItems.Where(i => i.PeriodId == period.Id && (i.UnitId == unitId || reaches.Any(r => r.UnitId == i.UnitId)))
            .Select(i => i.UnitId).Distinct().ToHashSetAsync(cancel);
        return new TreeProgress(tree, Progress(tree.Root), [.. tree.All.Select(Progress)]);

        ProgressUnit Progress(TreeUnit unit)
        {
            var package = packages.GetValueOrDefault(unit.Id);
            var there = filled[unit.Id].ToHashSet();
            var saysItems = withItems.Contains(unit.Id) || package is { HasNoItems: true };
            return new ProgressUnit(
                unit, package?.State ?? SubmissionState.Drafting, package?.Id, metrics.Count(m => m.Levels.Contains(unit.Level) && !there.Contains(m.Id)),
                !saysItems, there.Count == 0 && !saysItems, period.DueFor(unit.Level), today);
        }
    }
}

/// <summary>How far a unit is, and everything below it.</summary>
/// <param name="tree">The units.</param>
/// <param name="root">How far the unit itself is.</param>
/// <param name="all">How far everything below is, in the order of the codes.</param>
public sealed class TreeProgress(UnitTree tree, ProgressUnit root, IReadOnlyList<ProgressUnit> all)
{
    private readonly Dictionary<int, ProgressUnit> byId = all.ToDictionary(unit => unit.Unit.Id);

    public UnitTree Tree => tree;

    public ProgressUnit Root => root;

    public IReadOnlyList<ProgressUnit> All => all;

    /// <summary>What stands right below.</summary>
    public IReadOnlyList<ProgressUnit> Children => [.. tree.Children(tree.Root.Id).Select(unit => byId[unit.Id])];

    /// <summary>All units below a unit, counted; null where nothing stands below it.</summary>
    public ProgressCount? Below(int unitId) =>
        tree.Below(unitId).Select(unit => byId[unit.Id]).ToList() is { Count: > 0 } below ? ProgressCount.Of(below) : null;

    /// <summary>Where a click on a unit leads: a level down, or to what can be read of it; null where it is out of the person's reach today.</summary>
    public string? Address(ProgressUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return !unit.Unit.MayOpen ? null
            : tree.Children(unit.Unit.Id).Any() ? FormattableString.Invariant($"/units/{unit.Unit.Id}/{tree.Period.Code}/progress")
            : Package(unit) ?? FormattableString.Invariant($"/units/{unit.Unit.Id}");
    }

    /// <summary>The package, once there is something to read in it.</summary>
    public static string? Package(ProgressUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit is { SubmissionId: { } package, State: not SubmissionState.Drafting } ? FormattableString.Invariant($"/submissions/{package}") : null;
    }
}
