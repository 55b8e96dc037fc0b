using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Settled;

/// <summary>Of what a 核定数 is.</summary>
public enum SettledOf
{
    /// <summary>The unit's own row.</summary>
    Row,

    /// <summary>Its 合计, by exception.</summary>
    Total,
}

/// <summary>A 核定数 that is set.</summary>
public sealed class SetForm
{
    [Display(Name = "Settled.What")]
    public SettledOf? What { get; set; }

    /// <summary>The figure; of a rate the part.</summary>
    [Display(Name = "Settled.Figure")]
    public decimal? Value { get; set; }

    /// <summary>The whole of a rate.</summary>
    [Display(Name = "Correction.Whole")]
    public decimal? Whole { get; set; }

    [Display(Name = "Settled.Reason"), Multiline]
    public string? Reason { get; set; }

    [Display(Name = "Settled.DecidedBy")]
    public string? DecidedBy { get; set; }

    [Display(Name = "Settled.DecidedOn")]
    public DateOnly? DecidedOn { get; set; }

    internal bool OfTotal => What is SettledOf.Total;

    internal sealed class Validator : AbstractValidator<SetForm>
    {
        /// <param name="judge">Can the figure be set?</param>
        /// <param name="isRate">Does it need a whole?</param>
        /// <param name="today">It was not decided later than that.</param>
        public Validator(Func<SetForm, Figure, Verdict> judge, bool isRate, DateOnly today)
        {
            RuleFor(f => f.Value).NotNull().WithMessage(_ => SharedResource.Text("Settled.NeedsFigure"));
            RuleFor(f => f.Value).Custom((value, check) =>
            {
                if (value is { } number && judge(check.InstanceToValidate, new Figure(number, isRate ? check.InstanceToValidate.Whole : null)) is { Reason: { } reason } no)
                    check.AddFailure(SharedResource.Text(reason, [.. no.Values]));
            });
            RuleFor(f => f.Reason).NotEmpty().WithMessage(_ => SharedResource.Text("Settled.NeedsReason")).AtMost(SettledFigure.ReasonLength);
            RuleFor(f => f.DecidedBy).NotEmpty().WithMessage(_ => SharedResource.Text("Settled.NeedsDecider")).AtMost(SettledFigure.DecidedByLength);
            RuleFor(f => f.DecidedOn).Needed().Must(day => day is null || day <= today).WithMessage(_ => SharedResource.Text("Settled.NotYet"));
        }
    }
}

/// <summary>What is done with a 核定数 that holds.</summary>
public enum SettledMove
{
    Confirm,
    Disagree,
    Withdraw,
}

/// <summary>The unit's answer, or its being withdrawn.</summary>
public sealed class SettledForm
{
    public SettledMove? Move { get; set; }

    [Display(Name = "Settled.Why"), Multiline]
    public string? Reason { get; set; }

    internal sealed class Validator : AbstractValidator<SettledForm>
    {
        public Validator()
        {
            RuleFor(f => f.Move).Needed().IsInEnum().WithMessage(_ => SharedResource.Text("Field.Choice"));
            RuleFor(f => f.Reason).AtMost(SettledFigure.ReasonLength);
            RuleFor(f => f.Reason).NotEmpty().When(f => f.Move is SettledMove.Disagree or SettledMove.Withdraw).WithMessage(_ => SharedResource.Text("Settled.NeedsWhy"));
        }
    }
}
