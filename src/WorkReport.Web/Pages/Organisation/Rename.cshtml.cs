using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Pages.Organisation;

public sealed class RenameForm
{
    [Display(Name = "Units.Name")]
    public string? Name { get; set; }

    public sealed class Validator : AbstractValidator<RenameForm>
    {
        public Validator() => RuleFor(f => f.Name).Needed().AtMost(OrgUnit.NameLength);
    }
}

/// <summary>单位改名.</summary>
public sealed class RenameModel(FormRoom room) : UnitPage<RenameForm>(room)
{
    protected override IValidator<RenameForm> Rules { get; } = new RenameForm.Validator();

    protected override RenameForm Filled() => new() { Name = Unit.Name };

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Tree.Rename(Unit, Form.Name!, Person.Today, Person.Act());
        return Task.FromResult(Back(UnitDone.Renamed));
    }
}
