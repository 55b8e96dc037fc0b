using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Data;

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

/// <summary>The catalogue, what of it the address asks for: for the page and for its file alike.</summary>
public abstract class MetricList(WorkReportDb db) : PageModel
{
    protected WorkReportDb Db => db;

    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    [FromQuery]
    public string? Topic { get; set; }

    [FromQuery]
    public MetricStanding? Standing { get; set; }

    /// <summary>All topics, in the order of the catalogue.</summary>
    public IReadOnlyList<string> Topics { get; private set; } = [];

    /// <summary>Is there nothing in the catalogue at all?</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>What the address says of what is listed.</summary>
    protected QueryString Query => QueryString.Create(new Dictionary<string, string?>
    {
        ["q"] = Search,
        ["topic"] = Topic,
        ["standing"] = Standing?.ToString(),
    }.Where(part => !string.IsNullOrEmpty(part.Value)));

    protected async Task<IReadOnlyList<Metric>> FindAsync(CancellationToken cancel)
    {
        // A catalogue is a few hundred lines at the most, and what it is called is in the newest wording of each.
        var every = await db.Metrics.AsNoTracking().OrderBy(m => m.Code).ToListAsync(cancel);
        IsEmpty = every.Count == 0;
        Topics = [.. every.Select(m => m.Topic).Where(topic => topic.Length > 0).Distinct()];
        // A topic stands where its first metric stands; what has none comes last.
        var order = Topics.ToList();
        return [.. every.Where(IsListed).OrderBy(m => m.Topic.Length == 0).ThenBy(m => order.IndexOf(m.Topic))];
    }

    private bool IsListed(Metric metric) =>
        (Standing switch { MetricStanding.Every => true, MetricStanding.Retired => !metric.IsActive, _ => metric.IsActive })
        && (Topic is null || metric.Topic == Topic)
        && (Search is not { } words || new[] { metric.Name, metric.Code, metric.Definition }.Any(said => said.Contains(words, StringComparison.OrdinalIgnoreCase)));
}
