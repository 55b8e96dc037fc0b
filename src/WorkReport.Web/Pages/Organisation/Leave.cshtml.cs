using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Organisation;

public sealed class LeaveForm
{
    [Display(Name = "People.RoleToTake")]
    public int? MembershipId { get; set; }

    public sealed class Validator : AbstractValidator<LeaveForm>
    {
        public Validator() => RuleFor(f => f.MembershipId).Needed();
    }
}

/// <summary>取消职责: takes a role at a unit away.</summary>
public sealed class LeaveModel(FormRoom room) : PersonPage<LeaveForm>(room)
{
    public IEnumerable<SelectListItem> Roles => Whom.Memberships.Where(m => Units.Any(u => u.Id == m.UnitId))
        .Select(m => (Membership: m, Unit: Units.Single(u => u.Id == m.UnitId)))
        .Select(held => new SelectListItem($"{held.Unit.Name} · {Text.Of(held.Membership.Role, held.Membership.Signs, held.Unit.Level)}", FormattableString.Invariant($"{held.Membership.Id}")))
        .Prepend(new SelectListItem(Text["Units.Choose"], ""));

    // Without any role a person would be out of sight of whoever took it.
    public override Verdict May => base.May is { IsYes: false } no ? no : Whom.Memberships.Count < 2 ? Verdict.No("Person.LastRole", Whom.Name) : Verdict.Yes;

    protected override IValidator<LeaveForm> Rules { get; } = new LeaveForm.Validator();

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var role = Whom.Memberships.SingleOrDefault(m => m.Id == Form.MembershipId && Units.Any(u => u.Id == m.UnitId))
            ?? throw new RefusedException(Verdict.No("Person.NoSuchRole", Whom.Name));
        if (Id == Person.Id && role.Role is Role.Administrator)
            throw new RefusedException(Verdict.No("Person.Yourself"));
        Whom.Leave(await Db.OrgUnits.SingleAsync(u => u.Id == role.UnitId, cancel), role.Role, Person.Act());
        return Back(PersonDone.Left);
    }
}
