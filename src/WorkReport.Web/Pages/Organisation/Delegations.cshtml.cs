using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>委托代审 of a reviewer: who stands in for them, from which day to which. They set it themselves, or whoever administers them does.</summary>
public sealed class DelegationsModel(FormRoom room) : FormPage<DelegationForm>(room)
{
    /// <summary>So many are shown.</summary>
    private const int MostShown = 20;

    [FromRoute]
    public int Id { get; set; }

    /// <summary>What was just done: given or ended.</summary>
    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public Person Whom { get; private set; } = null!;

    /// <summary>All there ever were, the latest first, with who stands in.</summary>
    public IReadOnlyList<(Delegation Given, string To)> Delegations { get; private set; } = [];

    /// <summary>Who may stand in: the people of the units where the reviewer reads.</summary>
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public bool IsYourself => Id == Person.Id;

    /// <summary>Today, for what holds and what is over.</summary>
    public DateOnly Today => Person.Today;

    public override Verdict May => !Whom.Memberships.Any(m => m.Role == Role.Reviewer) ? Verdict.No("Delegation.NotReviewer", Whom.Name)
        : People.Count == 0 ? Verdict.No("Delegation.Nobody") : Verdict.Yes;

    protected override IValidator<DelegationForm> Rules => new DelegationForm.Validator([.. People.Select(item => int.Parse(item.Value, CultureInfo.InvariantCulture))], Person.Today);

    protected override DelegationForm Filled() => new() { First = Person.Today };

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var administered = Db.PeopleAdministeredBy(Person.Id, Person.Today).Select(p => p.Id);
        Whom = (await Db.People.SingleOrDefaultAsync(p => p.Id == Id && (p.Id == Person.Id || administered.Contains(p.Id)), cancel))!;
        if (Whom is null)
            return false;
        var given = await Db.Delegations.AsNoTracking().Where(d => d.FromId == Id).Join(Db.People, d => d.ToId, p => p.Id, (d, p) => new { Given = d, p.Name })
            .OrderByDescending(d => d.Given.Id).Take(MostShown).ToListAsync(cancel);
        Delegations = given.ConvertAll(row => (row.Given, row.Name));
        var at = Whom.Memberships.Where(m => m.Role == Role.Reviewer).Select(m => m.UnitId).ToList();
        var (me, mine) = (Person.Id, Id);
        People = [.. (await Db.People.Where(p => p.IsActive && p.Id != mine && p.Id != me && p.Memberships.Any(m => at.Contains(m.UnitId)) && Db.Accounts.Any(a => a.PersonId == p.Id))
            .OrderBy(p => p.Id).Select(p => new { p.Id, p.Name }).ToListAsync(cancel))
            .Select(p => new SelectListItem(p.Name, p.Id.ToString(CultureInfo.InvariantCulture)))];
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.TakeTurnAsync(cancel);
        var by = Person.Act();
        var others = await Db.Delegations.Where(d => d.FromId == Id).ToListAsync(cancel);
        if (Form.Ends is { } ends)
        {
            (others.Find(d => d.Id == ends) ?? throw new RefusedException(Verdict.No("Delegation.IsOver"))).End(Person.Today, by);
            return FormattableString.Invariant($"/people/{Id}/delegations?done=ended");
        }

        May.Demand();
        var to = await Db.People.SingleAsync(p => p.Id == Form.To, cancel);
        Db.Add(Delegation.Give(Whom, to, Form.First!.Value, Form.Last!.Value, others, Person.Id, Person.Today, by));
        return FormattableString.Invariant($"/people/{Id}/delegations?done=given");
    }
}
