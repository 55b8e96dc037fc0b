using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Reviews;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reports;

/// <summary>A step that a draft may take next. Each asks first, on a page of its own.</summary>
/// <param name="Move">What it does.</param>
/// <param name="May">May it be taken now?</param>
public sealed record MoveButton(ReportMove Move, Verdict May);

/// <summary>What is done with a press on the draft itself: it is returned.</summary>
public sealed class MoveForm
{
    /// <summary>The button that was pressed.</summary>
    public ReportMove? Move { get; set; }

    [Display(Name = "Reports.Reason"), Multiline]
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<MoveForm>
    {
        public Validator()
        {
            RuleFor(f => f.Move).Needed();
            RuleFor(f => f.Move).Must(move => move is null or ReportMove.Return).WithMessage(_ => SharedResource.Text("Field.Choice"));
            RuleFor(f => f.Reason).AtMost(ReviewMove.ReasonLength);
            RuleFor(f => f.Reason).NotEmpty().When(f => f.Move is ReportMove.Return).WithMessage(_ => SharedResource.Text("Report.Return.NeedsReason"));
        }
    }
}
