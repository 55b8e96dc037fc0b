using WorkReport.Domain.Audit;
using WorkReport.Domain.Messages;

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
    private readonly List<AwaitedRole> awaited = [];

    private Person(string name) => Name = name;

    public int Id { get; private init; }

    public string Name { get; private set; }

    /// <summary>False once the person has left; what they did stays.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>邮箱: where mail reaches them; empty for nowhere.</summary>
    public string Mail { get; private set; } = "";

    /// <summary>Do they want to be told by mail what waits for them?</summary>
    public bool TakesMail { get; private set; } = true;

    public IReadOnlyList<Membership> Memberships => memberships;

    /// <summary>待确认: roles that the person, who administers, wants to give themselves. Loaded only where asked for.</summary>
    public IReadOnlyList<AwaitedRole> Awaited => awaited;

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

    /// <summary>May letters go there? Nowhere may always.</summary>
    public static Verdict CanReach(string mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        return mail.Length == 0 ? Domain.Verdict.Yes : MailAddress.May(mail);
    }

    /// <summary>Says where mail reaches them, and whether they want any. The log, which keeps everything for ever, does not learn the address itself.</summary>
    public void Reach(string mail, bool takesMail, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanReach(mail).Demand();
        if ((mail, takesMail) == (Mail, TakesMail))
            return;
        Tell(by.Did("person.mailSet", new { hasMail = Mail.Length > 0, TakesMail }, new { hasMail = mail.Length > 0, takesMail, changed = mail != Mail ? true : (bool?)null }));
        (Mail, TakesMail) = (mail, takesMail);
    }

    /// <summary>Gives a role at a unit; one that is there already is left as it is, but for 签发 where that is given with it.</summary>
    /// <param name="unit">Where.</param>
    /// <param name="role">What.</param>
    /// <param name="by">Who gives it, and when.</param>
    /// <param name="signs">With 签发.</param>
    /// <param name="alone">Why an administrator gives it to themselves without a second one; null where they do not.</param>
    /// <exception cref="RefusedException">签发 is given to someone who is no reviewer.</exception>
    public void Join(OrgUnit unit, Role role, Act by, bool signs = false, string? alone = null)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(by);
        Verdict(!signs || role == Role.Reviewer, "Person.OnlyReviewersSign").Demand();
        if (memberships.Exists(m => m.Is(unit, role)))
        {
            if (signs)
                LetSign(unit, signs, by, alone);
            return;
        }

        memberships.Add(new Membership(unit, role) { Signs = signs });
        Tell(alone is null ? by.Did("person.joined", after: new { unit = unit.Code, role, signs }) : by.Did("person.joinedAlone", after: new { unit = unit.Code, role, signs, reason = alone }));
    }

    /// <summary>An administrator wants a role for themselves: it takes effect once another one has confirmed it.</summary>
    /// <exception cref="RefusedException">签发 is wanted without reviewing, or it waits already.</exception>
    public void AskFor(OrgUnit unit, Role role, Act by, bool signs = false)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(by);
        Verdict(!signs || role == Role.Reviewer, "Person.OnlyReviewersSign").Demand();
        if (memberships.Exists(m => m.Is(unit, role) && (m.Signs || !signs)))
            return;
        Verdict(!awaited.Exists(a => a.UnitId == unit.Id && a.Role == role), "Person.AlreadyAwaited").Demand();
        awaited.Add(new AwaitedRole(unit, role, signs, by));
        Tell(by.Did("person.roleAsked", after: new { unit = unit.Code, role, signs }));
    }

    /// <summary>Another administrator confirms it: from now on they have it.</summary>
    /// <exception cref="RefusedException">It is gone, or the person would confirm it themselves.</exception>
    public void Confirm(int awaitedId, OrgUnit unit, int confirmsId, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Verdict(confirmsId != Id, "Person.NeedsSecond").Demand();
        var role = Awaiting(awaitedId);
        awaited.Remove(role);
        Tell(by.Did("person.roleConfirmed"));
        Join(unit, role.Role, by, role.Signs);
    }

    /// <summary>It is not given after all, or not wanted any more.</summary>
    /// <exception cref="RefusedException">It is gone.</exception>
    public void Decline(int awaitedId, OrgUnit unit, Act by)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(by);
        var role = Awaiting(awaitedId);
        awaited.Remove(role);
        Tell(by.Did("person.roleDeclined", new { unit = unit.Code, role.Role, role.Signs }));
    }

    /// <summary>Gives a reviewer 签发 at a unit, or takes it back; the reading stays.</summary>
    /// <exception cref="RefusedException">They are no reviewer there.</exception>
    public void LetSign(OrgUnit unit, bool signs, Act by, string? alone = null)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(by);
        var reviewer = memberships.Find(m => m.Is(unit, Role.Reviewer)) ?? throw new RefusedException(Domain.Verdict.No("Person.NoReviewerThere", Name, unit.Name));
        if (reviewer.Signs == signs)
            return;
        object becomes = alone is null ? new { unit = unit.Code, signs } : new { unit = unit.Code, signs, reason = alone };
        Tell(by.Did(signs ? "person.signingGiven" : "person.signingTaken", new { unit = unit.Code, reviewer.Signs }, becomes));
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

    /// <summary>The import that enrolled them is taken back; whoever does so has looked whether they ever came, and takes the row out.</summary>
    public void TakeBack(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Tell(by.Did("person.takenBack", new { name = Name }));
    }

    private AwaitedRole Awaiting(int awaitedId) => awaited.Find(a => a.Id == awaitedId) ?? throw new RefusedException(Domain.Verdict.No("Person.NoLongerAwaited", Name));

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

/// <summary>待确认: a role at a unit that an administrator wants for themselves.</summary>
public sealed class AwaitedRole
{
    private AwaitedRole()
    {
    }

    internal AwaitedRole(OrgUnit unit, Role role, bool signs, Act by) => (UnitId, Role, Signs, At) = (unit.Id, role, signs, by.Dated);

    public int Id { get; private init; }

    public int PersonId { get; private init; }

    public int UnitId { get; private init; }

    public Role Role { get; private init; }

    /// <summary>With 签发.</summary>
    public bool Signs { get; private init; }

    /// <summary>Since when it waits.</summary>
    public DateTimeOffset At { get; private init; }
}
