using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Organisation;

public sealed class JoinForm
{
    [Display(Name = "People.Unit")]
    public int? UnitId { get; set; }

    [Display(Name = "People.Role")]
    public Role? Role { get; set; }

    /// <summary>签发 with the role; only a reviewer may have it.</summary>
    [Display(Name = "People.Signs")]
    public bool Signs { get; set; }

    /// <summary>Why an administrator gives it to themselves without a second one.</summary>
    [Display(Name = "People.AloneWhy")]
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<JoinForm>
    {
        /// <param name="isAlone">Does an administrator give it to themselves without a second one?</param>
        public Validator(bool isAlone)
        {
            RuleFor(f => f.Reason).NeededWhere(isAlone);
            RuleFor(f => f.UnitId).Needed();
            RuleFor(f => f.Role).NotNull().WithMessage(_ => SharedResource.Text("Field.Required"));
            RuleFor(f => f.Signs).Must((form, signs) => !signs || form.Role is null or Domain.Organisation.Role.Reviewer)
                .WithMessage(_ => SharedResource.Text("Person.OnlyReviewersSign"));
        }
    }
}

/// <summary>增加职责: a role at a unit that the administrator administers.</summary>
public sealed class JoinModel(FormRoom room) : PersonPage<JoinForm>(room)
{
    public IEnumerable<SelectListItem> UnitItems => Units.Select(u => u.Item).Prepend(new SelectListItem(Text["Units.Choose"], ""));

    public IEnumerable<SelectListItem> Roles => Enum.GetValues<Role>().Select(role => new SelectListItem(Text.Anywhere(role), role.ToString()))
        .Prepend(new SelectListItem(Text["Units.Choose"], ""));

    protected override IValidator<JoinForm> Rules => new JoinForm.Validator(IsYourself && !HasSecond);

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        if (Units.All(u => u.Id != Form.UnitId))
            throw new RefusedException(Verdict.No("Unit.NotYours"));
        return Back(Give(await Db.OrgUnits.SingleAsync(u => u.Id == Form.UnitId, cancel), Form.Role!.Value, Form.Signs, Form.Reason, PersonDone.Joined));
    }
}
