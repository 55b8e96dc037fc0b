using Microsoft.AspNetCore.Mvc;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Progress;

/// <summary>报送进度: how far the units below are, one level at a time, or all in one status; and whom to remind.</summary>
public sealed class IndexModel(WorkReportDb db, CurrentPerson person) : ProgressList(db, person)
{
    [FromQuery(Name = "p")]
    public int? PageAsked { get; set; }

    /// <summary>All units below together; null where there are none.</summary>
    public ProgressCount? Whole { get; private set; }

    public IReadOnlyList<ProgressUnit> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    /// <summary>Who has not said that it has the notice, and who was reminded.</summary>
    public NoticeProgress Told { get; private set; } = null!;

    /// <summary>How many units were just reminded.</summary>
    [FromQuery(Name = "reminded")]
    public int? Reminded { get; set; }

    public string Here => FormattableString.Invariant($"/units/{Id}/{Progress.Tree.Code}/progress");

    /// <summary>The workbook of the whole list.</summary>
    public string FileAddress => $"{Here}.xlsx{Query(Order, IsDown)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } listed)
            return NotFound();
        Whole = ProgressCount.Of(Progress);
        Paging = Paging.Of(PageAsked, listed.Count);
        Rows = [.. listed.Skip(Paging.Skip).Take(Paging.Size)];
        Told = await NoticeProgress.LoadAsync(Db, Progress.Tree.Period, Progress.Tree.Round, Id, [.. Rows.Select(row => row.Unit.Id)], cancel);
        return Page();
    }

    /// <summary>The address of the same list in another order; the one it has already is turned round.</summary>
    public string OrderedBy(ProgressOrder order) => Query(order, order == Order && !IsDown).ToString();
}
