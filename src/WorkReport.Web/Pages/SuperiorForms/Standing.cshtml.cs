using FluentValidation;
using WorkReport.Domain;

namespace WorkReport.Web.Pages.SuperiorForms;

/// <summary>What the button was to do when it was served.</summary>
public sealed class StandingForm
{
    /// <summary>停用, or 恢复.</summary>
    public bool? Retire { get; set; }

    public sealed class Validator : AbstractValidator<StandingForm>
    {
        public Validator() => RuleFor(f => f.Retire).NotNull().WithMessage(_ => SharedResource.Text("Field.Required"));
    }
}

/// <summary>停用 of a form that is not sent any more, and 恢复.</summary>
public sealed class StandingModel(FormRoom room) : SuperiorFormPage<StandingForm>(room)
{
    /// <summary>Who may retire it may take it back.</summary>
    public override Verdict May => base.May is { IsYes: false, Reason: "SuperiorForm.IsRetired" } ? Verdict.Yes : base.May;

    protected override IValidator<StandingForm> Rules { get; } = new StandingForm.Validator();

    protected override StandingForm Filled() => new() { Retire = !Kept.IsRetired };

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        if (Form.Retire is true && !Kept.IsRetired)
            Kept.Retire(Person.Act());
        else if (Form.Retire is false)
            Kept.Restore(Person.Act());
        return Task.FromResult(List);
    }
}
