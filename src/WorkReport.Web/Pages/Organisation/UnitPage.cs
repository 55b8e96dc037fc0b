using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>A form about one unit that the person administers.</summary>
public abstract class UnitPage<TForm>(FormRoom room) : FormPage<TForm>(room)
    where TForm : class, new()
{
    // Whatever the person administers, closed or to come as well.
    private HashSet<int> reached = [];

    [FromRoute]
    public int Id { get; set; }

    public OrgUnit Unit { get; private set; } = null!;

    /// <summary>The units that the person administers today, in the order of their codes.</summary>
    protected IReadOnlyList<OrgUnit> Administered { get; private set; } = [];

    /// <summary>All units: what no single one can judge.</summary>
    protected OrgTree Tree { get; private set; } = null!;

    /// <summary>Is the form also about a unit that is no more?</summary>
    protected virtual bool TakesClosed => false;

    /// <summary>Is it also about a unit whose first day has not come?</summary>
    protected virtual bool TakesToCome => false;

    // A period may end meanwhile and settle more days, and somebody else may change the tree.
    protected override bool IsJudgedAgain => true;

    protected override Aggregate Subject => Unit;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var all = await Db.OrgUnits.OrderBy(u => u.Code).ToListAsync(cancel);
        reached = await Db.UnitsWithin(Person.Id, TreeDay.WithAll(Person.Today), Role.Administrator).Select(u => u.Id).ToHashSetAsync(cancel);
        Administered = [.. all.Where(u => reached.Contains(u.Id) && u.PlaceOn(Person.Today) is not null)];
        Tree = new OrgTree(all, await Db.SettledUntilAsync(cancel), Person.Today);
        Unit = all.Find(u => u.Id == Id && reached.Contains(Id) && (u.PlaceOn(Person.Today) is not null || (u.IsToCome(Person.Today) ? TakesToCome : TakesClosed)))!;
        return Unit is not null;
    }

    /// <summary>Where one stands at the top of what one administers, its place is for those above to decide.</summary>
    protected Verdict MayChangePlace =>
        (Unit.PlaceOn(Person.Today) ?? Unit.Places[^1]).ParentId is { } parent && !reached.Contains(parent) ? Verdict.No("Unit.TopOfYours", Unit.Name) : Verdict.Yes;

    /// <summary>Is a unit among those that stand below this one today?</summary>
    protected bool StandsBelow(OrgUnit unit)
    {
        for (var place = unit.PlaceOn(Person.Today); place?.ParentId is { } above;)
        {
            if (above == Id)
                return true;
            place = Administered.SingleOrDefault(u => u.Id == above)?.PlaceOn(Person.Today);
        }

        return false;
    }

    /// <summary>One of the administered units; what is not among them is refused beside the field.</summary>
    protected OrgUnit Chosen(int? id) => Administered.SingleOrDefault(u => u.Id == id) ?? throw new RefusedException(Verdict.No("Unit.NotYours"));

    protected override string Said(string field, object? value) =>
        value is int id && field.EndsWith("Id", StringComparison.Ordinal) ? Administered.SingleOrDefault(u => u.Id == id)?.Name ?? "" : base.Said(field, value);

    protected SelectListItem Item(OrgUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return new UnitItem(unit.Id, unit.Name, unit.Code, unit.PlaceOn(Person.Today)?.ParentId);
    }

    protected string Back(UnitDone done, int? id = null) => FormattableString.Invariant($"/units/{id ?? Id}?done={done}");
}

/// <summary>What was just done, for the sentence on the page one comes back to.</summary>
public enum UnitDone
{
    Added,
    Renamed,
    Moved,
    Closed,
    MoveUndone,
    CloseUndone,
    FoundingUndone,
    FillerChanged,
}
