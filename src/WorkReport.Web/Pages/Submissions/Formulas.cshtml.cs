using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Submissions;

public sealed class FormulasForm
{
    [Display(Name = "Formulas.Lines"), Multiline]
    public string? Lines { get; set; }

    public sealed class Validator : AbstractValidator<FormulasForm>
    {
        public Validator() => RuleFor(f => f.Lines).AtMost(OrgUnit.FormulasLength);
    }
}

/// <summary>数字缩略语 of a unit: what its texts, and those of all below it, say with a number and members, is held against them.</summary>
public sealed class FormulasModel(FormRoom room) : UnitSettingPage<FormulasForm>(room)
{
    protected override IValidator<FormulasForm> Rules { get; } = new FormulasForm.Validator();

    protected override FormulasForm Filled() => new() { Lines = Unit.Formulas.Length > 0 ? Unit.Formulas : null };

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Unit.Coin(Form.Lines ?? "", Person.Act());
        return Task.FromResult(FormattableString.Invariant($"/units/{Id}/formulas?done=true"));
    }
}
