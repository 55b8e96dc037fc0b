using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>一个用户: who, where, with which roles; from here everything about them is changed.</summary>
public sealed class PersonDetailsModel(WorkReportDb db, CurrentPerson person, Accounts accounts) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    [FromQuery]
    public PersonDone? Done { get; set; }

    public Person Whom { get; private set; } = null!;

    /// <summary>As they sign in; null where they do not.</summary>
    public string? UserName { get; private set; }

    /// <summary>May they be changed here? The forms behind the buttons ask it again, and more.</summary>
    public Verdict May { get; private set; } = Verdict.Yes;

    public bool IsYourself => Id == person.Id;

    /// <summary>The roles at units that the administrator administers.</summary>
    public IReadOnlyList<(UnitChoice Unit, Role Role, bool Signs)> Roles { get; private set; } = [];

    /// <summary>待确认: what they want to give themselves.</summary>
    public IReadOnlyList<(UnitChoice Unit, AwaitedRole Role)> Awaited { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var found = await db.PeopleWithin(person.Id, person.Today, Role.Administrator).AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id, cancel);
        if (found is null)
            return NotFound();
        Whom = found;
        if (!await db.PeopleAdministeredBy(person.Id, person.Today).AnyAsync(p => p.Id == Id, cancel))
            May = Verdict.No("Person.ServesElsewhere", Whom.Name);
        UserName = (await accounts.OfAsync(Id, cancel))?.UserName;
        var units = await db.UnitChoicesAsync(person.Id, person.Today, cancel);
        Roles = [.. from unit in units from m in Whom.Memberships.Where(m => m.UnitId == unit.Id).OrderBy(m => m.Role) select (unit, m.Role, m.Signs)];
        var awaited = await db.AwaitedRoles.Where(a => a.PersonId == Id).OrderBy(a => a.Id).ToListAsync(cancel);
        Awaited = [.. from a in awaited join unit in units on a.UnitId equals unit.Id select (unit, a)];
        return Page();
    }
}
