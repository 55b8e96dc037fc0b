using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Pages.Organisation;

public sealed class AddForm
{
    [Display(Name = "Units.Name")]
    public string? Name { get; set; }

    [Display(Name = "Units.Code")]
    public string? Code { get; set; }

    [Display(Name = "Units.Level")]
    public UnitLevel? Level { get; set; }

    [Display(Name = "Units.From")]
    public DateOnly? From { get; set; }

    public sealed class Validator : AbstractValidator<AddForm>
    {
        public Validator()
        {
            RuleFor(f => f.Name).Needed().AtMost(OrgUnit.NameLength);
            RuleFor(f => f.Code).Needed().AtMost(OrgUnit.CodeLength)
                .Must(code => code is null || code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-')).WithMessage(_ => SharedResource.Text("Units.CodeCharacters"));
            RuleFor(f => f.Level).Needed();
            RuleFor(f => f.From).Needed();
        }
    }
}

/// <summary>新增下级单位.</summary>
public sealed class AddModel(FormRoom room) : UnitPage<AddForm>(room)
{
    /// <summary>What may stand below: a lower level of the tree, or a department, school or enterprise.</summary>
    public IEnumerable<SelectListItem> Levels => Enum.GetValues<UnitLevel>().Where(MayStandBelow)
        .Select(level => new SelectListItem(Text[$"Level.{level}"], level.ToString())).Prepend(new SelectListItem(Text["Units.Choose"], ""));

    protected override IValidator<AddForm> Rules { get; } = new AddForm.Validator();

    protected override bool TakesToCome => true;

    protected override AddForm Filled() => new() { From = Unit.IsToCome(Person.Today) ? Unit.Places[0].From : Person.Today };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var (level, from) = (Form.Level!.Value, Form.From!.Value);
        if (!MayStandBelow(level))
            throw new RefusedException(Verdict.No("Unit.LevelAbove", Unit.Name));
        if (await Db.OrgUnits.AnyAsync(u => u.Code == Form.Code, cancel))
            throw new RefusedException(Verdict.No("Unit.CodeTaken", Form.Code!));
        var added = Db.OrgUnits.Add(Tree.Found(Form.Code!, Form.Name!, level, Unit, from, Person.Act())).Entity;
        await Db.SaveChangesAsync(cancel);
        return Back(UnitDone.Added, added.Id);
    }

    private bool MayStandBelow(UnitLevel level) => level >= UnitLevel.Department || level > Unit.Level;
}
