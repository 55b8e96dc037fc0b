using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>How many work items a section holds.</summary>
public sealed record SectionCount(string Title, int Items);

/// <summary>Reads what a package holds.</summary>
public static class PackageQuery
{
    public static async Task<IReadOnlyList<SectionCount>> SectionsAsync(this WorkReportDb db, UnitYear year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        var (unit, period) = (year.Unit.Id, year.Period.Id);
        var counts = await db.WorkItems.Where(i => i.UnitId == unit && i.PeriodId == period)
            .GroupBy(i => i.SectionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return [.. year.Period.Sections.Where(s => s.Part == OutlinePart.Review).Select(s => new SectionCount(s.Title, counts.GetValueOrDefault(s.Id)))];
    }

    /// <summary>What each piece that there may be is called: the items and plans of the unit, and every metric.</summary>
    private static async Task<Dictionary<SubmittedPiece, string>> NamesAsync(this WorkReportDb db, UnitYear year, CancellationToken cancel)
    {
        var (unit, period) = (year.Unit.Id, year.Period.Id);
        var items = await db.WorkItems.Where(i => i.UnitId == unit && i.PeriodId == period).Select(i => new { i.Id, Name = i.Lead }).ToListAsync(cancel);
        var plans = await db.PlanItems.Where(i => i.UnitId == unit && i.PeriodId == period).Select(i => new { i.Id, Name = i.Text }).ToListAsync(cancel);
        var metrics = await db.EveryMetricAsync(year.Period, cancel);
        return items.Select(i => (Piece: new SubmittedPiece(PieceKind.WorkItem, i.Id), i.Name))
            .Concat(plans.Select(i => (Piece: new SubmittedPiece(PieceKind.PlanItem, i.Id), i.Name)))
            .Concat(metrics.Select(m => (Piece: new SubmittedPiece(PieceKind.MetricValue, m.Key), m.Value.Name))).ToDictionary(p => p.Piece, p => p.Name);
    }

    /// <summary>What was handed in last, piece by piece, with its name: what the unit may ask for.</summary>
    public static async Task<IReadOnlyList<(SubmittedPiece Piece, string Name)>> HandedInAsync(this WorkReportDb db, UnitYear year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        if (year.Submission is not { LatestRevision: { } latest } package)
            return [];
        var names = await db.NamesAsync(year, cancel);
        var held = await db.Revisions.Where(r => r.SubmissionId == package.Id && r.Number == latest).SelectMany(r => r.Pieces)
            .Where(p => p.Kind == PieceKind.WorkItem || p.Kind == PieceKind.MetricValue || p.Kind == PieceKind.PlanItem).OrderBy(p => p.Kind).ThenBy(p => p.PieceId)
            .Select(p => new { p.Kind, p.PieceId }).ToListAsync(cancel);
        return [.. held.Select(p => new SubmittedPiece(p.Kind, p.PieceId)).Where(names.ContainsKey).Select(piece => (piece, names[piece]))];
    }
}
