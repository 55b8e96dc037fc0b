using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>单位: the tree, level by level, as far as the person sees it; one unit with what stands right below it.</summary>
public sealed class UnitsModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public int? Id { get; set; }

    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    [FromQuery(Name = "p")]
    public int? PageAsked { get; set; }

    /// <summary>Also units that are no more; those that are to come are always there.</summary>
    [FromQuery(Name = "closed")]
    public bool WithClosed { get; set; }

    /// <summary>What was just done here.</summary>
    [FromQuery]
    public UnitDone? Done { get; set; }

    /// <summary>The unit shown; null at the top of a person's reach.</summary>
    public UnitRow? Unit { get; private set; }

    public OrgUnit? Details { get; private set; }

    /// <summary>Names by key of the units that the person may see among those the details point at.</summary>
    public IReadOnlyDictionary<int, string> Names { get; private set; } = new Dictionary<int, string>();

    /// <summary>The units above, from the top of the person's reach down.</summary>
    public IReadOnlyList<UnitRow> Above { get; private set; } = [];

    public IReadOnlyList<UnitRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    /// <summary>May the person change the unit? Null where it is none of their business.</summary>
    public Verdict? MayChange { get; private set; }

    /// <summary>What can be taken back here; nothing for who may not change the unit's place.</summary>
    public UnitUndo Undo { get; private set; } = UnitUndo.None;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var day = person.Today;
        if (Id is { } id && !await LoadUnitAsync(id, day, cancel))
            return NotFound();

        // Below one that is no more stands nothing else.
        var tree = WithClosed || Unit?.ClosedOn is not null ? TreeDay.WithAll(day) : TreeDay.WithThoseToCome(day);
        (Paging, Rows) = Search is null && PageAsked is null
            ? await db.SeldomAsync((nameof(UnitsModel), person.Id, tree, Id), () => ReadAsync(tree, cancel)) : await ReadAsync(tree, cancel);
        return Page();
    }

    private async Task<(Paging Paging, IReadOnlyList<UnitRow> Rows)> ReadAsync(TreeDay tree, CancellationToken cancel)
    {
        var mine = db.UnitsWithin(person.Id, tree);
        var listed = Listed(mine, tree, Search is { Length: > 0 } words ? (await db.SearchAsync(mine, tree, cancel)).Find(words) : null);
        var paging = Paging.Of(PageAsked, await listed.CountAsync(cancel));
        return (paging, await Row(listed.OrderBy(u => u.Code).Skip(paging.Skip).Take(paging.Size), mine, tree).ToListAsync(cancel));
    }

    private async Task<bool> LoadUnitAsync(int id, DateOnly day, CancellationToken cancel)
    {
        var tree = TreeDay.WithAll(day);
        var mine = db.UnitsWithin(person.Id, tree);
        Unit = await Row(mine.Where(u => u.Id == id), mine, tree).SingleOrDefaultAsync(cancel);
        if (Unit is null)
            return false;
        Details = await db.OrgUnits.AsNoTracking().SingleAsync(u => u.Id == id, cancel);
        var named = Details.Places.Select(p => p.ParentId).Append(Details.FilledById).OfType<int>().ToList();
        Names = await mine.Where(u => named.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        Above = await (from reach in db.ReachesOn(tree)
                       where reach.UnitId == id && reach.Depth > 0
                       join unit in mine on reach.AncestorId equals unit.Id
                       orderby reach.Depth descending
                       select new UnitRow(unit.Id, unit.Code, unit.Name, unit.Level, 0, 0, null, null)).ToListAsync(cancel);
        if (!await db.UnitsWithin(person.Id, tree, Role.Administrator).AnyAsync(u => u.Id == id, cancel))
            return true;
        var may = Details.Places[^1].ParentId is null ? Verdict.No("Unit.TopStays", Unit.Name) : Above.Count == 0 ? Verdict.No("Unit.TopOfYours", Unit.Name) : Verdict.Yes;
        MayChange = Unit.ClosedOn is null ? may : null;
        if (may.IsYes)
            Undo = await UnitUndo.OfAsync(db, Details, day, cancel);
        return true;
    }

    private IQueryable<OrgUnit> Listed(IQueryable<OrgUnit> mine, TreeDay tree, IReadOnlyList<int>? meant)
    {
        var reaches = db.ReachesOn(tree).Where(r => r.Depth > 0);
        if (meant is not null && Search is { } words)
        {
            var found = mine.Where(u => meant.Contains(u.Id) || u.Code.Contains(words));
            return Id is null ? found : found.Where(u => reaches.Any(r => r.AncestorId == Id && r.UnitId == u.Id));
        }

        return Id is null
            ? mine.Where(u => !reaches.Any(r => r.UnitId == u.Id && mine.Any(above => above.Id == r.AncestorId)))
            : mine.Where(u => reaches.Any(r => r.AncestorId == Id && r.UnitId == u.Id && r.Depth == 1));
    }

    private IQueryable<UnitRow> Row(IQueryable<OrgUnit> units, IQueryable<OrgUnit> mine, TreeDay tree)
    {
        var (reaches, day) = (db.ReachesOn(tree), tree.Day);
        return units.Select(u => new UnitRow(
            u.Id, u.Code, u.Name, u.Level,
            reaches.Count(r => r.AncestorId == u.Id && r.Depth > 0 && mine.Any(below => below.Id == r.UnitId)),
            db.Memberships.Where(m => m.UnitId == u.Id && db.People.Any(p => p.Id == m.PersonId && p.IsActive)).Select(m => m.PersonId).Distinct().Count(),
            reaches.Where(r => r.UnitId == u.Id && r.Depth == 0).Max(r => r.ClosedOn),
            reaches.Where(r => r.UnitId == u.Id && r.Depth == 0 && r.From > day).Max(r => (DateOnly?)r.From)));
    }
}

/// <summary>A unit in a list, with how many units below it the person sees, how many active people have a role there, since when it is no more, and from when it will be.</summary>
public sealed record UnitRow(int Id, string Code, string Name, UnitLevel Level, int Below, int People, DateOnly? ClosedOn, DateOnly? ComesOn);
