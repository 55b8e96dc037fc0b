using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;

namespace WorkReport.Web.Data;

/// <summary>What of a unit's package is there and what is not: content counts, a pressed button does not.</summary>
/// <param name="UnitId">Whose.</param>
/// <param name="Filled">How many of the figures asked of its level are filled in; a note alone is no figure.</param>
/// <param name="Missing">The metrics still blank, in the order of the sheet.</param>
/// <param name="Items">Work items.</param>
/// <param name="Plans">Plan items.</param>
/// <param name="HasNoItems">零报告: it says that it has no work item.</param>
public sealed record Completeness(int UnitId, int Filled, IReadOnlyList<AskedMetric> Missing, int Items, int Plans, bool HasNoItems)
{
    /// <summary>Work items whose lead sentence is still to be written.</summary>
    public int Unwritten { get; init; }

    /// <summary>How many figures are asked of it.</summary>
    public int Asked => Filled + Missing.Count;

    /// <summary>It says what was done, or that there is nothing to say.</summary>
    public bool HasItemsOrNone => Items > 0 || HasNoItems;

    /// <summary>Nothing is there at all.</summary>
    public bool IsBlank => Filled == 0 && !HasItemsOrNone;

    /// <summary>Nothing that is asked for is blank; a plan may be empty.</summary>
    public bool IsComplete => Missing.Count == 0 && HasItemsOrNone && Unwritten == 0;

    /// <summary>The same, asking only for those figures.</summary>
    public Completeness Only(Func<int, bool> asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return this with { Missing = [.. Missing.Where(metric => asked(metric.Id))] };
    }

    /// <summary>Looks at these units in a fixed number of commands, however many they are.</summary>
    /// <remarks>What came into the catalogue after a unit had handed in, and was not given the package back since, is not asked of it.</remarks>
    public static async Task<IReadOnlyDictionary<int, Completeness>> LoadAsync(
        WorkReportDb db, ReportingPeriod period, int round, IQueryable<OrgUnit> units, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(units);
        var metrics = await db.AskedAsync(period, cancel);
        var rows = await units.Select(u => new
        {
            u.Id,
            u.Level,
            Items = db.WorkItems.Count(i => i.UnitId == u.Id && i.PeriodId == period.Id),
            Unwritten = db.WorkItems.Count(i => i.UnitId == u.Id && i.PeriodId == period.Id && i.Lead == WorkItem.LeadToCome),
            Plans = db.PlanItems.Count(i => i.UnitId == u.Id && i.PeriodId == period.Id),
            HasNoItems = db.Submissions.Any(s => s.UnitId == u.Id && s.PeriodId == period.Id && s.Round == Round.First && s.HasNoItems),
            HandedIn = db.Submissions.Where(s => s.UnitId == u.Id && s.PeriodId == period.Id && s.Round == round && s.State != SubmissionState.Drafting && s.State != SubmissionState.Returned)
                .Max(s => (DateTimeOffset?)s.HandedInAt),
        }).ToListAsync(cancel);
        var ids = units.Select(u => u.Id);
        var filled = (await db.ReadSheetsAsync(db.MetricSheets.Where(s => s.PeriodId == period.Id && s.Round == round && ids.Contains(s.UnitId)), cancel))
            .ToDictionary(sheet => sheet.UnitId, sheet => sheet.Figures.Where(figure => figure.IsFilled).Select(figure => figure.MetricId).ToHashSet());
        var asked = rows.Select(row => row.Level).Distinct().ToDictionary(level => level, level => metrics.Where(m => m.IsFilledBy(level)).ToList());
        return rows.ToDictionary(row => row.Id, row =>
        {
            var there = filled.GetValueOrDefault(row.Id);
            var (count, missing) = (0, new List<AskedMetric>());
            foreach (var metric in asked[row.Level])
            {
                if (metric.AskedAt > row.HandedIn)
                    continue;
                count++;
                if (there?.Contains(metric.Id) is not true)
                    missing.Add(metric);
            }

            return new Completeness(row.Id, count - missing.Count, missing, row.Items, row.Plans, row.HasNoItems || round != Round.First) { Unwritten = round == Round.First ? row.Unwritten : 0 };
        });
    }
}
