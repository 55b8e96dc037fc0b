using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting.Workbooks;

namespace WorkReport.Web.Pages.Totals;

/// <summary>交叉表: what is asked of it stands in the address, for the page and for its file alike.</summary>
public abstract class CrossPage(WorkReportDb db, CurrentPerson person) : PageModel
{
    /// <summary>So many metrics it opens with: what a screen holds.</summary>
    private const int First = 6;

    [FromRoute]
    public int Id { get; set; }

    [FromRoute(Name = "period")]
    public string PeriodCode { get; set; } = "";

    [FromQuery]
    public UnitLevel? Level { get; set; }

    /// <summary>Keys of the metrics that were ticked.</summary>
    [FromQuery(Name = "metric")]
    public IReadOnlyList<int> Ticked { get; set; } = [];

    public UnitTree Tree { get; private set; } = null!;

    /// <summary>The levels that stand below.</summary>
    public IReadOnlyList<UnitLevel> Levels { get; private set; } = [];

    /// <summary>The metrics that can be columns.</summary>
    public IReadOnlyList<AskedMetric> Choices { get; private set; } = [];

    /// <summary>Those that are.</summary>
    public IReadOnlyList<AskedMetric> Columns { get; private set; } = [];

    /// <summary>The units of the level; none where nothing stands below.</summary>
    protected IReadOnlyList<TreeUnit> Units => [.. Tree.All.Where(unit => unit.Level == Level)];

    /// <summary>Finds what is asked for; false where the person does not read at such a unit, or there is no such period.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancel)
    {
        if (await UnitTree.LoadAsync(db, person.Id, person.Today, Id, PeriodCode, cancel) is not { } tree)
            return false;
        (Tree, Levels, Choices) = (tree, CrossTable.Levels(tree), await db.AskedAsync(tree.Period, cancel));
        Level = Level is { } asked && Levels.Contains(asked) ? asked : Levels.Count > 0 ? Levels[0] : null;
        Columns = [.. Choices.Where(metric => Ticked.Contains(metric.Id))];
        if (Columns.Count == 0)
            Columns = [.. Choices.Take(First)];
        return true;
    }

    /// <summary>The table of some of the units.</summary>
    protected Task<CrossTable> TableAsync(IReadOnlyList<TreeUnit> units, CancellationToken cancel) => CrossTable.LoadAsync(db, Tree, units, Columns, cancel);
}
