using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.WorkItems;

/// <summary>A file of an item as it came.</summary>
public sealed record EvidenceFile(string FileName, string MediaType, byte[] Bytes);

/// <summary>Finds one through what the person may read.</summary>
public static class EvidenceQuery
{
    /// <summary>Null where there is none for this person.</summary>
    public static async Task<EvidenceFile?> EvidenceAsync(this WorkReportDb db, int personId, DateOnly today, int itemId, int fileId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.BarePeriods().SingleOrDefaultAsync(p => db.WorkItems.Any(i => i.Id == itemId && i.PeriodId == p.Id), cancel) is not { } period)
            return null;
        var mine = db.UnitsReadIn(personId, today, period);
        return await db.WorkItems.Where(i => i.Id == itemId && mine.Any(u => u.Id == i.UnitId)).SelectMany(i => i.Attachments).Where(a => a.Id == fileId)
            .Select(a => new EvidenceFile(a.FileName, a.MediaType, a.Content!.Bytes)).SingleOrDefaultAsync(cancel);
    }
}
