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
    /// <summary>A list that a browser still opens at once.</summary>
    private const int MostChoices = 2000;

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

    /// <summary>Units to choose from: of very many those alone that have others below them, and the one that is chosen. The rest are found by their names.</summary>
    public IReadOnlyList<UnitChoice> Choices { get; private set; } = [];

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
        Choices = Units.Count <= MostChoices ? Units : await db.SeldomAsync((nameof(Choices), person.Id, person.Today), () => Task.FromResult(WithOthersBelow(Units)));
        if (UnitId is not null && Units.FirstOrDefault(unit => unit.Id == UnitId) is { } chosen && !Choices.Contains(chosen))
            Choices = [.. Choices, chosen];
        return Units.Count > 0;
    }

    private static List<UnitChoice> WithOthersBelow(IReadOnlyList<UnitChoice> units)
    {
        var above = units.Select(unit => unit.ParentId).ToHashSet();
        return [.. units.Where(unit => above.Contains(unit.Id))];
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
