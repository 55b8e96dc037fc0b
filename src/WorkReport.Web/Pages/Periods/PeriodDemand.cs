using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Periods;

/// <summary>What a period asks of a level.</summary>
/// <param name="Level">The level.</param>
/// <param name="Units">How many units of it stand on the period's last day.</param>
/// <param name="Metrics">How many metrics they fill in.</param>
public sealed record LevelDemand(UnitLevel Level, int Units, int Metrics);

/// <summary>What a period asks, and of how many.</summary>
/// <param name="Metrics">How many metrics.</param>
/// <param name="Levels">The levels that have units, from the top.</param>
public sealed record PeriodDemand(int Metrics, IReadOnlyList<LevelDemand> Levels)
{
    public int Units => Levels.Sum(level => level.Units);

    /// <summary>Reads it in two commands.</summary>
    public static async Task<PeriodDemand> OfAsync(WorkReportDb db, ReportingPeriod period, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var asked = await db.AskedAsync(period, cancel);
        // What was closed in the course of the period may report, but is not waited for.
        var units = await db.ReachesOn(period.CountedUntil).Where(r => r.Depth == 0)
            .Join(db.OrgUnits, r => r.UnitId, u => u.Id, (_, unit) => unit.Level)
            .GroupBy(level => level).Select(g => new { Level = g.Key, Count = g.Count() }).ToListAsync(cancel);
        return new PeriodDemand(asked.Count, [.. units.OrderBy(g => g.Level).Select(g => new LevelDemand(g.Level, g.Count, asked.Count(metric => metric.IsFilledBy(g.Level))))]);
    }
}
