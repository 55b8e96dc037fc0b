using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Reviews;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>What the unit asks for, and why. Pieces are named like <c>MetricValue-12</c>.</summary>
public sealed class AskForm
{
    /// <summary>The pieces; not ticked: absent. None is the whole.</summary>
    public Dictionary<string, string?> Ticks { get; set; } = [];

    /// <summary>应为: what a figure should be, as typed; it goes with what is said of that figure.</summary>
    [Display(Name = "Submissions.AskedWanted")]
    public Dictionary<string, string?> Wanted { get; set; } = [];

    /// <summary>It asks for the whole; the figures that are ticked only say what is wrong.</summary>
    [Display(Name = "Submissions.AskWhole")]
    public bool IsWhole { get; set; }

    [Display(Name = "Submissions.AskReason")]
    public string? Reason { get; set; }

    /// <summary>Ticked, or told what it should be.</summary>
    public bool IsNamed(string key) => Ticks.GetValueOrDefault(key) is not null || Wanted.GetValueOrDefault(key) is { Length: > 0 };

    /// <summary>So long may be what a figure should be; with the reason it is kept as one.</summary>
    public const int WantedLength = 40;

    public const int ReasonLength = ReviewMove.ReasonLength - WantedLength - 40;

    public sealed class Validator : AbstractValidator<AskForm>
    {
        public Validator()
        {
            RuleFor(f => f.Reason).Needed().AtMost(ReasonLength);
            RuleFor(f => f.Wanted).Custom((wanted, context) =>
            {
                foreach (var (key, _) in wanted.Where(figure => figure.Value is { Length: > WantedLength }))
                    context.AddFailure($"Wanted[{key}]", SharedResource.Text("Field.TooLong", WantedLength));
            });
        }
    }
}
