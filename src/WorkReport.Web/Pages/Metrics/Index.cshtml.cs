using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Metrics;

/// <summary>Which of the catalogue.</summary>
public enum MetricStanding
{
    /// <summary>Those that are asked for.</summary>
    Asked,

    /// <summary>Those that are asked for no longer.</summary>
    Retired,

    Every,
}

/// <summary>指标目录: what is counted and how, for everyone to read; the office at the top changes it.</summary>
public sealed class IndexModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    [FromQuery]
    public string? Topic { get; set; }

    [FromQuery]
    public MetricStanding? Standing { get; set; }

    [FromQuery(Name = "p")]
    public int? PageAsked { get; set; }

    public bool MayChange { get; private set; }

    /// <summary>All topics, in the order of the catalogue.</summary>
    public IReadOnlyList<string> Topics { get; private set; } = [];

    public IReadOnlyList<MetricRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    public bool IsFiltered => Search is not null || Topic is not null || Standing is not null and not MetricStanding.Asked;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        MayChange = await db.MayOpenYearsAsync(person.Id, person.Today, cancel);
        Topics = await db.Metrics.Where(m => m.Topic != "").GroupBy(m => m.Topic).OrderBy(g => g.Min(m => m.Code)).Select(g => g.Key).ToListAsync(cancel);
        var listed = Listed();
        Paging = Paging.Of(PageAsked, await listed.CountAsync(cancel));
        // A topic stands where its first metric stands; what has none comes last.
        Rows = await listed.OrderBy(m => m.Topic == "").ThenBy(m => db.Metrics.Where(x => x.Topic == m.Topic).Min(x => x.Code)).ThenBy(m => m.Code)
            .Skip(Paging.Skip).Take(Paging.Size)
            .Select(m => new MetricRow(m.Id, m.Code, m.Name, m.Definition, m.Topic, m.Unit, m.RollUp, m.Levels, m.IsActive)).ToListAsync(cancel);
    }

    private IQueryable<Metric> Listed()
    {
        var metrics = Standing switch
        {
            MetricStanding.Every => db.Metrics,
            MetricStanding.Retired => db.Metrics.Where(m => !m.IsActive),
            _ => db.Metrics.Where(m => m.IsActive),
        };
        if (Topic is { } topic)
            metrics = metrics.Where(m => m.Topic == topic);
        return Search is { } words ? metrics.Where(m => m.Name.Contains(words) || m.Code.Contains(words) || m.Definition.Contains(words)) : metrics;
    }
}

/// <summary>A metric in the list.</summary>
public sealed record MetricRow(
    int Id, string Code, string Name, string Definition, string Topic, string Unit, RollUp RollUp, IReadOnlyList<UnitLevel> Levels, bool IsActive);
