using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using WorkReport.Domain;

namespace WorkReport.Web.Pages.Organisation;

public sealed class MoveForm
{
    [Display(Name = "Units.NewParent")]
    public int? ParentId { get; set; }

    [Display(Name = "Units.MoveFrom")]
    public DateOnly? From { get; set; }

    public sealed class Validator : AbstractValidator<MoveForm>
    {
        public Validator()
        {
            RuleFor(f => f.ParentId).Needed();
            RuleFor(f => f.From).Needed();
        }
    }
}

/// <summary>单位调整隶属: stands elsewhere from a day on; before that day nothing changes, and no period that has ended.</summary>
public sealed class MoveModel(FormRoom room) : UnitPage<MoveForm>(room)
{
    protected override IValidator<MoveForm> Rules { get; } = new MoveForm.Validator();

    public override Verdict May => Unit.PlaceOn(Person.Today)?.ParentId is null ? Verdict.No("Unit.TopStays", Unit.Name) : MayChangePlace;

    public string? ParentName => Administered.SingleOrDefault(u => u.Id == Unit.PlaceOn(Person.Today)?.ParentId)?.Name;

    public IEnumerable<SelectListItem> Parents => Administered
        .Where(u => u.Id != Id && u.Level < Unit.Level && !StandsBelow(u)).Select(Item).Prepend(new SelectListItem(Text["Units.Choose"], ""));

    protected override MoveForm Filled() => new() { From = Person.Today.AddDays(1) };

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Tree.Move(Unit, Chosen(Form.ParentId), Form.From!.Value, Person.Act());
        return Task.FromResult(Back(UnitDone.Moved));
    }
}
