using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Reviews;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>What the unit asks for, and why. Pieces are named like <c>MetricValue-12</c>.</summary>
public sealed class AskForm
{
    /// <summary>The pieces; not ticked: absent. None is the whole.</summary>
    public Dictionary<string, string?> Ticks { get; set; } = [];

    [Display(Name = "Submissions.AskReason")]
    public string? Reason { get; set; }

    public bool IsTicked(string key) => Ticks.GetValueOrDefault(key) is not null;

    public sealed class Validator : AbstractValidator<AskForm>
    {
        public Validator() => RuleFor(f => f.Reason).Needed().AtMost(ReviewMove.ReasonLength);
    }
}
