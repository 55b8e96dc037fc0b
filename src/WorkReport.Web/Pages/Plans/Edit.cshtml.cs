using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Plans;

/// <summary>修改工作安排. Who may not change it reads it here.</summary>
public sealed class EditModel(FormRoom room) : PlanPage<PlanForm>(room)
{
    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public PlanDone? WasDone => DoneInAddress.Read<PlanDone>(Done);

    public PlanWriting Writing { get; private set; } = null!;

    /// <summary>Nothing may be changed, and nothing was typed that would have to be shown again.</summary>
    public bool IsForReading => !May.IsYes && !IsStale && ModelState.IsValid;

    /// <summary>What it says beside its text.</summary>
    public IReadOnlyList<PieceLine> Lines => Text.Beside(Plan.Task, Plan.Task.Aim(Writing.Metrics.ToDictionary(metric => metric.Id)), Year.Period);

    /// <summary>批注 of the package; null where it has none, or the page saves itself.</summary>
    public CommentList? Comments { get; private set; }

    /// <summary>Why it came back to be mended; null where it did not.</summary>
    public string? Returned => Year.ReasonFor(new SubmittedPiece(PieceKind.PlanItem, Id));

    protected override IValidator<PlanForm> Rules => new PlanForm.Validator(Writing);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Writing = await PlanWriting.LoadAsync(Db, Year.Period, Plan.MetricId, cancel);
        if (!SavesItself)
            Comments = await CommentList.LoadAsync(Db, Year, cancel);
        return true;
    }

    protected override bool MergesFields => true;

    protected override PlanForm Filled() => PlanForm.Of(Plan.Task);

    protected override string Said(string field, object? value) => Writing.Said(field, value) ?? base.Said(field, value);

    protected override CountedIn? CountedIn(string field) => Writing.Counted(field, Form.MetricId);

    protected override void Put(string field, decimal figure) => Form.Target = figure;

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.ConfirmAsync(Year, cancel);
        Plan.Change(Form.Task, Person.Act());
        return FormattableString.Invariant($"/plans/{Id}?done={PlanDone.Saved}");
    }
}
