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

    public sealed class Validator : AbstractValidator<JoinForm>
    {
        public Validator()
        {
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

    protected override IValidator<JoinForm> Rules { get; } = new JoinForm.Validator();

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        if (Units.All(u => u.Id != Form.UnitId))
            throw new RefusedException(Verdict.No("Unit.NotYours"));
        Whom.Join(await Db.OrgUnits.SingleAsync(u => u.Id == Form.UnitId, cancel), Form.Role!.Value, Person.Act(), Form.Signs);
        return Back(PersonDone.Joined);
    }
}
