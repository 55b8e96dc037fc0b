using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Totals;

/// <summary>汇总: 本级, 下级, 合计 of every metric beside last year's.</summary>
public sealed class IndexModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    [FromRoute(Name = "period")]
    public string PeriodCode { get; set; } = "";

    /// <summary>Only metrics under this heading.</summary>
    [FromQuery]
    public string? Topic { get; set; }

    public TotalTable Table { get; private set; } = null!;

    /// <summary>The headings there are, as the codes order them; without one come last.</summary>
    public IReadOnlyList<string> Topics { get; private set; } = [];

    /// <summary>What is shown, by heading.</summary>
    public IReadOnlyList<IGrouping<string, TotalRow>> Shown { get; private set; } = [];

    public string Here => FormattableString.Invariant($"/units/{Id}/{Table.Tree.Code}/totals");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await new TotalsQuery(db).TableAsync(person.Id, person.Today, Id, PeriodCode, cancel) is not { } table)
            return NotFound();
        Table = table;
        var byTopic = table.Rows.GroupBy(row => row.Metric.Topic).OrderBy(topic => topic.Key.Length == 0).ToList();
        Topics = [.. byTopic.Select(topic => topic.Key).Where(topic => topic.Length > 0)];
        Shown = string.IsNullOrEmpty(Topic) ? byTopic : byTopic.FindAll(topic => topic.Key == Topic);
        return Page();
    }
}
