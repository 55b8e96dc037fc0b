using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Importing;
using WorkReport.Web.Exchange;

namespace WorkReport.Web.Pages.Importing;

/// <summary>列对应 that is kept: which column is what may be said otherwise; what came in by it stays.</summary>
public sealed class MapModel(FormRoom room) : ColumnsPage<LayoutForm>(room)
{
    [FromRoute]
    public int Id { get; set; }

    public ColumnMap Map { get; private set; } = null!;

    protected override Domain.Aggregate? Subject => Map;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await Db.MapsKeptBy(Person.Id).SingleOrDefaultAsync(m => m.Id == Id, cancel) is not { } map)
            return false;
        (Map, Which, Heads) = (map, map.Kind, map.Layout.Heads);
        await ReadAsync(map.Layout.HeadRows, map.UnitId, map.Id, isKept: true, cancel);
        return true;
    }

    protected override IValidator<LayoutForm> Rules => new LayoutForm.Validator<LayoutForm>(Reading.Faults, IsTaken);

    protected override LayoutForm Filled() => Reading.Of(Map);

    protected override IEnumerable<Differing> Differences(LayoutForm stands)
    {
        ArgumentNullException.ThrowIfNull(stands);
        string Head(int? column) => column is { } at && at >= 0 && at < Heads.Count ? Heads[at] : "";
        var ours = Reading.Ours.Zip(stands.Ours.Zip(Form.Ours)).Select(pair => new Differing(pair.First.Head, Head(pair.Second.First.Pick) + pair.Second.First.Same, Head(pair.Second.Second.Pick) + pair.Second.Second.Same));
        var theirs = Heads.Zip(stands.Theirs.Zip(Form.Theirs)).Select(pair => new Differing(pair.First, pair.Second.First.Means ?? "", pair.Second.Second.Means ?? ""));
        return base.Differences(stands).Concat(ours.Concat(theirs).Where(field => field.Stands != field.Typed));
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Map.Change(Form.Name!, Layout, Person.Act());
        return Task.FromResult($"/import/maps?done={MapDone.Changed}");
    }
}
