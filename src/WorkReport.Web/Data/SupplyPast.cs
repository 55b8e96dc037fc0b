using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>
/// What an upgrade of a store from before has to compute: the ways to units that were closed, and one revision, marked 补记, of each package
/// that is out of its unit's hands. In batches that each commit: broken off, it goes on where it was.
/// </summary>
internal sealed class SupplyPast(WorkReportDb db, TimeProvider time)
{
    /// <summary>The migration that it completes.</summary>
    public const string Migration = "_PastStays";

    private const int Batch = 100;

    /// <summary>Does what there is to do, which is nothing for a store that was made by this program.</summary>
    public async Task RunAsync(string who, CancellationToken cancel)
    {
        var ended = db.OrgReaches.Where(r => r.Depth == 0 && r.To != null);
        if (await ended.AnyAsync(r => !db.OrgReaches.Any(later => later.UnitId == r.UnitId && later.Depth == 0 && later.From >= r.To), cancel))
        {
            await using var whole = await db.Database.BeginTransactionAsync(cancel);
            await db.TakeTurnAsync(cancel);
            await OrgIndex.RefreshAsync(db, () => db.SaveChangesAsync(cancel), cancel);
            await whole.CommitAsync(cancel);
        }

        while (await SupplyAsync(new Act(who, time.GetUtcNow()), cancel))
            db.ChangeTracker.Clear();
    }

    /// <summary>The next packages; false when there was none.</summary>
    private async Task<bool> SupplyAsync(Act by, CancellationToken cancel)
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.TakeTurnAsync(cancel);
        var packages = await db.Submissions.AsSplitQuery().Where(s => s.LatestRevision == null && s.State != SubmissionState.Drafting && s.State != SubmissionState.Returned)
            .OrderBy(s => s.Id).Take(Batch).ToListAsync(cancel);
        if (packages.Count == 0)
            return false;
        var (unitIds, periodIds) = (packages.Select(s => s.UnitId).ToList(), packages.Select(s => s.PeriodId).Distinct().ToList());
        var units = await db.OrgUnits.AsNoTracking().Where(u => unitIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
        var periods = await db.Periods.AsNoTracking().AsSplitQuery().Where(p => periodIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        foreach (var package in packages)
        {
            var year = new UnitYear(units[package.UnitId], periods[package.PeriodId], Round.First, package, SubmissionRelation.None);
            // 合计 were signed by nobody then.
            package.Supply([.. (await db.PiecesAsync(year, cancel)).Where(frozen => frozen.Piece.Kind != PieceKind.SignedTotal)], by);
            // The next one may hold the same contents.
            await db.SaveChangesAsync(cancel);
        }

        await whole.CommitAsync(cancel);
        return true;
    }
}
