using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>The people that an administrator administers, those that the address asks for: for the page and for its file alike.</summary>
public abstract class PeopleList(WorkReportDb db, CurrentPerson person) : PageModel
{
    protected WorkReportDb Db => db;

    protected CurrentPerson Person => person;

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

    public IReadOnlyList<UnitChoice> Units { get; private set; } = [];

    /// <summary>What the address says of who is listed.</summary>
    protected QueryString Query => QueryString.Create(new Dictionary<string, string?>
    {
        ["q"] = Search,
        ["unit"] = UnitId is { } unit ? FormattableString.Invariant($"{unit}") : null,
        ["role"] = Role?.ToString(),
        ["left"] = WithLeft ? "true" : null,
    }.Where(part => !string.IsNullOrEmpty(part.Value)));

    /// <summary>Reads the units that the person administers; false where there are none.</summary>
    protected async Task<bool> FindUnitsAsync(CancellationToken cancel)
    {
        Units = await db.UnitChoicesAsync(person.Id, person.Today, cancel);
        return Units.Count > 0;
    }

    /// <summary>Who is listed.</summary>
    /// <param name="mine">The units that the administrator administers.</param>
    /// <param name="day">Today.</param>
    protected IQueryable<Person> Listed(IQueryable<OrgUnit> mine, DateOnly day)
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
