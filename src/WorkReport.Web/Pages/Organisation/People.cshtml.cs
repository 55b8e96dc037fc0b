using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>What to order the list by.</summary>
public enum PeopleOrder
{
    Name,
    UserName,
}

/// <summary>用户: the people with a role at a unit that the administrator administers.</summary>
public sealed class PeopleModel(WorkReportDb db, CurrentPerson person) : PeopleList(db, person)
{
    [FromQuery(Name = "sort")]
    public PeopleOrder? Order { get; set; }

    [FromQuery(Name = "p")]
    public int? PageAsked { get; set; }

    public IReadOnlyList<PersonRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    /// <summary>待确认: what other administrators want to give themselves, and this one may confirm.</summary>
    public IReadOnlyList<AwaitedRow> Awaited { get; private set; } = [];

    /// <summary>The workbook of everyone who is listed.</summary>
    public string FileAddress => $"/people.xlsx{Query}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var day = Person.Today;
        if (!await FindUnitsAsync(cancel))
            return NotFound();

        var isPlain = (Search, UnitId, Role, WithLeft, Order, PageAsked) is (null, null, null, false, null, null);
        (Paging, Rows, Awaited) = isPlain ? await Db.LatelyAsync((nameof(PeopleModel), Person.Id, day), (_, line) => !line.IsWork, () => ReadAsync(day, cancel)) : await ReadAsync(day, cancel);
        return Page();
    }

    private async Task<(Paging Paging, IReadOnlyList<PersonRow> Rows, IReadOnlyList<AwaitedRow> Awaited)> ReadAsync(DateOnly day, CancellationToken cancel)
    {
        var mine = Db.UnitsWithin(Person.Id, day, Domain.Organisation.Role.Administrator);
        var listed = Listed(mine, day);
        var paging = Paging.Of(PageAsked, await listed.CountAsync(cancel));
        var people = listed.Select(p => new
        {
            p.Id,
            p.Name,
            p.IsActive,
            UserName = Db.Accounts.Where(a => a.PersonId == p.Id).Select(a => a.UserName).SingleOrDefault(),
        });
        var page = await (Order is PeopleOrder.UserName ? people.OrderBy(p => p.UserName).ThenBy(p => p.Id) : people.OrderBy(p => p.Name).ThenBy(p => p.Id))
            .Skip(paging.Skip).Take(paging.Size).ToListAsync(cancel);
        var ids = page.Select(p => p.Id).ToList();
        // Roles elsewhere are none of this administrator's business.
        var roles = (await (from m in Db.Memberships
                            where ids.Contains(m.PersonId)
                            join unit in mine on m.UnitId equals unit.Id
                            orderby unit.Code, m.Role
                            select new { m.PersonId, unit.Name, unit.Level, m.Role, m.Signs }).ToListAsync(cancel)).ToLookup(m => m.PersonId, m => (m.Name, m.Level, m.Role, m.Signs));
        var awaited = await (from a in Db.AwaitedRoles
                             where a.PersonId != Person.Id
                             join p in Db.PeopleAdministeredBy(Person.Id, day) on a.PersonId equals p.Id
                             join unit in mine on a.UnitId equals unit.Id
                             orderby a.Id
                             select new AwaitedRow(a.Id, p.Id, p.Name, unit.Name, unit.Level, a.Role, a.Signs)).ToListAsync(cancel);
        return (paging, [.. page.Select(p => new PersonRow(p.Id, p.Name, p.UserName, p.IsActive, [.. roles[p.Id]]))], awaited);
    }
}

/// <summary>A person in the list, with the roles that the administrator may see.</summary>
public sealed record PersonRow(int Id, string Name, string? UserName, bool IsActive, IReadOnlyList<(string Unit, UnitLevel Level, Role Role, bool Signs)> Roles);

/// <summary>A role that waits for this administrator.</summary>
public sealed record AwaitedRow(int Id, int PersonId, string Person, string Unit, UnitLevel Level, Role Role, bool Signs);
