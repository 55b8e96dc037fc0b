using Microsoft.AspNetCore.Mvc;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Plans;

/// <summary>校核 of one task for next year.</summary>
public sealed class CheckModel(FormRoom room) : PlanPage<CheckForm>(room)
{
    /// <summary>Something was just mended.</summary>
    [FromQuery(Name = CheckPages.Name)]
    public bool HasMended { get; set; }

    public FoundList Found { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        // What a task aims at is nobody's figure yet: the text alone is judged.
        Found = new FoundList(WrittenCheck.Of(new WrittenText().Add(Plan, May.IsYes), new(), _ => false), IsOfOne: true);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.ConfirmAsync(Year, cancel);
        Plan.Take(Found.Demand(Form), Person.Act());
        return FormattableString.Invariant($"/plans/{Id}/check?{CheckPages.Name}=true");
    }
}
