using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Totals;

/// <summary>汇总: 本级, 下级, 合计 of every metric beside last year's.</summary>
public sealed class IndexModel(WorkReportDb db, CurrentPerson person, KeptByNumber kept) : PageModel
{
    private Dictionary<int, MarkCount> marked = [];

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

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await kept.OfAsync((nameof(Totals), person.Id, person.Today, Id, PeriodCode), person.Trail, found => found?.Table.Tree.All.Count ?? 0, () => ReadAsync(cancel)) is not { } found)
            return NotFound();
        (Table, marked) = found;
        Marked = new MarkCount(marked.Values.Sum(count => count.MustMend), marked.Values.Sum(count => count.Explain));
        Found = Marks.Of([.. Table.Rows.Select(row => new JudgedFigure(row.Metric, row.Total.All, Note: null, Before: null))]).ToLookup(mark => mark.Metric.Id);
        var byTopic = Table.Rows.GroupBy(row => row.Metric.Topic).OrderBy(topic => topic.Key.Length == 0).ToList();
        Topics = [.. byTopic.Select(topic => topic.Key).Where(topic => topic.Length > 0)];
        Shown = string.IsNullOrEmpty(Topic) ? byTopic : byTopic.FindAll(topic => topic.Key == Topic);
        return Page();
    }

    private async Task<Read?> ReadAsync(CancellationToken cancel)
    {
        if (await new TotalsQuery(db).TableAsync(person.Id, person.Today, Id, PeriodCode, cancel) is not { } table)
            return null;
        var marks = await db.MarksBehindAsync(table.Tree.Period, table.Tree.Round, Id, cancel);
        return new Read(table, marks.GroupBy(row => row.Mark.Metric.Id).ToDictionary(rows => rows.Key, rows => MarkCount.Of(rows.Select(row => row.Mark))));
    }

    /// <summary>The table, and how many marks the figures behind it carry, by metric.</summary>
    private sealed record Read(TotalTable Table, Dictionary<int, MarkCount> Marked);
}

/// <summary>How many marks there are, by what comes of them.</summary>
/// <param name="MustMend">必须改.</param>
/// <param name="Explain">说明后可报, explained or not.</param>
public readonly record struct MarkCount(int MustMend, int Explain)
{
    public int All => MustMend + Explain;

    public static MarkCount Of(IEnumerable<Mark> marks)
    {
        var counted = marks.CountBy(mark => mark.Weight).ToDictionary();
        return new MarkCount(counted.GetValueOrDefault(MarkWeight.MustMend), counted.GetValueOrDefault(MarkWeight.Explain));
    }
}
