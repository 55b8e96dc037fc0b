using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.WorkItems;

/// <summary>A form about one work item. Whoever reaches its unit reads it; who may change it, its package says.</summary>
public abstract class ItemPage<TForm>(FormRoom room) : FormPage<TForm>(room)
    where TForm : class, new()
{
    [FromRoute]
    public int Id { get; set; }

    public WorkItem Item { get; private set; } = null!;

    public UnitYear Year { get; private set; } = null!;

    public override Verdict May => Year.MayEdit(new SubmittedPiece(PieceKind.WorkItem, Id));

    /// <summary>Address of the list it stands in.</summary>
    public string List => FormattableString.Invariant($"/units/{Year.Unit.Id}/{Year.Period.Code}/items");

    protected override Aggregate? Subject => Item;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        Item = (await Db.WorkItems.AsSingleQuery().SingleOrDefaultAsync(i => i.Id == Id, cancel))!;
        if (Item is null)
            return false;
        var period = await Db.PeriodCodeAsync(Item.PeriodId, cancel);
        Year = (await Db.UnitYearAsync(Person.Id, Person.Today, Item.UnitId, period, cancel))!;
        ViewData["Year"] = Year;
        return Year is not null;
    }

    protected string Back(ItemDone done) => FormattableString.Invariant($"/items/{Id}?done={done}");
}

/// <summary>What was just done, for the sentence on the page one comes back to.</summary>
public enum ItemDone
{
    Saved,
    Attached,
    Detached,
    Removed,
    SaidNone,
    SaidSome,
}
