using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Data;

/// <summary>
/// What an upgrade of a store from before 审核分工 decides: where one person alone may approve and also enters, the leader signs on paper from
/// now on and that person records it, so that their work goes on; everywhere else one enters and another approves.
/// </summary>
internal sealed class SupplyDuties(WorkReportDb db, TimeProvider time)
{
    /// <summary>The migration that it completes.</summary>
    public const string Migration = "_Duties";

    /// <summary>Does it once: a store that came with the setting has made its own choice.</summary>
    public async Task RunAsync(string who, CancellationToken cancel)
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.TakeTurnAsync(cancel);
        var active = db.Memberships.Where(m => db.People.Any(p => p.Id == m.PersonId && p.IsActive));
        var reviewers = active.Where(m => m.Role == Role.Reviewer);
        var alone = reviewers.Where(m => !reviewers.Any(other => other.UnitId == m.UnitId && other.PersonId != m.PersonId)
            && active.Any(writes => writes.PersonId == m.PersonId && (writes.Role == Role.Contributor || writes.Role == Role.Office)
                && (writes.UnitId == m.UnitId || db.OrgReaches.Any(r => r.AncestorId == m.UnitId && r.UnitId == writes.UnitId))));
        var by = new Act(who, time.GetUtcNow());
        foreach (var unit in await db.OrgUnits.Where(u => alone.Any(m => m.UnitId == u.Id)).OrderBy(u => u.Id).ToListAsync(cancel))
            unit.LetSignOnPaper(onPaper: true, by);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        db.ChangeTracker.Clear();
    }
}
