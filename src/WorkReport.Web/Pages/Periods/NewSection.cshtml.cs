using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Pages.Periods;

public sealed class NewSectionForm : SectionForm
{
    [Display(Name = "Periods.OfPart")]
    public OutlinePart? Part { get; set; }

    public sealed class Validator : Validator<NewSectionForm>
    {
        public Validator() => RuleFor(f => f.Part).NotNull().WithMessage(_ => SharedResource.Text("Field.Required"));
    }
}

/// <summary>增加提纲: a heading behind the others of its part.</summary>
public sealed class NewSectionModel(FormRoom room) : PeriodPage<NewSectionForm>(room)
{
    public IEnumerable<SelectListItem> Parts => Enum.GetValues<OutlinePart>()
        .Select(part => new SelectListItem(Text[$"Periods.Part.{part}", part is OutlinePart.Plan ? Period.Year + 1 : Period.Year], part.ToString()));

    protected override IValidator<NewSectionForm> Rules { get; } = new NewSectionForm.Validator();

    protected override NewSectionForm Filled() => new() { Part = OutlinePart.Review };

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Period.AddSection(Form.Part!.Value, Form.Title!, Form.Budget ?? 0, Person.Act(), Form.Guidance ?? "");
        return Task.FromResult(Back(PeriodDone.SectionAdded));
    }
}
