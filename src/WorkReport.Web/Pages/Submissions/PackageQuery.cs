using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>A piece that came back, with the page on which it is mended.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called; null where it is there no more.</param>
/// <param name="Reason">What was asked for.</param>
/// <param name="Address">Where it is mended.</param>
public sealed record PieceToMend(PieceKind Kind, string? Name, string Reason, string Address);

/// <summary>How many work items a section holds.</summary>
public sealed record SectionCount(string Title, int Items);

/// <summary>Reads what a package holds and what of it came back.</summary>
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

    public static async Task<IReadOnlyList<PieceToMend>> ToMendAsync(this WorkReportDb db, UnitYear year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        if (year.Submission is not { State: SubmissionState.Returned, Returned: { Count: > 0 } returned })
            return [];
        var (unit, period) = (year.Unit.Id, year.Period.Id);
        var items = await db.WorkItems.Where(i => i.UnitId == unit && i.PeriodId == period).Select(i => new { i.Id, i.Lead }).ToDictionaryAsync(i => i.Id, i => i.Lead, cancel);
        var plans = await db.PlanItems.Where(i => i.UnitId == unit && i.PeriodId == period).Select(i => new { i.Id, i.Text }).ToDictionaryAsync(i => i.Id, i => i.Text, cancel);
        var metrics = await db.EveryMetricAsync(year.Period, cancel);
        var sheet = FormattableString.Invariant($"/units/{unit}/{year.Code}/sheet");
        return [.. returned.OrderBy(p => p.Kind).ThenBy(p => p.PieceId).Select(p => p.Kind switch
        {
            PieceKind.WorkItem => new PieceToMend(p.Kind, items.GetValueOrDefault(p.PieceId), p.Reason, FormattableString.Invariant($"/items/{p.PieceId}")),
            PieceKind.PlanItem => new PieceToMend(p.Kind, plans.GetValueOrDefault(p.PieceId), p.Reason, FormattableString.Invariant($"/plans/{p.PieceId}")),
            _ => new PieceToMend(p.Kind, metrics.GetValueOrDefault(p.PieceId)?.Name, p.Reason, sheet),
        })];
    }
}
