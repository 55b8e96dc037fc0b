using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>How a unit keeps entering and approving apart.</summary>
public enum Duties
{
    /// <summary>两人以上: one enters, another approves.</summary>
    Apart,

    /// <summary>只有一名工作人员: the leader signs on paper, the clerk records it.</summary>
    OnPaper,
}

public sealed class DutiesForm
{
    [Display(Name = "Submissions.Duties")]
    public Duties? Chosen { get; set; }

    public sealed class Validator : AbstractValidator<DutiesForm>
    {
        public Validator() => RuleFor(f => f.Chosen).NotNull().WithMessage(_ => SharedResource.Text("Field.Required"));
    }
}

/// <summary>审核分工: whether in a unit one enters and another approves, or the leader signs on paper what its one clerk records.</summary>
public sealed class DutiesModel(FormRoom room) : UnitSettingPage<DutiesForm>(room)
{
    public IEnumerable<SelectListItem> Choices => Enum.GetValues<Duties>().Select(duties => new SelectListItem(Text[$"Submissions.Duties{duties}"], duties.ToString()));

    protected override IValidator<DutiesForm> Rules { get; } = new DutiesForm.Validator();

    protected override DutiesForm Filled() => new() { Chosen = Unit.SignsOnPaper ? Duties.OnPaper : Duties.Apart };

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Unit.LetSignOnPaper(Form.Chosen is Duties.OnPaper, Person.Act());
        return Task.FromResult(FormattableString.Invariant($"/units/{Id}/duties?done=true"));
    }

    protected override string Said(string field, object? value) => value is Duties duties ? Text[$"Submissions.Duties{duties}"] : base.Said(field, value);
}
