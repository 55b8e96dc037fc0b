using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.WorkItems;

/// <summary>A file of an item as it came.</summary>
/// <param name="FileName">As it was called.</param>
/// <param name="MediaType">What is in it.</param>
/// <param name="Bytes">As they lie there now.</param>
/// <param name="Sha256">Of the bytes as they came.</param>
public sealed record EvidenceFile(string FileName, string MediaType, byte[] Bytes, string Sha256)
{
    /// <summary>Are the bytes those that came? What was changed beside the program proves nothing, and is not served.</summary>
    public bool IsWhole => Convert.ToHexStringLower(SHA256.HashData(Bytes)) == Sha256;
}

/// <summary>The answer where the bytes are not those that came.</summary>
public static class AlteredEvidence
{
    public static IActionResult Altered(this PageModel page)
    {
        ArgumentNullException.ThrowIfNull(page);
        page.HttpContext.Refuse(StatusCodes.Status404NotFound, "Evidence.Altered");
        return new EmptyResult();
    }
}

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
            .Select(a => new EvidenceFile(a.FileName, a.MediaType, a.Content!.Bytes, a.Sha256)).SingleOrDefaultAsync(cancel);
    }
}
