using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using WorkReport.Domain;

namespace WorkReport.Web.Data;

/// <summary>
/// Counts up the version of each aggregate that is about to be saved. The database's own row version would do this
/// on SQL Server only: SQLite leaves it empty, and the second of two writers wins in silence.
/// </summary>
internal static class StampVersion
{
    public static void On(ChangeTracker changes)
    {
        changes.DetectChanges();
        foreach (var entry in changes.Entries<Aggregate>().ToList())
        {
            // An aggregate of which only a child changed has changed too.
            var changed = entry.State is EntityState.Added or EntityState.Modified
                || (entry.State is EntityState.Unchanged && entry.Entity.Happened.Count > 0);
            if (!changed)
                continue;

            var version = entry.Property(a => a.Version);
            version.CurrentValue = entry.State is EntityState.Added ? 1 : version.OriginalValue + 1;
        }
    }
}
