using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Organisation;

/// <summary>What a person may do at a unit.</summary>
public enum Role
{
    /// <summary>填报人: enters the year of that unit and of those it fills in for.</summary>
    Contributor,

    /// <summary>审核人: reads and decides at that unit and everything below.</summary>
    Reviewer,

    /// <summary>办公室: opens the year, chases, accepts, drafts and issues, at that unit and everything below.</summary>
    Office,

    /// <summary>管理员: units, people, log, at that unit and everything below.</summary>
    Administrator,
}

/// <summary>A person who signs in. What they reach follows from their memberships; the sign-in itself is the application's.</summary>
public sealed class Person : Aggregate
{
    public const int NameLength = 30;

    private readonly List<Membership> memberships = [];

    private Person(string name) => Name = name;

    public int Id { get; private init; }

    public string Name { get; private set; }

    /// <summary>False once the person has left; what they did stays.</summary>
    public bool IsActive { get; private set; } = true;

    public IReadOnlyList<Membership> Memberships => memberships;

    public static Person Enrol(string name, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var person = new Person(name);
        person.Tell(by.Did("person.enrolled", after: new { name }));
        return person;
    }

    public void Rename(string name, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (name == Name)
            return;
        Tell(by.Did("person.renamed", new { name = Name }, new { name }));
        Name = name;
    }

    /// <summary>Gives a role at a unit; one that is there already is left as it is, but for 签发 where that is given with it.</summary>
    /// <exception cref="RefusedException">签发 is given to someone who is no reviewer.</exception>
    public void Join(OrgUnit unit, Role role, Act by, bool signs = false)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(by);
        Verdict(!signs || role == Role.Reviewer, "Person.OnlyReviewersSign").Demand();
        if (memberships.Exists(m => m.Is(unit, role)))
        {
            if (signs)
                LetSign(unit, signs, by);
            return;
        }

        memberships.Add(new Membership(unit, role) { Signs = signs });
        Tell(by.Did("person.joined", after: new { unit = unit.Code, role, signs }));
    }

    /// <summary>Gives a reviewer 签发 at a unit, or takes it back; the reading stays.</summary>
    /// <exception cref="RefusedException">They are no reviewer there.</exception>
    public void LetSign(OrgUnit unit, bool signs, Act by)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(by);
        var reviewer = memberships.Find(m => m.Is(unit, Role.Reviewer)) ?? throw new RefusedException(Domain.Verdict.No("Person.NoReviewerThere", Name, unit.Name));
        if (reviewer.Signs == signs)
            return;
        Tell(by.Did(signs ? "person.signingGiven" : "person.signingTaken", new { unit = unit.Code, reviewer.Signs }, new { unit = unit.Code, signs }));
        reviewer.Signs = signs;
    }

    /// <summary>Takes a role at a unit away.</summary>
    public void Leave(OrgUnit unit, Role role, Act by)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(by);
        if (memberships.Find(m => m.Is(unit, role)) is not { } there)
            return;
        memberships.Remove(there);
        Tell(by.Did("person.left", new { unit = unit.Code, role, there.Signs }));
    }

    /// <summary>The person has left: no sign-in from now on.</summary>
    public void Deactivate(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Verdict(IsActive, "Person.AlreadyGone").Demand();
        Tell(by.Did("person.deactivated"));
        IsActive = false;
    }

    public void Reactivate(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Verdict(!IsActive, "Person.StillThere").Demand();
        Tell(by.Did("person.reactivated"));
        IsActive = true;
    }

    private Verdict Verdict(bool allowed, string reason) => allowed ? Domain.Verdict.Yes : Domain.Verdict.No(reason, Name);
}

/// <summary>A role at a unit.</summary>
public sealed class Membership
{
    private Membership()
    {
    }

    internal Membership(OrgUnit unit, Role role) => (Unit, UnitId, Role) = (unit, unit.Id, role);

    public int Id { get; private init; }

    public int PersonId { get; private init; }

    public int UnitId { get; private init; }

    public Role Role { get; private init; }

    /// <summary>签发: may approve the unit's report on the screen. Only ever true of a reviewer.</summary>
    public bool Signs { get; internal set; }

    /// <summary>Set while the unit may not have its key yet.</summary>
    public OrgUnit? Unit { get; private init; }

    internal bool Is(OrgUnit unit, Role role) => Role == role && (Unit == unit || (unit.Id != 0 && UnitId == unit.Id));
}
