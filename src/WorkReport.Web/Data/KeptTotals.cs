using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Data;

/// <summary>A total that is not kept as it should be.</summary>
/// <param name="Period">The code of its period.</param>
/// <param name="Round">Which collecting.</param>
/// <param name="UnitId">Below which unit.</param>
/// <param name="MetricId">Of which metric.</param>
/// <param name="Kept">What is kept.</param>
/// <param name="Counted">What the figures add up to.</param>
public sealed record SpoiledTotal(string Period, int Round, int UnitId, int MetricId, Contribution Kept, Contribution Counted);

/// <summary>Adds up from the sheets what is kept, to compare or to keep.</summary>
public static class KeptTotals
{
    /// <summary>The migration that it completes.</summary>
    internal const string Migration = "_KeptTotals";

    /// <summary>Adds everything up anew and names what is kept otherwise; changes nothing. Nobody waits for it.</summary>
    public static async Task<(int Compared, IReadOnlyList<SpoiledTotal> Spoiled)> VerifyTotalsAsync(this WorkReportDb db, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (compared, spoiled) = (0, new List<SpoiledTotal>());
        foreach (var period in await db.BarePeriods().OrderBy(p => p.Code).ToListAsync(cancel))
        {
            for (var round = Round.First; round <= Round.Second; round++)
            {
                var (count, differing) = await CompareAsync(db, period, round, cancel);
                if (differing.Count > 0)
                {
                    // Somebody may have moved something between the two readings: now nobody can.
                    await using var turn = await db.Database.BeginTransactionAsync(cancel);
                    await db.TakeTurnAsync(cancel);
                    (count, differing) = await CompareAsync(db, period, round, cancel);
                }

                compared += count;
                spoiled.AddRange(differing);
            }
        }

        return (compared, spoiled);
    }

    /// <summary>Keeps, of every period, what the figures add up to, with a line in the log; tells how many rows were otherwise.</summary>
    public static async Task<int> AddUpAnewAsync(this WorkReportDb db, string who, DateTimeOffset at, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var written = await AddUpAnewAsync(db, cancel);
        db.Record(new Happening(at, who, "database.addedUpAnew", Before: null, Happening.Facts(new { written })), "Database");
        await db.SaveChangesAsync(cancel);
        return written;
    }

    /// <summary>The same at an upgrade of a store from before totals were kept. A period at a time, each whole.</summary>
    internal static async Task<int> AddUpAnewAsync(WorkReportDb db, CancellationToken cancel)
    {
        var written = 0;
        foreach (var id in await db.Periods.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancel))
        {
            await using var whole = await db.Database.BeginTransactionAsync(cancel);
            await db.TakeTurnAsync(cancel);
            written += await AddUpAnewAsync(db, await db.BarePeriods().SingleAsync(p => p.Id == id, cancel), () => db.SaveChangesAsync(cancel), cancel);
            await whole.CommitAsync(cancel);
        }

        return written;
    }

    /// <summary>The same of one period, inside the transaction of what made it necessary.</summary>
    internal static async Task<int> AddUpAnewAsync(WorkReportDb db, ReportingPeriod period, Func<Task> save, CancellationToken cancel)
    {
        var written = 0;
        for (var round = Round.First; round <= Round.Second; round++)
        {
            var kept = await KeptOf(db, period, round).AsNoTracking().ToDictionaryAsync(k => (k.UnitId, k.MetricId), cancel);
            written += await WriteAsync(db, period.Id, round, kept, await CountedAsync(db, period, round, cancel), save);
        }

        return written;
    }

    private static async Task<(int Count, List<SpoiledTotal> Differing)> CompareAsync(WorkReportDb db, ReportingPeriod period, int round, CancellationToken cancel)
    {
        var should = await CountedAsync(db, period, round, cancel);
        var kept = await KeptOf(db, period, round).AsNoTracking().ToDictionaryAsync(k => (k.UnitId, k.MetricId), k => k.Sum, cancel);
        return (should.Count, [.. from key in should.Keys.Union(kept.Keys).Order()
                                  let pair = (Kept: kept.GetValueOrDefault(key), Counted: should.GetValueOrDefault(key))
                                  where pair.Kept != pair.Counted || !should.ContainsKey(key)
                                  select new SpoiledTotal(period.Code, round, key.UnitId, key.MetricId, pair.Kept, pair.Counted)]);
    }

    /// <summary>Writes what differs, and lets go of the rows: the next change reads them anew. Tells how many it wrote.</summary>
    internal static async Task<int> WriteAsync(
        WorkReportDb db, int period, int round, IReadOnlyDictionary<(int Unit, int Metric), KeptTotal> kept, IReadOnlyDictionary<(int Unit, int Metric), Contribution> sums, Func<Task> save)
    {
        List<KeptTotal> written = [], news = [];
        foreach (var (key, sum) in sums.Where(sum => !sum.Value.IsNothing))
        {
            if (!kept.TryGetValue(key, out var there))
                news.Add(there = new KeptTotal(period, round, key.Unit, key.Metric));
            else if (there.Sum == sum)
                continue;
            else
                written.Add(db.Update(there).Entity);
            there.Become(sum);
        }

        var gone = kept.Where(row => sums.GetValueOrDefault(row.Key).IsNothing).Select(row => row.Value).ToList();
        db.RemoveRange(gone);
        if (news.Count < ManyRows<KeptTotal>.Many)
        {
            db.AddRange(news);
            written.AddRange(news);
            news.Clear();
        }

        if (written.Count + gone.Count > 0)
            await save();
        foreach (var row in written)
            db.Entry(row).State = EntityState.Detached;
        await using var rows = new ManyRows<KeptTotal>(db);
        await rows.InsertAsync(news);
        return written.Count + gone.Count + news.Count;
    }

    /// <summary>What the figures add up to, from the sheets alone.</summary>
    internal static async Task<Dictionary<(int UnitId, int MetricId), Contribution>> CountedAsync(WorkReportDb db, ReportingPeriod period, int round, CancellationToken cancel)
    {
        var figures = await db.FiguresAsync(db.CountingOf(period, round), cancel);
        return figures.Count == 0 ? [] : AddedUp.Of(await db.AboveAsync(period, units: null, cancel), figures);
    }

    private static IQueryable<KeptTotal> KeptOf(WorkReportDb db, ReportingPeriod period, int round) => db.KeptTotals.Where(k => k.PeriodId == period.Id && k.Round == round);
}
