using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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
public sealed class PeopleModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>That unit and everything below it.</summary>
    [FromQuery(Name = "unit")]
    public int? UnitId { get; set; }

    [FromQuery]
    public Role? Role { get; set; }

    /// <summary>True: also those who have left.</summary>
    [FromQuery(Name = "left")]
    public bool WithLeft { get; set; }

    [FromQuery(Name = "sort")]
    public PeopleOrder? Order { get; set; }

    [FromQuery(Name = "p")]
    public int? PageAsked { get; set; }

    public IReadOnlyList<UnitChoice> Units { get; private set; } = [];

    public IReadOnlyList<PersonRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    /// <summary>待确认: what other administrators want to give themselves, and this one may confirm.</summary>
    public IReadOnlyList<AwaitedRow> Awaited { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var day = person.Today;
        Units = await db.UnitChoicesAsync(person.Id, day, cancel);
        if (Units.Count == 0)
            return NotFound();

        var isPlain = (Search, UnitId, Role, WithLeft, Order, PageAsked) is (null, null, null, false, null, null);
        (Paging, Rows, Awaited) = isPlain ? await db.LatelyAsync((nameof(PeopleModel), person.Id, day), (_, line) => !line.IsWork, () => ReadAsync(day, cancel)) : await ReadAsync(day, cancel);
        return Page();
    }

    private async Task<(Paging Paging, IReadOnlyList<PersonRow> Rows, IReadOnlyList<AwaitedRow> Awaited)> ReadAsync(DateOnly day, CancellationToken cancel)
    {
        var mine = db.UnitsWithin(person.Id, day, Domain.Organisation.Role.Administrator);
        var listed = Listed(mine, day);
        var paging = Paging.Of(PageAsked, await listed.CountAsync(cancel));
        var people = listed.Select(p => new
        {
            p.Id,
            p.Name,
            p.IsActive,
            UserName = db.Accounts.Where(a => a.PersonId == p.Id).Select(a => a.UserName).SingleOrDefault(),
        });
        var page = await (Order is PeopleOrder.UserName ? people.OrderBy(p => p.UserName).ThenBy(p => p.Id) : people.OrderBy(p => p.Name).ThenBy(p => p.Id))
            .Skip(paging.Skip).Take(paging.Size).ToListAsync(cancel);
        var ids = page.Select(p => p.Id).ToList();
        // Roles elsewhere are none of this administrator's business.
        var roles = (await (from m in db.Memberships
                            where ids.Contains(m.PersonId)
                            join unit in mine on m.UnitId equals unit.Id
                            orderby unit.Code, m.Role
                            select new { m.PersonId, unit.Name, unit.Level, m.Role, m.Signs }).ToListAsync(cancel)).ToLookup(m => m.PersonId, m => (m.Name, m.Level, m.Role, m.Signs));
        var awaited = await (from a in db.AwaitedRoles
                             where a.PersonId != person.Id
                             join p in db.PeopleAdministeredBy(person.Id, day) on a.PersonId equals p.Id
                             join unit in mine on a.UnitId equals unit.Id
                             orderby a.Id
                             select new AwaitedRow(a.Id, p.Id, p.Name, unit.Name, unit.Level, a.Role, a.Signs)).ToListAsync(cancel);
        return (paging, [.. page.Select(p => new PersonRow(p.Id, p.Name, p.UserName, p.IsActive, [.. roles[p.Id]]))], awaited);
    }

    private IQueryable<Person> Listed(IQueryable<OrgUnit> mine, DateOnly day)
    {
        var people = db.PeopleWithin(person.Id, day, Domain.Organisation.Role.Administrator).Where(p => WithLeft || p.IsActive);
        if (Search?.Normalize(NormalizationForm.FormKC).Trim() is { Length: > 0 } words)
        {
            var meant = new UnitSearch(Units.Select(u => (u.Id, u.Code, u.Name, u.ParentId))).Find(words);
            people = people.Where(p => p.Name.Contains(words) || db.Accounts.Any(a => a.PersonId == p.Id && a.UserName.Contains(words)) || p.Memberships.Any(m => meant.Contains(m.UnitId)));
        }

        if (UnitId is not null || Role is not null)
        {
            var below = db.ReachesOn(day).Where(r => r.AncestorId == UnitId);
            people = people.Where(p => p.Memberships.Any(m => (Role == null || m.Role == Role) && mine.Any(u => u.Id == m.UnitId)
                && (UnitId == null || below.Any(r => r.UnitId == m.UnitId))));
        }

        return people;
    }
}

/// <summary>A person in the list, with the roles that the administrator may see.</summary>
public sealed record PersonRow(int Id, string Name, string? UserName, bool IsActive, IReadOnlyList<(string Unit, UnitLevel Level, Role Role, bool Signs)> Roles);

/// <summary>A role that waits for this administrator.</summary>
public sealed record AwaitedRow(int Id, int PersonId, string Person, string Unit, UnitLevel Level, Role Role, bool Signs);
