using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>A form about one person whom the one in front of it administers.</summary>
public abstract class PersonPage<TForm>(FormRoom room) : FormPage<TForm>(room)
    where TForm : class, new()
{
    [FromRoute]
    public int Id { get; set; }

    public Person Whom { get; private set; } = null!;

    /// <summary>The units at which the administrator may give roles.</summary>
    public IReadOnlyList<UnitChoice> Units { get; private set; } = [];

    protected override Aggregate Subject => Whom;

    public override Verdict May => Administers ? Verdict.Yes : Verdict.No("Person.ServesElsewhere", Whom.Name);

    // Two administrators at once may be taking each other's role away.
    protected override bool IsJudgedAgain => true;

    public bool IsYourself => Id == Person.Id;

    /// <summary>Is there another administrator who could confirm what one wants to give oneself?</summary>
    public bool HasSecond { get; private set; }

    private bool Administers { get; set; }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        Whom = (await Db.PeopleWithin(Person.Id, Person.Today, Role.Administrator).SingleOrDefaultAsync(p => p.Id == Id, cancel))!;
        if (Whom is null)
            return false;
        Administers = await Db.PeopleAdministeredBy(Person.Id, Person.Today).AnyAsync(p => p.Id == Id, cancel);
        Units = await Db.UnitChoicesAsync(Person.Id, Person.Today, cancel);
        if (!IsYourself)
            return true;
        HasSecond = await Db.OthersAdministering(Id, Person.Today).AnyAsync(cancel);
        await Db.Entry(Whom).Collection(p => p.Awaited).LoadAsync(cancel);
        return true;
    }

    /// <summary>Gives a role: to oneself only with a second administrator, or where there is none with the reason, which the log keeps with the name.</summary>
    protected PersonDone Give(OrgUnit unit, Role role, bool signs, string? alone, PersonDone done)
    {
        var by = Person.Act();
        if (IsYourself && HasSecond)
        {
            Whom.AskFor(unit, role, by, signs);
            return PersonDone.RoleAsked;
        }

        Whom.Join(unit, role, by, signs, IsYourself ? alone : null);
        return done;
    }

    protected string Back(PersonDone done) => FormattableString.Invariant($"/people/{Id}?done={done}");

    protected override string Said(string field, object? value) => value switch
    {
        Role role => Text.Anywhere(role),
        bool signs => signs ? Text["People.Signs"] : "",
        int id => Units.SingleOrDefault(u => u.Id == id)?.Name ?? "",
        _ => base.Said(field, value),
    };
}

/// <summary>What was just done, for the sentence on the page one comes back to.</summary>
public enum PersonDone
{
    Joined,
    RoleAsked,
    RoleConfirmed,
    RoleDeclined,
    Left,
    SigningGiven,
    SigningTaken,
    Deactivated,
    Reactivated,
    Renamed,
}

/// <summary>A unit to choose from.</summary>
public sealed record UnitChoice(int Id, string Code, string Name, UnitLevel Level, int? ParentId)
{
    public UnitItem Item { get; } = new(Id, Name, Code, ParentId);
}

internal static class UnitChoices
{
    /// <summary>The units that a person administers, in the order of their codes.</summary>
    public static Task<List<UnitChoice>> UnitChoicesAsync(this WorkReportDb db, int personId, DateOnly day, CancellationToken cancel) =>
        db.SeldomAsync((nameof(UnitChoicesAsync), personId, day), () => db.UnitsWithin(personId, day, Role.Administrator).OrderBy(u => u.Code).Select(u => new UnitChoice(
            u.Id, u.Code, u.Name, u.Level, u.Places.Where(p => p.From <= day && (p.To == null || p.To > day)).Select(p => p.ParentId).FirstOrDefault())).ToListAsync(cancel));
}
