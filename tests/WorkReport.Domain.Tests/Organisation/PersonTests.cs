using WorkReport.Domain.Organisation;

namespace WorkReport.Domain.Tests.Organisation;

public class PersonTests
{
    [Fact]
    public void A_role_is_given_once_and_told_once()
    {
        var unit = Units.Found(1, null);
        var person = Person.Enrol("李淑芬", Units.By);

        person.Join(unit, Role.Reviewer, Units.By);
        person.Join(unit, Role.Reviewer, Units.By);

        Assert.Single(person.Memberships);
        Assert.Equal(["person.enrolled", "person.joined"], person.Happened.Select(h => h.What));
    }

    [Fact]
    public void A_role_taken_away_is_gone_and_the_other_stays()
    {
        var unit = Units.Found(1, null);
        var person = Person.Enrol("李淑芬", Units.By);
        person.Join(unit, Role.Reviewer, Units.By);
        person.Join(unit, Role.Office, Units.By);

        person.Leave(unit, Role.Reviewer, Units.By);

        Assert.Equal([Role.Office], person.Memberships.Select(m => m.Role));
    }

    [Fact]
    public void Who_has_left_cannot_leave_again()
    {
        var person = Person.Enrol("李淑芬", Units.By);
        person.Deactivate(Units.By);

        var refused = Assert.Throws<RefusedException>(() => person.Deactivate(Units.By));

        Assert.Equal("Person.AlreadyGone", refused.Verdict.Reason);
        Assert.Equal(["李淑芬"], refused.Verdict.Values);
    }
}
