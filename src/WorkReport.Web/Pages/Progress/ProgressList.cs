using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Progress;

/// <summary>What the units are ordered by.</summary>
public enum ProgressOrder
{
    Unit,
    Status,
    Missing,
    Due,
}

/// <summary>The units below one, those that the address asks for in the order that it asks for: for the page and for its file alike.</summary>
public abstract class ProgressList(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    [FromRoute(Name = "period")]
    public string PeriodCode { get; set; } = "";

    /// <summary>Only units of this status, from the whole tree.</summary>
    [FromQuery]
    public ProgressStatus? Status { get; set; }

    /// <summary>Only units whose day is past, from the whole tree.</summary>
    [FromQuery(Name = "late")]
    public bool OnlyLate { get; set; }

    /// <summary>Only units that are meant by these words, from the whole tree.</summary>
    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    [FromQuery(Name = "sort")]
    public ProgressOrder? Order { get; set; }

    /// <summary>The other way round.</summary>
    [FromQuery(Name = "down")]
    public bool IsDown { get; set; }

    protected WorkReportDb Db => db;

    public TreeProgress Progress { get; private set; } = null!;

    public bool IsFiltered => Status is not null || OnlyLate || Search is { Length: > 0 };

    /// <summary>Was the period opened, so that somebody is waited for? What is being drafted asks nobody yet.</summary>
    public bool HasBegun => Progress.Tree.Period is not { State: PeriodState.Preparing, IsBackfill: false };

    /// <summary>The list; null where the person does not read at such a unit, or there is no such period.</summary>
    protected async Task<IReadOnlyList<ProgressUnit>?> FindAsync(CancellationToken cancel)
    {
        if (await TreeProgress.LoadAsync(db, person.Id, person.Today, Id, PeriodCode, cancel) is not { } progress)
            return null;
        Progress = progress;
        return Ordered(IsFiltered ? await FilteredAsync(progress, cancel) : progress.Children);
    }

    /// <summary>What the address says of the list, in another order where one is given.</summary>
    protected QueryString Query(ProgressOrder? order, bool isDown) => QueryString.Create(new Dictionary<string, string?>
    {
        ["q"] = Search,
        ["status"] = Status?.ToString(),
        ["late"] = OnlyLate ? "true" : null,
        ["sort"] = order?.ToString(),
        ["down"] = isDown ? "true" : null,
    }.Where(part => !string.IsNullOrEmpty(part.Value)));

    private async Task<IEnumerable<ProgressUnit>> FilteredAsync(TreeProgress progress, CancellationToken cancel)
    {
        var tree = progress.Tree.Period.Tree();
        var within = db.ReachesOn(tree).Where(r => r.AncestorId == Id);
        HashSet<int>? meant = Search is { Length: > 0 } words ? [.. (await db.SearchAsync(db.OrgUnits.Where(u => u.Id == Id || within.Any(r => r.UnitId == u.Id)), tree, cancel)).Find(words)] : null;
        return progress.All.Where(unit => (Status is null || unit.Status == Status) && (!OnlyLate || unit.IsLate) && meant?.Contains(unit.Unit.Id) != false);
    }

    private List<ProgressUnit> Ordered(IEnumerable<ProgressUnit> units)
    {
        var ordered = Order switch
        {
            ProgressOrder.Status => units.OrderBy(unit => unit.Status),
            ProgressOrder.Missing => units.OrderByDescending(unit => unit.Content.Missing.Count).ThenBy(unit => unit.Content.HasItemsOrNone),
            ProgressOrder.Due => units.OrderBy(unit => unit.IsHandedIn).ThenByDescending(unit => unit.IsLate).ThenBy(unit => unit.Due ?? DateOnly.MaxValue),
            // As the tree gives them, which is the order of the codes.
            _ => units,
        };
        return IsDown ? [.. ordered.Reverse()] : [.. ordered];
    }
}
