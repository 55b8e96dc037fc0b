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

/// <summary>报送进度: how far the units below are, one level at a time, or all in one status; and whom to remind.</summary>
public sealed class IndexModel(WorkReportDb db, CurrentPerson person) : PageModel
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

    [FromQuery(Name = "p")]
    public int? PageAsked { get; set; }

    public TreeProgress Progress { get; private set; } = null!;

    /// <summary>All units below together; null where there are none.</summary>
    public ProgressCount? Whole { get; private set; }

    public IReadOnlyList<ProgressUnit> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    public bool IsFiltered => Status is not null || OnlyLate || Search is { Length: > 0 };

    /// <summary>Was the period opened, so that somebody is waited for? What is being drafted asks nobody yet.</summary>
    public bool HasBegun => Progress.Tree.Period is not { State: PeriodState.Preparing, IsBackfill: false };

    public string Here => FormattableString.Invariant($"/units/{Id}/{Progress.Tree.Code}/progress");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await TreeProgress.LoadAsync(db, person.Id, person.Today, Id, PeriodCode, cancel) is not { } progress)
            return NotFound();
        Progress = progress;
        Whole = ProgressCount.Of(progress.All);
        var listed = Ordered(IsFiltered ? await FilteredAsync(progress, cancel) : progress.Children);
        Paging = Paging.Of(PageAsked, listed.Count);
        Rows = [.. listed.Skip(Paging.Skip).Take(Paging.Size)];
        return Page();
    }

    /// <summary>The address of the same list in another order; the one it has already is turned round.</summary>
    public string OrderedBy(ProgressOrder order) => QueryString.Create(new Dictionary<string, string?>
    {
        ["q"] = Search,
        ["status"] = Status?.ToString(),
        ["late"] = OnlyLate ? "true" : null,
        ["sort"] = order.ToString(),
        ["down"] = order == Order && !IsDown ? "true" : null,
    }.Where(part => !string.IsNullOrEmpty(part.Value))).ToString();

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
