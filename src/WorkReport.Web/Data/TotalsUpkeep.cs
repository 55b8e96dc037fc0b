using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>
/// Keeps <see cref="KeptTotal"/> the same as what counts, inside the transaction of the change: whatever a save does, what the unit gave
/// before is set against what it gives after, and the difference goes into every total above it.
/// </summary>
internal sealed class TotalsUpkeep
{
    /// <summary>Where more units than that change at once, all is added up anew.</summary>
    private const int FewUnits = 100;

    private readonly HashSet<(int Period, int Round, int Unit)> changed = [];
    private readonly HashSet<int> countedAnew = [];
    private readonly List<Collecting> collectings = [];

    private TotalsUpkeep()
    {
    }

    /// <summary>Does the save change anything that a total may rest on?</summary>
    public bool IsAny => changed.Count + countedAnew.Count > 0;

    /// <summary>What a save is about to change.</summary>
    public static TotalsUpkeep Of(ChangeTracker changes)
    {
        var upkeep = new TotalsUpkeep();
        // They were detected when the versions were stamped: asked again for each kind, a save of many would search itself over and over.
        var detects = changes.AutoDetectChangesEnabled;
        changes.AutoDetectChangesEnabled = false;
        upkeep.Gather(changes);
        changes.AutoDetectChangesEnabled = detects;
        return upkeep;
    }

    /// <summary>Before the rows are written: takes the turn, so that nobody adds to the same totals meanwhile, and reads what counted.</summary>
    public async Task BeginAsync(WorkReportDb db, CancellationToken cancel)
    {
        await db.TakeTurnAsync(cancel);
        var ids = changed.Select(key => key.Period).Distinct().ToList();
        var periods = await db.BarePeriods().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        foreach (var keys in changed.GroupBy(key => (key.Period, key.Round)))
        {
            var (period, units) = (periods[keys.Key.Period], keys.Select(key => key.Unit).ToList());
            if (units.Count > FewUnits)
            {
                countedAnew.Add(period.Id);
                continue;
            }

            var above = await db.AboveAsync(period, units, cancel);
            collectings.Add(new Collecting(period, keys.Key.Round, units, above, await FiguresAsync(db, period, keys.Key.Round, units, [.. above.SelectMany(path => path).Distinct()], cancel)));
        }
    }

    /// <summary>After the rows are written, the tree as it was.</summary>
    public async Task EndAsync(WorkReportDb db, Func<Task> save, CancellationToken cancel)
    {
        foreach (var collecting in collectings.Where(c => !countedAnew.Contains(c.Period.Id)))
        {
            var (period, round, units, above, before) = collecting;
            var after = await db.FiguresAsync(db.CountingOf(period, round).Where(row => units.Contains(row.UnitId)), cancel);
            var other = before.Keys.Where(key => units.Contains(key.Unit)).Union(after.Keys).Where(key => Of(before, key) != Of(after, key)).ToList();
            if (other.Count == 0)
                continue;
            await ChangeAsync(db, period, round, [.. units, .. above.SelectMany(path => path)], [.. other.Select(key => key.Metric)], sums =>
            {
                var added = new AddedUp(above, before, sums);
                foreach (var key in other)
                    added.Put(key.Unit, key.Metric, Of(after, key));
            }, save, cancel);
        }

        foreach (var id in countedAnew)
        {
            if (await db.BarePeriods().SingleOrDefaultAsync(p => p.Id == id, cancel) is { } period)
                await KeptTotals.AddUpAnewAsync(db, period, save, cancel);
        }
    }

    /// <summary>After the index of the tree is written: what a unit gives leaves the totals that it stood below, and comes into those it stands below now.</summary>
    /// <param name="db">The store.</param>
    /// <param name="was">The index before.</param>
    /// <param name="now">The index after.</param>
    /// <param name="save">Writes.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task MoveAsync(WorkReportDb db, IReadOnlySet<OrgReach> was, IReadOnlySet<OrgReach> now, Func<Task> save, CancellationToken cancel)
    {
        var there = was.Select(r => r.UnitId).ToHashSet();
        // What was founded just now has no figure yet.
        var units = was.Where(r => !now.Contains(r)).Concat(now.Where(r => !was.Contains(r))).Select(r => r.UnitId).Where(there.Contains).ToHashSet();
        if (units.Count == 0)
            return;
        var (before, after) = (was.Where(r => r.Depth > 0 && units.Contains(r.UnitId)).ToList(), now.Where(r => r.Depth > 0 && units.Contains(r.UnitId)).ToList());
        foreach (var period in await db.BarePeriods().OrderBy(p => p.Id).ToListAsync(cancel))
        {
            var tree = period.Tree();
            var (from, to) = (CountingFigures.Above(before.Where(r => r.HoldsIn(tree))), CountingFigures.Above(after.Where(r => r.HoldsIn(tree))));
            // What stands below what moved goes with it.
            var moved = units.Where(unit => from[unit].Cast<int?>().FirstOrDefault() != to[unit].Cast<int?>().FirstOrDefault()).ToList();
            if (moved.Count > 1)
                await KeptTotals.AddUpAnewAsync(db, period, save, cancel);
            else if (moved.Count == 1)
                await MoveAsync(db, period, moved[0], [.. from[moved[0]]], [.. to[moved[0]]], save, cancel);
        }
    }

    private void Gather(ChangeTracker changes)
    {
        var packages = changes.Entries<Submission>().ToList();
        var withheld = changes.Entries<WithheldPiece>().Where(e => e.State is not EntityState.Unchanged && e.Entity.Kind == PieceKind.MetricValue)
            .Select(e => (int)e.Property("SubmissionId").CurrentValue!).ToHashSet();
        foreach (var package in packages)
        {
            var (counted, counts) = (CountedBefore(package), package.State is not EntityState.Deleted && package.Entity.Counts);
            if (counted != counts || (counts && withheld.Contains(package.Property(s => s.Id).CurrentValue)))
                changed.Add((package.Entity.PeriodId, package.Entity.Round, package.Entity.UnitId));
        }

        // What is written into a package that did not count and does not changes no total: the most that is saved is that.
        var silent = packages.Where(p => !CountedBefore(p) && !p.Entity.Counts).Select(p => (p.Entity.PeriodId, p.Entity.Round, p.Entity.UnitId)).ToHashSet();
        var sheets = changes.Entries<MetricSheet>().ToDictionary(e => e.Property(s => s.Id).CurrentValue, e => (e.Entity.PeriodId, e.Entity.Round, e.Entity.UnitId));
        changed.UnionWith(changes.Entries<MetricValue>().Where(IsOtherFigure).Select(e => sheets[SheetOf(e)]).Except(silent));
        countedAnew.UnionWith(changes.Entries<ReportingPeriod>()
            .Where(e => e.State is EntityState.Modified && (e.Property(p => p.CountedFrom).IsModified || e.Property(p => p.CountedUntil).IsModified)).Select(e => e.Entity.Id));
    }

    private static async Task MoveAsync(WorkReportDb db, ReportingPeriod period, int unit, int[] from, int[] to, Func<Task> save, CancellationToken cancel)
    {
        for (var round = Round.First; round <= Round.Second; round++)
        {
            var figures = await FiguresAsync(db, period, round, [unit], [.. from, .. to], cancel);
            await ChangeAsync(db, period, round, [unit, .. from, .. to], metrics: null, sums =>
            {
                var added = new AddedUp(Array.Empty<int>().ToLookup(_ => 0), figures, sums);
                foreach (var metric in sums.Keys.Concat(figures.Keys).Where(key => key.Unit == unit).Select(key => key.Metric).Distinct().ToList())
                {
                    var given = added.Given(unit, metric);
                    added.Add(from, metric, default(Contribution) - given);
                    added.Add(to, metric, given);
                }
            }, save, cancel);
        }
    }

    /// <summary>The figures of these units that count, and of those above them the wholes, which end the way up.</summary>
    private static Task<Dictionary<(int Unit, int Metric), CountingFigure>> FiguresAsync(
        WorkReportDb db, ReportingPeriod period, int round, IReadOnlyCollection<int> units, IReadOnlyCollection<int> above, CancellationToken cancel)
    {
        // First by unit, which an index finds.
        List<int> all = [.. units.Union(above)];
        return db.FiguresAsync(db.CountingOf(period, round).Where(row => all.Contains(row.UnitId) && (row.IsTotal || units.Contains(row.UnitId))), cancel);
    }

    /// <summary>Reads the totals of these units, lets them be changed, and writes them back.</summary>
    private static async Task ChangeAsync(
        WorkReportDb db, ReportingPeriod period, int round, IReadOnlyCollection<int> units, IReadOnlyCollection<int>? metrics,
        Action<Dictionary<(int Unit, int Metric), Contribution>> change, Func<Task> save, CancellationToken cancel)
    {
        var rows = db.KeptTotals.AsNoTracking().Where(k => k.PeriodId == period.Id && k.Round == round && units.Contains(k.UnitId));
        if (metrics is not null)
            rows = rows.Where(k => metrics.Contains(k.MetricId));
        var kept = await rows.ToDictionaryAsync(k => (k.UnitId, k.MetricId), cancel);
        var sums = kept.ToDictionary(row => row.Key, row => row.Value.Sum);
        change(sums);
        await KeptTotals.WriteAsync(db, period.Id, round, kept, sums, save);
    }

    private static CountingFigure? Of(Dictionary<(int Unit, int Metric), CountingFigure> figures, (int Unit, int Metric) key) => figures.TryGetValue(key, out var figure) ? figure : null;

    private static bool CountedBefore(EntityEntry<Submission> package) => package.State is not EntityState.Added && package.Property(s => s.AcceptedRevision).OriginalValue is not null;

    private static int SheetOf(EntityEntry<MetricValue> value) => value.State is EntityState.Deleted ? value.Property(v => v.SheetId).OriginalValue : value.Property(v => v.SheetId).CurrentValue;

    private static bool IsOtherFigure(EntityEntry<MetricValue> value) => value.State is EntityState.Added or EntityState.Deleted
        || (value.State is EntityState.Modified && new[] { nameof(MetricValue.Value), nameof(MetricValue.Base), nameof(MetricValue.Printed), nameof(MetricValue.IsTotal) }.Any(name => value.Property(name).IsModified));

    private sealed record Collecting(ReportingPeriod Period, int Round, List<int> Units, ILookup<int, int> Above, Dictionary<(int Unit, int Metric), CountingFigure> Before);
}
