using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Periods;

/// <summary>本期指标目录: which wording of which metric the period asks of which level, and since when.</summary>
public sealed class CatalogueModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>What was just done here.</summary>
    public PeriodDone? WasDone => DoneInAddress.Read<PeriodDone>(Done);

    public ReportingPeriod Period { get; private set; } = null!;

    /// <summary>What is asked, in the order of the codes.</summary>
    public IReadOnlyList<CatalogueRow> Asked { get; private set; } = [];

    /// <summary>What is not: taken out, or never asked.</summary>
    public IReadOnlyList<CatalogueRow> Others { get; private set; } = [];

    public Verdict MayChange => Period.CanChange;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await db.MayOpenYearsAsync(person.Id, person.Today, cancel))
            return NotFound();
        Period = (await db.Periods.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id, cancel))!;
        if (Period is null)
            return NotFound();
        var stopped = await db.Catalogues.Where(c => c.PeriodId == Id).SelectMany(c => c.Entries)
            .Where(e => e.StoppedAt != null).Select(e => new { e.MetricId, e.StoppedAt, e.IsLeftOut }).ToDictionaryAsync(e => e.MetricId, cancel);
        var wanted = await db.Metrics.IgnoreAutoIncludes().Where(m => m.IsActive).Select(m => m.Id).ToListAsync(cancel);
        var rows = (await db.EveryMetricAsync(Period, cancel)).Values.OrderBy(metric => metric.Code, StringComparer.Ordinal)
            .Select(metric => new CatalogueRow(metric, stopped.GetValueOrDefault(metric.Id)?.StoppedAt, wanted.Contains(metric.Id))).ToList();
        Asked = [.. rows.Where(row => row.Metric.IsAsked)];
        // Of what has ended only what it asked for a while is of interest.
        Others = [.. rows.Where(row => !row.Metric.IsAsked && (row.StoppedAt is not null || (row.IsActive && MayChange.IsYes)))];
        return Page();
    }
}

/// <summary>A metric in the catalogue of a period.</summary>
/// <param name="Metric">As the period words it.</param>
/// <param name="StoppedAt">Since when it is asked no longer; null where it is, or never was.</param>
/// <param name="IsActive">May it be asked at all, or is it retired?</param>
public sealed record CatalogueRow(AskedMetric Metric, DateTimeOffset? StoppedAt, bool IsActive)
{
    /// <summary>The levels that fill it in.</summary>
    public IReadOnlyList<UnitLevel> Levels => Metric.Levels;
}
