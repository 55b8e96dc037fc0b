using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>What of a unit stands accepted in a period that has not ended.</summary>
/// <param name="Period">The period.</param>
/// <param name="Figures">How many figures.</param>
/// <param name="Items">How many work items.</param>
public sealed record AcceptedPart(ReportingPeriod Period, int Figures, int Items);

/// <summary>Finds what stands accepted of a unit.</summary>
public static class AcceptedParts
{
    /// <summary>One for each period, the earliest first. Of two collectings the figures of the later one that was accepted; what was returned since does not count.</summary>
    public static async Task<IReadOnlyList<AcceptedPart>> AcceptedPartsAsync(this WorkReportDb db, int unitId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var packages = (await db.Submissions.Where(s => s.UnitId == unitId && s.AcceptedRevision != null && db.Periods.Any(p => p.Id == s.PeriodId && p.State == PeriodState.Open))
            .Select(s => new
            {
                s.PeriodId,
                s.Round,
                Figures = db.MetricSheets.Where(x => x.UnitId == unitId && x.PeriodId == s.PeriodId && x.Round == s.Round)
                    .SelectMany(x => x.Values).Count(v => v.Value != null || v.Printed != null),
                FiguresBack = s.Withheld.Count(w => w.Kind == PieceKind.MetricValue),
                Items = s.Round == Round.First ? db.WorkItems.Count(i => i.UnitId == unitId && i.PeriodId == s.PeriodId) : 0,
                ItemsBack = s.Withheld.Count(w => w.Kind == PieceKind.WorkItem),
            }).ToListAsync(cancel)).ToLookup(package => package.PeriodId);
        var ids = packages.Select(package => package.Key).ToList();
        var periods = await db.BarePeriods().Where(p => ids.Contains(p.Id)).OrderBy(p => p.CountedUntil).ThenBy(p => p.Code).ToListAsync(cancel);
        return [.. from period in periods
                   let latest = packages[period.Id].MaxBy(package => package.Round)
                   select new AcceptedPart(period, Math.Max(0, latest.Figures - latest.FiguresBack), Math.Max(0, packages[period.Id].Sum(package => package.Items - package.ItemsBack)))];
    }
}
