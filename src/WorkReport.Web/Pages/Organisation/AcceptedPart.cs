using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Periods;
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
    /// <summary>One for each period, the earliest first; in one command.</summary>
    public static async Task<IReadOnlyList<AcceptedPart>> AcceptedPartsAsync(this WorkReportDb db, int unitId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var parts = await (from p in db.BarePeriods()
                           where p.State == PeriodState.Open && db.Submissions.Any(s => s.UnitId == unitId && s.PeriodId == p.Id && s.AcceptedRevision != null)
                           orderby p.CountedUntil, p.Code
                           select new
                           {
                               Period = p,
                               Figures = db.MetricSheets.Where(s => s.UnitId == unitId && s.PeriodId == p.Id)
                                   .SelectMany(s => s.Values).Count(v => v.Value != null || v.Printed != null),
                               Items = db.WorkItems.Count(i => i.UnitId == unitId && i.PeriodId == p.Id),
                           }).ToListAsync(cancel);
        return [.. parts.Select(part => new AcceptedPart(part.Period, part.Figures, part.Items))];
    }
}
