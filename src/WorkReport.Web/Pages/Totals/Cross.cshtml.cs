using Microsoft.AspNetCore.Mvc;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting.Workbooks;

namespace WorkReport.Web.Pages.Totals;

/// <summary>交叉表: the units of one level × chosen metrics.</summary>
public sealed class CrossModel(WorkReportDb db, CurrentPerson person) : CrossPage(db, person)
{
    [FromQuery(Name = "p")]
    public int? PageAsked { get; set; }

    public CrossTable Table { get; private set; } = null!;

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    public string Here => FormattableString.Invariant($"/units/{Id}/{Tree.Code}/totals/cross");

    /// <summary>The file of what is shown, with every unit of the level.</summary>
    public string FileAddress => $"{Here}.xlsx" + QueryString.Create(Columns.Select(metric => KeyValuePair.Create("metric", (string?)FormattableString.Invariant($"{metric.Id}"))).Prepend(KeyValuePair.Create("level", (string?)$"{Level}")));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
            return NotFound();
        Paging = Paging.Of(PageAsked, Units.Count);
        Table = await TableAsync([.. Units.Skip(Paging.Skip).Take(Paging.Size)], cancel);
        return Page();
    }
}
