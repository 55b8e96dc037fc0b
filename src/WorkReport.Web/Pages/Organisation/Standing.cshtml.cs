using WorkReport.Domain;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>Nothing to fill in.</summary>
public sealed class StandingForm;

/// <summary>停用 or 恢复: a person who leaves signs in no more; what they did stays.</summary>
public sealed class StandingModel(FormRoom room, Accounts accounts) : PersonPage<StandingForm>(room)
{
    public override Verdict May => base.May is { IsYes: false } no ? no : Id == Person.Id ? Verdict.No("Person.Yourself") : Verdict.Yes;

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        if (!Whom.IsActive)
        {
            Whom.Reactivate(Person.Act());
            return Back(PersonDone.Reactivated);
        }

        Whom.Deactivate(Person.Act());
        if (await accounts.OfAsync(Id, cancel) is { } account)
            Accounts.EndSessions(account, Person.Act());
        return Back(PersonDone.Deactivated);
    }
}
