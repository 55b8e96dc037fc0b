using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.WorkItems;

/// <summary>Finds one through what the person may read.</summary>
public static class EvidenceQuery
{
    /// <summary>Null where there is none for this person.</summary>
    public static async Task<StoredFile?> EvidenceAsync(this WorkReportDb db, int personId, DateOnly today, int itemId, int fileId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.BarePeriods().SingleOrDefaultAsync(p => db.WorkItems.Any(i => i.Id == itemId && i.PeriodId == p.Id), cancel) is not { } period)
            return null;
        var mine = db.UnitsReadIn(personId, today, period);
        return await db.WorkItems.Where(i => i.Id == itemId && mine.Any(u => u.Id == i.UnitId)).SelectMany(i => i.Attachments).Where(a => a.Id == fileId)
            .Select(a => new StoredFile(a.FileName, a.MediaType, a.Content!.Bytes, a.Sha256)).SingleOrDefaultAsync(cancel);
    }
}
