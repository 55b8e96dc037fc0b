using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Plans;

/// <summary>写工作安排: a new task for next year. From its first save on it goes on at its own address.</summary>
public sealed class NewModel(FormRoom room) : UnitYearPage<PlanForm>(room)
{
    private PlanItem? proposed;

    [FromQuery(Name = "section")]
    public string? SectionAsked { get; set; }

    public PlanWriting Writing { get; private set; } = null!;

    public string List => Address("plans");

    public override Verdict May => Writing.Sections.Count == 0 ? Verdict.No("Plans.NoOutline") : Year.MayEdit(new SubmittedPiece(PieceKind.PlanItem, 0));

    protected override Aggregate? Subject => proposed;

    protected override IValidator<PlanForm> Rules => new PlanForm.Validator(Writing);

    protected override bool GoesOn => true;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Writing = await PlanWriting.LoadAsync(Db, Year.Period, measuredBy: null, cancel);
        return true;
    }

    protected override PlanForm Filled() => new() { SectionId = SectionList.Asked(Writing.Sections, SectionAsked), Responsible = Year.Unit.Name };

    protected override CountedIn? CountedIn(string field) => Writing.Counted(field, Form.MetricId);

    protected override void Put(string field, decimal figure) => Form.Target = figure;

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.ConfirmAsync(Year, cancel);
        var act = Person.Act();
        var package = Year.Begun(Db, act);
        var plan = PlanItem.Propose(Id, Year.Period.Id, Form.Task, act);
        Db.Add(plan);
        await Db.SaveChangesAsync(cancel);
        package?.TakePlace(new SubmittedPiece(PieceKind.PlanItem, plan.Id), act);
        proposed = plan;
        return FormattableString.Invariant($"/plans/{plan.Id}?done={PlanDone.Saved}");
    }
}
