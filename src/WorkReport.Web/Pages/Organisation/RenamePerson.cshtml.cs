using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Pages.Organisation;

public sealed class RenamePersonForm
{
    [Display(Name = "People.Name")]
    public string? Name { get; set; }

    public sealed class Validator : AbstractValidator<RenamePersonForm>
    {
        public Validator() => RuleFor(f => f.Name).Needed().AtMost(Person.NameLength);
    }
}

/// <summary>改姓名.</summary>
public sealed class RenamePersonModel(FormRoom room) : PersonPage<RenamePersonForm>(room)
{
    protected override IValidator<RenamePersonForm> Rules { get; } = new RenamePersonForm.Validator();

    protected override bool MergesFields => true;

    protected override RenamePersonForm Filled() => new() { Name = Whom.Name };

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Whom.Rename(Form.Name!, Person.Act());
        return Task.FromResult(Back(PersonDone.Renamed));
    }
}
