using Microsoft.AspNetCore.Mvc;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.WorkItems;

/// <summary>校核 of one work item: what in it an editor has to look at, mended at a press.</summary>
public sealed class CheckModel(FormRoom room) : ItemPage<CheckForm>(room)
{
    /// <summary>Something was just mended.</summary>
    [FromQuery(Name = CheckPages.Name)]
    public bool HasMended { get; set; }

    public FoundList Found { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        var writing = await ItemWriting.LoadAsync(Db, Year, Item.Text.Figures, needsFigures: Item.Text.Figures.Any(), cancel);
        var data = await CheckFigures.LoadAsync(Db, Person, Year.Period, Year.Unit.Id, ownItemsVouch: false, cancel);
        Found = new FoundList(WrittenCheck.Of(new WrittenText().Add(Item, writing.Print, May.IsYes), data, figure => figure.UnitId == Year.Unit.Id), IsOfOne: true);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.ConfirmAsync(Year, cancel);
        Item.Take(Found.Demand(Form), Person.Act());
        return FormattableString.Invariant($"/items/{Id}/check?{CheckPages.Name}=true");
    }
}
