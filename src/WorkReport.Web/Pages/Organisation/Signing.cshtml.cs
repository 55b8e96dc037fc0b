using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Pages.Organisation;

public sealed class SigningForm
{
    /// <summary>What the page that was served offered: to give it, or to take it back.</summary>
    public bool Wanted { get; set; }

    /// <summary>Why an administrator gives it to themselves without a second one.</summary>
    [Display(Name = "People.AloneWhy")]
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<SigningForm>
    {
        /// <param name="isAlone">Does an administrator give it to themselves without a second one?</param>
        public Validator(bool isAlone) => RuleFor(f => f.Reason).NeededWhere(isAlone);
    }
}

/// <summary>给签发权、收回签发权: whether a reviewer approves the report of a unit.</summary>
public sealed class SigningModel(FormRoom room) : PersonPage<SigningForm>(room)
{
    [FromRoute(Name = "unit")]
    public int UnitId { get; set; }

    public UnitChoice Where { get; private set; } = null!;

    /// <summary>May they sign as things stand?</summary>
    public bool Signs => Reviewer?.Signs ?? false;

    /// <summary>Does an administrator give it to themselves, who have no second one?</summary>
    public bool IsAlone => IsYourself && !HasSecond && !Signs;

    protected override IValidator<SigningForm> Rules => new SigningForm.Validator(IsAlone);

    /// <summary>The key of what is done here.</summary>
    public string Title => Signs ? "People.TakeSigning" : "People.GiveSigning";

    public override Verdict May => base.May is { IsYes: false } no ? no : Reviewer is null ? Verdict.No("Person.NoReviewerThere", Whom.Name, Where.Name) : Verdict.Yes;

    private Membership? Reviewer => Whom.Memberships.SingleOrDefault(m => m.UnitId == UnitId && m.Role is Role.Reviewer);

    protected override async Task<bool> LoadAsync(CancellationToken cancel) =>
        await base.LoadAsync(cancel) && (Where = Units.SingleOrDefault(u => u.Id == UnitId)!) is not null;

    protected override SigningForm Filled() => new() { Wanted = !Signs };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var unit = await Db.OrgUnits.SingleAsync(u => u.Id == UnitId, cancel);
        if (Form.Wanted)
            return Back(Give(unit, Role.Reviewer, signs: true, Form.Reason, PersonDone.SigningGiven));
        Whom.LetSign(unit, signs: false, Person.Act());
        return Back(PersonDone.SigningTaken);
    }
}
