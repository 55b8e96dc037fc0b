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
        // A catalogue is a few hundred lines at the most, and what it is called is in the newest wording of each.
        var every = await db.Metrics.AsNoTracking().OrderBy(m => m.Code).ToListAsync(cancel);
        Topics = [.. every.Select(m => m.Topic).Where(topic => topic.Length > 0).Distinct()];
        // A topic stands where its first metric stands; what has none comes last.
        var order = Topics.ToList();
        var listed = every.Where(IsListed).OrderBy(m => m.Topic.Length == 0).ThenBy(m => order.IndexOf(m.Topic)).ToList();
        Paging = Paging.Of(PageAsked, listed.Count);
        Rows = [.. listed.Skip(Paging.Skip).Take(Paging.Size).Select(m => new MetricRow(m.Id, m.Code, m.Name, m.Definition, m.Topic, m.Unit, m.RollUp, m.Levels, m.IsActive))];
    }

    private bool IsListed(Metric metric) =>
        (Standing switch { MetricStanding.Every => true, MetricStanding.Retired => !metric.IsActive, _ => metric.IsActive })
        && (Topic is null || metric.Topic == Topic)
        && (Search is not { } words || new[] { metric.Name, metric.Code, metric.Definition }.Any(said => said.Contains(words, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>A metric in the list.</summary>
public sealed record MetricRow(
    int Id, string Code, string Name, string Definition, string Topic, string Unit, RollUp RollUp, IReadOnlyList<UnitLevel> Levels, bool IsActive);
