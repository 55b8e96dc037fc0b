using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Pages.Periods;

public sealed class ReopenForm
{
    [Display(Name = "Periods.ReopenReason")]
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<ReopenForm>
    {
        public Validator() => RuleFor(f => f.Reason).NotEmpty().WithMessage(_ => SharedResource.Text("Period.ReopenNeedsReason")).AtMost(ReportingPeriod.ReasonLength);
    }
}

/// <summary>重新开放填报, with the reason, while no report of the period is issued.</summary>
public sealed class ReopenModel(FormRoom room) : PeriodPage<ReopenForm>(room)
{
    private bool hasIssued;

    public override Verdict May => Period.CanReopen(hasIssued);

    protected override IValidator<ReopenForm> Rules { get; } = new ReopenForm.Validator();

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        hasIssued = await HasIssuedAsync(cancel);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.TakeTurnAsync(cancel);
        // Once more: a report may have been issued since the page was loaded.
        Period.Reopen(Form.Reason!, await HasIssuedAsync(cancel), Person.Act());
        return Back(PeriodDone.Reopened);
    }

    private Task<bool> HasIssuedAsync(CancellationToken cancel) => Db.Reports.AnyAsync(r => r.PeriodId == Id && r.State == ReportState.Issued, cancel);
}
