using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>What is done with a role that waits.</summary>
public enum AwaitedPress
{
    Confirm,
    Decline,
}

public sealed class AwaitedForm
{
    public AwaitedPress? Press { get; set; }

    public sealed class Validator : AbstractValidator<AwaitedForm>
    {
        public Validator() => RuleFor(f => f.Press).NotNull().WithMessage(_ => SharedResource.Text("Field.Required"));
    }
}

/// <summary>待确认的职责: a role that an administrator wants for themselves; another one confirms it, or either drops it.</summary>
public sealed class AwaitedModel(FormRoom room) : PersonPage<AwaitedForm>(room)
{
    [FromRoute(Name = "awaited")]
    public int AwaitedId { get; set; }

    public AwaitedRole Awaited { get; private set; } = null!;

    public UnitChoice Where { get; private set; } = null!;

    /// <summary>May this person confirm it?</summary>
    public Verdict MayConfirm => May is { IsYes: false } no ? no : IsYourself ? Verdict.No("Person.NeedsSecond", Whom.Name) : Verdict.Yes;

    protected override IValidator<AwaitedForm> Rules { get; } = new AwaitedForm.Validator();

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        await Db.Entry(Whom).Collection(p => p.Awaited).LoadAsync(cancel);
        Awaited = Whom.Awaited.SingleOrDefault(a => a.Id == AwaitedId)!;
        Where = Units.SingleOrDefault(u => u.Id == Awaited?.UnitId)!;
        return Where is not null;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var unit = await Db.OrgUnits.SingleAsync(u => u.Id == Awaited.UnitId, cancel);
        if (Form.Press is AwaitedPress.Confirm)
            Whom.Confirm(AwaitedId, unit, Person.Id, Person.Act());
        else
            Whom.Decline(AwaitedId, unit, Person.Act());
        return Back(Form.Press is AwaitedPress.Confirm ? PersonDone.RoleConfirmed : PersonDone.RoleDeclined);
    }
}
