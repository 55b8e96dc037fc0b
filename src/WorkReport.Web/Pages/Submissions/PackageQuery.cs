using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Periods;
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
}
