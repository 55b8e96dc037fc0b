using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>Which button was pressed.</summary>
public sealed class SubmissionForm
{
    public SubmissionMove? Move { get; set; }

    /// <summary>Names the 合计 that stood on the page: they are what the unit signs.</summary>
    public string? Signs { get; set; }

    /// <summary>答复: why what came back was left as it is.</summary>
    [Display(Name = "Submissions.ReplyName")]
    public string? Reply { get; set; }

    public sealed class Validator : AbstractValidator<SubmissionForm>
    {
        public Validator()
        {
            RuleFor(f => f.Move).Needed()
                .Must(move => move is null or SubmissionMove.Submit or SubmissionMove.Recall or SubmissionMove.Forward or SubmissionMove.Confirm).WithMessage(_ => SharedResource.Text("Field.Choice"));
            RuleFor(f => f.Reply).AtMost(ReviewMove.ReasonLength);
        }
    }
}
