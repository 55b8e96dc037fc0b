using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>Reads which figures count: those of accepted packages, less what was returned since; of a year from before the product all.</summary>
internal static class CountingFigures
{
    /// <summary>The sheets' figures of one round of a period that count in the totals above their units.</summary>
    public static IQueryable<CountingRow> CountingOf(this WorkReportDb db, ReportingPeriod period, int round)
    {
        var (id, isBackfill) = (period.Id, period.IsBackfill);
        return from sheet in db.MetricSheets.IgnoreAutoIncludes()
               where sheet.PeriodId == id && sheet.Round == round
               from value in sheet.Values
               where (value.Value != null || value.Printed != null)
                   && (isBackfill || db.Submissions.Any(s => s.UnitId == sheet.UnitId && s.PeriodId == id && s.Round == round && s.AcceptedRevision != null
                       && !s.Withheld.Any(w => w.Kind == PieceKind.MetricValue && w.PieceId == value.MetricId)))
               select new CountingRow { UnitId = sheet.UnitId, MetricId = value.MetricId, Value = value.Value, Base = value.Base, IsTotal = value.IsTotal };
    }

    /// <summary>Which figures of the units that count below one were returned since.</summary>
    public static Task<IReadOnlySet<(int Unit, int Metric)>> WithheldBelowAsync(this WorkReportDb db, int unitId, ReportingPeriod period, int round, CancellationToken cancel) =>
        db.OnceAsync<IReadOnlySet<(int, int)>>((nameof(WithheldBelowAsync), unitId, period.Id, round), async () =>
        {
            var counted = db.UnitsCountedBelow(unitId, period, round);
            return (await db.Submissions.Where(s => s.PeriodId == period.Id && s.Round == round && s.Withheld.Any(w => w.Kind == PieceKind.MetricValue) && counted.Contains(s.UnitId))
                .SelectMany(s => s.Withheld.Where(w => w.Kind == PieceKind.MetricValue), (s, w) => new { s.UnitId, w.PieceId }).ToListAsync(cancel)).Select(w => (w.UnitId, w.PieceId)).ToHashSet();
        });

    /// <summary>The sheets of the units that count below one; which of their figures do not, <see cref="WithheldBelowAsync"/> says.</summary>
    public static Task<IReadOnlyList<SheetRead>> SheetsCountedBelowAsync(this WorkReportDb db, int unitId, ReportingPeriod period, int round, CancellationToken cancel) =>
        db.OnceAsync((nameof(SheetsCountedBelowAsync), unitId, period.Id, round), () =>
        {
            var counted = db.UnitsCountedBelow(unitId, period, round);
            return db.ReadSheetsAsync(db.MetricSheets.Where(s => s.PeriodId == period.Id && s.Round == round && counted.Contains(s.UnitId)), cancel);
        });

    /// <summary>The same by unit and metric, as they are added up. In two commands.</summary>
    public static async Task<Dictionary<(int Unit, int Metric), CountingFigure>> FiguresAsync(this WorkReportDb db, IQueryable<CountingRow> counting, CancellationToken cancel)
    {
        var rows = await counting.AsNoTracking().ToListAsync(cancel);
        if (rows.Count == 0)
            return [];
        // What is once of a class stays of it, whatever its wording.
        var rollUps = await db.MetricWordings.Where(w => w.Number == 1).Select(w => new { w.MetricId, w.RollUp }).ToDictionaryAsync(w => w.MetricId, w => w.RollUp, cancel);
        return rows.ToDictionary(row => (row.UnitId, row.MetricId), row => CountingFigure.Of(rollUps[row.MetricId], row.Value, row.Base, row.IsTotal));
    }

    /// <summary>Who stands above each, the nearest first, by the tree of the period.</summary>
    public static async Task<ILookup<int, int>> AboveAsync(this WorkReportDb db, ReportingPeriod period, IReadOnlyCollection<int>? units, CancellationToken cancel)
    {
        var reaches = db.ReachesOn(period.Tree()).Where(r => r.Depth > 0);
        if (units is not null)
            reaches = reaches.Where(r => units.Contains(r.UnitId));
        return Above(await reaches.Select(r => new OrgReach(r.AncestorId, r.UnitId, r.Depth, r.From, r.To, r.ClosedOn)).ToListAsync(cancel));
    }

    public static ILookup<int, int> Above(IEnumerable<OrgReach> reaches) => reaches.OrderBy(r => r.Depth).ToLookup(r => r.UnitId, r => r.AncestorId);
}

/// <summary>A figure that counts, as it stands in its sheet.</summary>
internal sealed class CountingRow
{
    public int UnitId { get; init; }

    public int MetricId { get; init; }

    /// <summary>Null where a printed form alone is known.</summary>
    public decimal? Value { get; init; }

    public decimal? Base { get; init; }

    public bool IsTotal { get; init; }
}
