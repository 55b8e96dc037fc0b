using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Pages.Organisation;

public sealed class RenameForm
{
    [Display(Name = "Units.Name")]
    public string? Name { get; set; }

    [Display(Name = "Units.RenameFrom")]
    public DateOnly? From { get; set; }

    public sealed class Validator : AbstractValidator<RenameForm>
    {
        public Validator()
        {
            RuleFor(f => f.Name).Needed().AtMost(OrgUnit.NameLength);
            RuleFor(f => f.From).Needed();
        }
    }
}

/// <summary>单位改名: is called otherwise from a day on; periods that counted up to a day before keep the old name.</summary>
public sealed class RenameModel(FormRoom room) : UnitPage<RenameForm>(room)
{
    protected override IValidator<RenameForm> Rules { get; } = new RenameForm.Validator();

    protected override bool MergesFields => true;

    protected override bool TakesToCome => true;

    protected override RenameForm Filled() => new() { Name = Unit.Name, From = Unit.IsToCome(Person.Today) ? Unit.Places[0].From : Person.Today };

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Tree.Rename(Unit, Form.Name!, Form.From!.Value, Person.Act());
        return Task.FromResult(Back(UnitDone.Renamed));
    }
}
