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

/// <summary>撤销单位: is no more from a day on; what it reported stays. Asked once, with what of it stands accepted.</summary>
public sealed class CloseModel(FormRoom room) : UnitPage<CloseForm>(room)
{
    /// <summary>What of it stands accepted in the periods that have not ended.</summary>
    public IReadOnlyList<AcceptedPart> Accepted { get; private set; } = [];

    protected override IValidator<CloseForm> Rules { get; } = new CloseForm.Validator();

    public override Verdict May => MayChangePlace is { IsYes: false } no ? no : Tree.CanClose(Unit, From) is { IsYes: false } refused ? refused : KeepsAccepted;

    private DateOnly From => Form.From ?? Person.Today.AddDays(1);

    /// <summary>Closed before a period begins, a unit has no part in it: then what was accepted of it would go out of the totals.</summary>
    private Verdict KeepsAccepted => Accepted.FirstOrDefault(part => part.Period.CountedFrom >= From) is { } lost
        ? Verdict.No("Unit.AcceptedThen", Unit.Name, Text.Season(lost.Period), lost.Period.CountedFrom)
        : Verdict.Yes;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Accepted = await Db.AcceptedPartsAsync(Id, cancel);
        return true;
    }

    protected override CloseForm Filled() => new() { From = Person.Today.AddDays(1) };

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Tree.Close(Unit, Form.From!.Value, Person.Act());
        return Task.FromResult(Back(UnitDone.Closed));
    }
}
