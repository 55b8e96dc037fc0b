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
    public void Signing_is_given_and_taken_back_by_itself_and_each_is_told_once()
    {
        var unit = Units.Found(1, null);
        var person = Person.Enrol("李淑芬", Units.By);
        person.Join(unit, Role.Reviewer, Units.By);
        Assert.False(person.Memberships[0].Signs);

        person.LetSign(unit, true, Units.By);
        person.LetSign(unit, true, Units.By);
        Assert.True(person.Memberships[0].Signs);
        person.LetSign(unit, false, Units.By);
        Assert.False(person.Memberships[0].Signs);
        person.Join(unit, Role.Reviewer, Units.By, signs: true);
        Assert.True(Assert.Single(person.Memberships).Signs);

        Assert.Equal(
            ["person.enrolled", "person.joined", "person.signingGiven", "person.signingTaken", "person.signingGiven"], person.Happened.Select(h => h.What));
        Assert.Equal(("""{"unit":"U1","signs":true}""", """{"unit":"U1","signs":false}"""), (person.Happened[3].Before, person.Happened[3].After));
    }

    [Fact]
    public void Only_a_reviewer_of_the_unit_is_let_sign()
    {
        var (unit, other) = (Units.Found(1, null), Units.Found(2, null));
        var person = Person.Enrol("李淑芬", Units.By);
        person.Join(unit, Role.Reviewer, Units.By, signs: true);

        Assert.Equal("Person.OnlyReviewersSign", Assert.Throws<RefusedException>(() => person.Join(unit, Role.Office, Units.By, signs: true)).Verdict.Reason);
        Assert.Equal("Person.NoReviewerThere", Assert.Throws<RefusedException>(() => person.LetSign(other, true, Units.By)).Verdict.Reason);
        Assert.Equal([Role.Reviewer], person.Memberships.Select(m => m.Role));
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
