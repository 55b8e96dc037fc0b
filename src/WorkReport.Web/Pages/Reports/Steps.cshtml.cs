using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Reports;

public enum StepPress
{
    Undo,
    Redo,
}

public sealed class StepForm
{
    public StepPress? Press { get; set; }

    /// <summary>Which the person had in front of them; null for whichever is next.</summary>
    public int? Step { get; set; }

    public sealed class Validator : AbstractValidator<StepForm>
    {
        public Validator() => RuleFor(f => f.Press).Needed();
    }
}

/// <summary>撤销与重做: takes one's own last step on a draft back, or again. What others changed since is never overwritten by it.</summary>
public sealed class StepsModel(FormRoom room) : ReportPartPage<StepForm>(room)
{
    public IReadOnlyList<StepRow> Rows { get; private set; } = [];

    protected override IValidator<StepForm> Rules { get; } = new StepForm.Validator();

    protected override DraftStepKind? StepKind => null;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Rows = await Db.StepRowsAsync(Id, Person.Id, cancel);
        return true;
    }

    protected override async Task<string> WriteAsync(CancellationToken cancel)
    {
        var next = Form.Press is StepPress.Undo ? Rows.ToUndo() : Rows.ToRedo();
        if (next is null || (Form.Step is { } meant && meant != next.Id))
            throw new RefusedException(Verdict.No("Report.Step.None"));
        Report.Take(await Db.DraftSteps.SingleAsync(step => step.Id == next.Id, cancel), Person.Act());
        return FormattableString.Invariant($"/reports/{Id}");
    }
}
