using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Plans;

/// <summary>What became of a task.</summary>
public sealed class OutcomeForm
{
    [Display(Name = "Outcomes.Result")]
    public PlanResult? Result { get; set; }

    [Display(Name = "Outcomes.Note"), Multiline]
    public string? Note { get; set; }

    /// <summary>转入下年.</summary>
    [Display(Name = "Outcomes.CarryOver")]
    public bool CarryOver { get; set; }

    public sealed class Validator : AbstractValidator<OutcomeForm>
    {
        public Validator()
        {
            RuleFor(f => f.Result).NotNull().WithMessage(_ => SharedResource.Text("Outcomes.NeedsResult"));
            RuleFor(f => f.Note).NotEmpty().When(f => f.Result is PlanResult.Unfinished or PlanResult.Dropped).WithMessage(_ => SharedResource.Text("Plan.Outcome.NeedsNote"));
            RuleFor(f => f.Note).AtMost(PlanOutcome.NoteLength);
            RuleFor(f => f.CarryOver).Must(carry => !carry).When(f => f.Result is PlanResult.Done or PlanResult.Dropped).WithMessage(_ => SharedResource.Text("Plan.CarryOver.NotOpen"));
        }
    }
}

/// <summary>填写完成情况 of one task, and where it is not finished 转入下年.</summary>
public sealed class OutcomeModel(FormRoom room) : PlanPage<OutcomeForm>(room)
{
    private ReportingPeriod? next;

    /// <summary>What it was to reach; null where it is not counted.</summary>
    public string? Aim { get; private set; }

    /// <summary>What was reached, as the year itself reports it; null where nothing is known of it.</summary>
    public string? Reached { get; private set; }

    /// <summary>It goes on in the plan of the next year already.</summary>
    public bool IsCarriedOver { get; private set; }

    /// <summary>May it go over? Only into a year that is set up, and has a plan.</summary>
    public bool MayCarryOver => !IsCarriedOver && NextSection is not null;

    public override Verdict May => Year.IsWriter ? Verdict.Yes : Verdict.No("Outcomes.NotYours", Year.UnitName);

    public IEnumerable<SelectListItem> Results =>
        Enum.GetValues<PlanResult>().Select(result => new SelectListItem(Text.Of(result), $"{result}")).Prepend(new SelectListItem(Text["Outcomes.Choose"], ""));

    protected override IValidator<OutcomeForm> Rules { get; } = new OutcomeForm.Validator();

    private OutlineSection? NextSection
    {
        get
        {
            var old = Year.Period.Sections.FirstOrDefault(section => section.Id == Plan.SectionId)?.Title;
            var sections = next is null ? [] : SectionList.Of(next, OutlinePart.Plan);
            return sections.FirstOrDefault(section => section.Title == old) ?? (sections.Count > 0 ? sections[0] : null);
        }
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        await Db.Entry(Plan).Collection(plan => plan.Outcomes).LoadAsync(cancel);
        Aim = Plan.Task.Aim(await Db.EveryMetricAsync(Year.Period, cancel));
        IsCarriedOver = await Db.PlanItems.AnyAsync(plan => plan.CarriedFromId == Id, cancel);
        next = await Db.PeriodPlannedAsync(Year.Period, cancel);
        if (next is not null && Plan.MetricId is { } metric)
            Reached = (await FigureBook.FollowedAsync(Db, next, Plan.UnitId, cancel)).Print(new BoundFigure(metric, Plan.UnitId, FigureAspect.All));
        return true;
    }

    protected override OutcomeForm Filled() => new() { Result = Plan.Outcome?.Result, Note = Plan.Outcome?.Note };

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        var by = Person.Act();
        Plan.SetOutcome(Form.Result!.Value, Form.Note ?? "", by);
        if (Form.CarryOver && MayCarryOver)
            Db.Add(Plan.CarryOver(next!.Id, NextSection!.Id, by));
        return Task.FromResult(FormattableString.Invariant($"/units/{Plan.UnitId}/{(next ?? Year.Period).Code}/outcomes#plan-{Id}"));
    }
}
