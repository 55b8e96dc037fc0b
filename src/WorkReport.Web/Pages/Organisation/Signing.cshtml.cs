using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Pages.Organisation;

public sealed class SigningForm
{
    /// <summary>What the page that was served offered: to give it, or to take it back.</summary>
    public bool Wanted { get; set; }
}

/// <summary>给签发权、收回签发权: whether a reviewer approves the report of a unit.</summary>
public sealed class SigningModel(FormRoom room) : PersonPage<SigningForm>(room)
{
    [FromRoute(Name = "unit")]
    public int UnitId { get; set; }

    public UnitChoice Where { get; private set; } = null!;

    /// <summary>May they sign as things stand?</summary>
    public bool Signs => Reviewer?.Signs ?? false;

    /// <summary>The key of what is done here.</summary>
    public string Title => Signs ? "People.TakeSigning" : "People.GiveSigning";

    public override Verdict May => base.May is { IsYes: false } no ? no : Reviewer is null ? Verdict.No("Person.NoReviewerThere", Whom.Name, Where.Name) : Verdict.Yes;

    private Membership? Reviewer => Whom.Memberships.SingleOrDefault(m => m.UnitId == UnitId && m.Role is Role.Reviewer);

    protected override async Task<bool> LoadAsync(CancellationToken cancel) =>
        await base.LoadAsync(cancel) && (Where = Units.SingleOrDefault(u => u.Id == UnitId)!) is not null;

    protected override SigningForm Filled() => new() { Wanted = !Signs };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        Whom.LetSign(await Db.OrgUnits.SingleAsync(u => u.Id == UnitId, cancel), Form.Wanted, Person.Act());
        return Back(Form.Wanted ? PersonDone.SigningGiven : PersonDone.SigningTaken);
    }
}
