using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Totals;

/// <summary>汇总: 本级, 下级, 合计 of every metric beside last year's.</summary>
public sealed class IndexModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    private IReadOnlyDictionary<int, MarkCount> marked = new Dictionary<int, MarkCount>();

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

    /// <summary>What the rules found between the totals themselves, by metric.</summary>
    public ILookup<int, Mark> Found { get; private set; } = Array.Empty<Mark>().ToLookup(_ => 0);

    /// <summary>How many marks the figures carry that the totals are made of.</summary>
    public MarkCount Marked { get; private set; }

    /// <summary>The same of one metric.</summary>
    public MarkCount MarkedOf(int metricId) => marked.GetValueOrDefault(metricId);

    public string Here => FormattableString.Invariant($"/units/{Id}/{Table.Tree.Code}/totals");

    /// <summary>The workbook of what is shown.</summary>
    public string FileAddress => $"{Here}.xlsx" + (string.IsNullOrEmpty(Topic) ? default : QueryString.Create("topic", Topic));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await TotalsLook.LoadAsync(db, person.Id, person.Today, Id, PeriodCode, cancel) is not { } look)
            return NotFound();
        (Table, marked) = (look.Table, look.Marked);
        Marked = new MarkCount(marked.Values.Sum(count => count.MustMend), marked.Values.Sum(count => count.Explain));
        Found = Marks.Of([.. Table.Rows.Select(row => new JudgedFigure(row.Metric, row.Total.All, Note: null, Before: null))]).ToLookup(mark => mark.Metric.Id);
        var byTopic = Table.Rows.GroupBy(row => row.Metric.Topic).OrderBy(topic => topic.Key.Length == 0).ToList();
        Topics = [.. byTopic.Select(topic => topic.Key).Where(topic => topic.Length > 0)];
        Shown = string.IsNullOrEmpty(Topic) ? byTopic : byTopic.FindAll(topic => topic.Key == Topic);
        return Page();
    }
}
