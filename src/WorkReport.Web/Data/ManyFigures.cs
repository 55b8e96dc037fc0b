using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Data;

/// <summary>
/// Saves figures that come by the thousand, out of a file. Sheets, versions and lines of the trail are saved as ever; new figures, whose keys nobody asks
/// for, are put into their table many at a time, and the totals are added up once, at the end.
/// </summary>
internal static class ManyFigures
{
    /// <summary>Sheets at a time: what is saved is let go of.</summary>
    private const int Sheets = 200;

    /// <summary>Fills sheets and saves them, inside a transaction that is open.</summary>
    /// <param name="db">The store.</param>
    /// <param name="period">Their period.</param>
    /// <param name="sheets">New ones, and some that are there, untracked and not changed yet.</param>
    /// <param name="fill">Changes one.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task SaveManyAsync(this WorkReportDb db, ReportingPeriod period, IReadOnlyList<MetricSheet> sheets, Action<MetricSheet> fill, CancellationToken cancel)
    {
        // What waits to be saved is not let go of with what is saved.
        await db.SaveChangesAsync(cancel);
        (db.AddsUpAtTheEnd, var detects) = (true, db.ChangeTracker.AutoDetectChangesEnabled);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await using var rows = new ManyRows<MetricValue>(db);
            foreach (var some in sheets.Chunk(Sheets))
            {
                Dictionary<MetricValue, MetricSheet> news = [];
                foreach (var sheet in some)
                {
                    var there = sheet.Values.ToHashSet();
                    if (sheet.Id != 0)
                        db.Attach(sheet);
                    fill(sheet);
                    if (sheet.Id == 0)
                        db.Add(sheet);
                    foreach (var value in sheet.Values.Where(value => !there.Contains(value)))
                        news.Add(value, sheet);
                }

                db.ChangeTracker.DetectChanges();
                foreach (var value in news.Keys)
                    db.Entry(value).State = EntityState.Detached;
                await db.SaveChangesAsync(cancel);
                await rows.InsertAsync([.. news.Keys], (nameof(MetricValue.SheetId), value => news[value].Id), cancel);
                db.ChangeTracker.Clear();
            }
        }
        finally
        {
            (db.AddsUpAtTheEnd, db.ChangeTracker.AutoDetectChangesEnabled) = (false, detects);
        }

        await KeptTotals.AddUpAnewAsync(db, period, () => db.SaveChangesAsync(cancel), cancel);
    }
}
