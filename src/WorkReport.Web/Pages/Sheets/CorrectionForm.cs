using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>What a figure should have been, and why.</summary>
public sealed class CorrectionForm
{
    /// <summary>The figure; of a rate the part.</summary>
    [Display(Name = "Correction.New")]
    public decimal? Value { get; set; }

    /// <summary>The whole of a rate.</summary>
    [Display(Name = "Correction.Whole")]
    public decimal? Whole { get; set; }

    [Display(Name = "Correction.Reason"), Multiline]
    public string? Reason { get; set; }

    /// <summary>A figure is judged by its metric; the rest, with the reason asked for, by the sheet.</summary>
    internal sealed class Validator : AbstractValidator<CorrectionForm>
    {
        /// <param name="entry">What the form enters.</param>
        /// <param name="onlyPrinted">The figure as it stands, where only its printed form is known; a blank would take it away unseen.</param>
        public Validator(Func<CorrectionForm, MetricEntry> entry, string? onlyPrinted)
        {
            RuleFor(f => f.Reason).Needed().AtMost(ValueCorrection.ReasonLength);
            RuleFor(f => f.Value).Custom((_, check) =>
            {
                var typed = check.InstanceToValidate;
                if (typed.Value is null && onlyPrinted is not null)
                    check.AddFailure(SharedResource.Text("Correction.OnlyPrinted", onlyPrinted));
                else if (typed is { Value: null, Whole: not null })
                    check.AddFailure(SharedResource.Text("Metric.NeedsWhole", entry(typed).Metric.Name));
                else if (entry(typed).CanStand is { Reason: { } reason } no)
                    check.AddFailure(SharedResource.Text(reason, [.. no.Values]));
            });
        }
    }
}
