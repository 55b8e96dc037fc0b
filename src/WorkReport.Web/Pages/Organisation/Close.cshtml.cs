using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain;

namespace WorkReport.Web.Pages.Organisation;

public sealed class CloseForm
{
    [Display(Name = "Units.CloseFrom")]
    public DateOnly? From { get; set; }

    public sealed class Validator : AbstractValidator<CloseForm>
    {
        public Validator() => RuleFor(f => f.From).Needed();
    }
}

/// <summary>撤销单位: is no more from a day on; what it reported stays.</summary>
public sealed class CloseModel(FormRoom room) : UnitPage<CloseForm>(room)
{
    protected override IValidator<CloseForm> Rules { get; } = new CloseForm.Validator();

    public override Verdict May => MayChangePlace is { IsYes: false } no ? no : Tree.CanClose(Unit, Form.From ?? Person.Today.AddDays(1));

    protected override CloseForm Filled() => new() { From = Person.Today.AddDays(1) };

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Tree.Close(Unit, Form.From!.Value, Person.Act());
        return Task.FromResult(Back(UnitDone.Closed));
    }
}
