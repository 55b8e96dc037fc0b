using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Progress;

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

    [FromQuery(Name = "p")]
    public int? PageAsked { get; set; }

    public TreeProgress Progress { get; private set; } = null!;

    /// <summary>All units below together; null where there are none.</summary>
    public ProgressCount? Whole { get; private set; }

    public IReadOnlyList<ProgressUnit> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    public bool IsFiltered => Status is not null || OnlyLate;

    public string Here => FormattableString.Invariant($"/units/{Id}/{Progress.Tree.Code}/progress");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await TreeProgress.LoadAsync(db, person.Id, person.Today, Id, PeriodCode, cancel) is not { } progress)
            return NotFound();
        Progress = progress;
        Whole = ProgressCount.Of(progress.All);
        var listed = IsFiltered
            ? [.. progress.All.Where(unit => (Status is null || unit.Status == Status) && (!OnlyLate || unit.IsLate))]
            : progress.Children;
        Paging = Paging.Of(PageAsked, listed.Count);
        Rows = [.. listed.Skip(Paging.Skip).Take(Paging.Size)];
        return Page();
    }
}
