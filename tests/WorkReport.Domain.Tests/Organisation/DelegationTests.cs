using System.Reflection;
using WorkReport.Domain.Organisation;

namespace WorkReport.Domain.Tests.Organisation;

/// <summary>委托代审: when it holds, and what may not be given.</summary>
public sealed class DelegationTests
{
    private static readonly DateOnly Today = new(2022, 12, 10);

    [Fact]
    public void It_holds_from_its_first_day_to_its_last_and_ends_earlier_at_once()
    {
        var given = Given(Today.AddDays(2), Today.AddDays(4));
        Assert.Equal([false, true, true, true, false], Enumerable.Range(1, 5).Select(days => given.HoldsOn(Today.AddDays(days))));
        Assert.False(given.IsOver(Today));
        given.End(Today.AddDays(3), Units.By);
        Assert.Equal([true, false, false], Enumerable.Range(2, 3).Select(days => given.HoldsOn(Today.AddDays(days))));
        Assert.Equal(["delegation.given", "delegation.ended"], given.Happened.Select(told => told.What));
        Assert.Equal("Delegation.IsOver", Refused(() => given.End(Today.AddDays(3), Units.By)));
        Assert.True(Given(Today, Today).IsOver(Today.AddDays(1)));
    }

    [Fact]
    public void What_may_not_be_given_is_refused()
    {
        var (away, stand) = (Reviewer("王主任", 1), Person(2));
        Assert.Equal("Delegation.NotReviewer", Refused(() => Delegation.Give(Person(3), stand, Today, Today, [], 3, Today, Units.By)));
        Assert.Equal("Delegation.Same", Refused(() => Delegation.Give(away, away, Today, Today, [], 9, Today, Units.By)));
        Assert.Equal("Delegation.ToYourself", Refused(() => Delegation.Give(away, stand, Today, Today, [], 2, Today, Units.By)));
        Assert.Equal("Delegation.Backwards", Refused(() => Delegation.Give(away, stand, Today, Today.AddDays(-1), [], 1, Today, Units.By)));
        Assert.Equal("Delegation.IsPast", Refused(() => Delegation.Give(away, stand, Today.AddDays(-2), Today.AddDays(-1), [], 1, Today, Units.By)));
        var first = Given(Today, Today.AddDays(5));
        Assert.Equal("Delegation.Overlaps", Refused(() => Delegation.Give(away, stand, Today.AddDays(5), Today.AddDays(9), [first], 1, Today, Units.By)));
        first.End(Today, Units.By);
        Assert.True(Delegation.Give(away, stand, Today.AddDays(5), Today.AddDays(9), [first], 1, Today, Units.By).HoldsOn(Today.AddDays(9)));
        stand.Deactivate(Units.By);
        Assert.Equal("Delegation.Gone", Refused(() => Delegation.Give(away, stand, Today, Today, [], 1, Today, Units.By)));
    }

    private static string? Refused(Action act) => Assert.Throws<RefusedException>(act).Verdict.Reason;

    private static Delegation Given(DateOnly first, DateOnly last) => Delegation.Give(Reviewer("王主任", 1), Person(2), first, last, [], givesId: 1, Today, Units.By);

    private static Person Reviewer(string name, int id)
    {
        var person = Person(id, name);
        person.Join(OrgUnit.Found("330100", "澄川市", UnitLevel.City, parent: null, new DateOnly(2000, 1, 1), Units.By), Role.Reviewer, Units.By);
        return person;
    }

    // The store gives keys; here two people have to be two.
    private static Person Person(int id, string name = "李四")
    {
        var person = Domain.Organisation.Person.Enrol(name, Units.By);
        typeof(Person).GetProperty(nameof(Domain.Organisation.Person.Id), BindingFlags.Public | BindingFlags.Instance)!.SetValue(person, id);
        return person;
    }
}
