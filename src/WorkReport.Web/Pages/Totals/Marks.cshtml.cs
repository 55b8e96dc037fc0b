using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Totals;

/// <summary>The marks on the figures that the totals of a unit are made of, each with the unit that gave the figure.</summary>
public sealed class MarksModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    [FromRoute(Name = "period")]
    public string PeriodCode { get; set; } = "";

    /// <summary>Only those of one metric.</summary>
    [FromQuery(Name = "metric")]
    public int? MetricId { get; set; }

    [FromQuery(Name = "p")]
    public int? PageAsked { get; set; }

    public UnitTree Tree { get; private set; } = null!;

    /// <summary>How many there are of what is listed.</summary>
    public MarkCount Count { get; private set; }

    public IReadOnlyList<MarkRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    public string Totals => FormattableString.Invariant($"/units/{Id}/{Tree.Code}/totals");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await UnitTree.LoadAsync(db, person.Id, person.Today, Id, PeriodCode, UnitTree.RightBelow, cancel) is not { } tree)
            return NotFound();
        Tree = tree;
        var found = (await db.MarksBehindAsync(tree.Period, tree.Round, Id, cancel)).Where(row => MetricId is null || row.Mark.Metric.Id == MetricId)
            .OrderBy(row => row.Mark.Weight).ThenBy(row => row.Mark.Metric.Code, StringComparer.Ordinal).ThenBy(row => row.UnitId).ToList();
        Count = MarkCount.Of(found.Select(row => row.Mark));
        Paging = Paging.Of(PageAsked, found.Count);
        var shown = found.Skip(Paging.Skip).Take(Paging.Size).ToList();
        var ids = shown.Select(row => row.UnitId).Distinct().ToList();
        var names = await db.OrgUnits.NamedOn(tree.Period.CountedUntil).Where(unit => ids.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancel);
        // What has moved away since is named where it stood, but does not open.
        var open = (await db.UnitsReadIn(person.Id, person.Today, tree.Period, Role.Reviewer, Role.Office).Where(unit => ids.Contains(unit.Id)).Select(unit => unit.Id).ToListAsync(cancel)).ToHashSet();
        Rows = [.. shown.Select(row => new MarkRow(
            names.GetValueOrDefault(row.UnitId, ""), row.Mark, open.Contains(row.UnitId) ? FormattableString.Invariant($"/units/{row.UnitId}/{tree.Code}/totals/{row.Mark.Metric.Id}") : null))];
        return Page();
    }
}

/// <summary>A mark in the list.</summary>
/// <param name="Unit">The name of the unit that gave the figure.</param>
/// <param name="Mark">What was found.</param>
/// <param name="Address">The page that answers for the figure; null where it does not open for the person.</param>
public sealed record MarkRow(string Unit, Mark Mark, string? Address);
