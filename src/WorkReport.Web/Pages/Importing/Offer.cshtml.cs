using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Importing;
using WorkReport.Web.Exchange;

namespace WorkReport.Web.Pages.Importing;

/// <summary>Nothing to fill in.</summary>
public sealed class OfferForm;

/// <summary>停用 or 恢复 of a matching.</summary>
public sealed class OfferModel(FormRoom room) : FormPage<OfferForm>(room)
{
    [FromRoute]
    public int Id { get; set; }

    public ColumnMap Map { get; private set; } = null!;

    protected override Domain.Aggregate? Subject => Map;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await Db.MapsKeptBy(Person.Id).SingleOrDefaultAsync(m => m.Id == Id, cancel) is not { } map)
            return false;
        Map = map;
        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        var offered = !Map.IsActive;
        Map.Offer(offered, Person.Act());
        return Task.FromResult($"/import/maps?done={(offered ? MapDone.Revived : MapDone.Retired)}");
    }
}
