using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Data.Search;

/// <summary>Keeps the index the same as the texts, inside the transaction that changes them: one command more, and none where no text changes.</summary>
internal sealed class SearchUpkeep
{
    private readonly List<EntityEntry> written = [];
    private readonly List<long> gone = [];

    private SearchUpkeep()
    {
    }

    /// <summary>What a save is about to change.</summary>
    public static SearchUpkeep Of(ChangeTracker changes)
    {
        var upkeep = new SearchUpkeep();
        // They were detected when the versions were stamped.
        var detects = changes.AutoDetectChangesEnabled;
        changes.AutoDetectChangesEnabled = false;
        foreach (var row in changes.Entries())
        {
            if (row.State is EntityState.Unchanged || SearchedTexts.Of(row) is not var (kind, isOther))
                continue;
            if (row.State is EntityState.Deleted)
                upkeep.gone.Add(SearchText.KeyOf(kind, (int)row.Property("Id").CurrentValue!));
            else if (isOther)
                upkeep.written.Add(row);
        }

        changes.AutoDetectChangesEnabled = detects;
        return upkeep;
    }

    /// <summary>After the rows are written: only now has each its key.</summary>
    public async Task EndAsync(WorkReportDb db, CancellationToken cancel)
    {
        if (written.Count + gone.Count == 0)
            return;
        var owners = written.Where(row => row.Entity is ReportBlock).ToDictionary(row => (ReportBlock)row.Entity, row => (int)row.Property("ReportId").CurrentValue!);
        var units = db.ChangeTracker.Entries<Report>().ToDictionary(row => row.Entity.Id, row => row.Entity.UnitId);
        var unknown = owners.Values.Where(report => !units.ContainsKey(report)).ToHashSet();
        if (unknown.Count > 0)
        {
            foreach (var report in await db.Reports.Where(r => unknown.Contains(r.Id)).Select(r => new { r.Id, r.UnitId }).ToListAsync(cancel))
                units[report.Id] = report.UnitId;
        }

        await db.SearchIndex.WriteAsync(db, [.. written.Select(row => SearchedTexts.Text(row.Entity, block => units.GetValueOrDefault(owners[block])))], gone, cancel);
    }
}
