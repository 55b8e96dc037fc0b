using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Plans;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Plans;

/// <summary>What a person writes of a task for next year.</summary>
public sealed class PlanForm
{
    [Display(Name = "Plans.Section")]
    public int? SectionId { get; set; }

    [Display(Name = "Plans.Text"), Multiline]
    public string? Text { get; set; }

    [Display(Name = "Plans.Metric")]
    public int? MetricId { get; set; }

    [Display(Name = "Plans.Target")]
    public decimal? Target { get; set; }

    [Display(Name = "Plans.LeadOfficial")]
    public string? LeadOfficial { get; set; }

    [Display(Name = "Plans.Responsible")]
    public string? Responsible { get; set; }

    [Display(Name = "Plans.Partners")]
    public string? Partners { get; set; }

    [Display(Name = "Plans.DueOn")]
    public DateOnly? DueOn { get; set; }

    public PlanTask Task => new(SectionId ?? 0, Text ?? "", MetricId, Target, LeadOfficial ?? "", Responsible ?? "", Partners ?? "", DueOn);

    public static PlanForm Of(PlanTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new PlanForm
        {
            SectionId = task.SectionId,
            Text = task.Text,
            MetricId = task.MetricId,
            Target = task.Target,
            LeadOfficial = Some(task.LeadOfficial),
            Responsible = Some(task.Responsible),
            Partners = Some(task.Partners),
            DueOn = task.DueOn,
        };
    }

    private static string? Some(string words) => words.Length > 0 ? words : null;

    public sealed class Validator : AbstractValidator<PlanForm>
    {
        public Validator(PlanWriting writing)
        {
            RuleFor(f => f.SectionId).Must(id => writing.Sections.Any(section => section.Id == id)).WithMessage(_ => SharedResource.Text("Plans.NeedsSection"));
            RuleFor(f => f.Text).NotEmpty().WithMessage(_ => SharedResource.Text("Plans.NeedsText")).AtMost(PlanItem.TextLength);
            RuleFor(f => f.MetricId).Must(id => id is null || writing.Metrics.Any(metric => metric.Id == id)).WithMessage(_ => SharedResource.Text("Field.Choice"));
            RuleFor(f => f.MetricId).NotNull().When(f => f.Target is not null).WithMessage(_ => SharedResource.Text("Plans.NeedsMetric"));
            RuleFor(f => f.Target).NotNull().When(f => f.MetricId is not null).WithMessage(_ => SharedResource.Text("Plans.NeedsTarget"));
            RuleFor(f => f.Target).Custom((target, check) =>
            {
                var metric = writing.Metrics.FirstOrDefault(metric => metric.Id == check.InstanceToValidate.MetricId);
                if (target is { } aimed && metric?.CanBe(aimed) is { Reason: { } reason } no)
                    check.AddFailure(SharedResource.Text(reason, [.. no.Values]));
            });
            RuleFor(f => f.LeadOfficial).AtMost(PlanItem.NamesLength);
            RuleFor(f => f.Responsible).AtMost(PlanItem.NamesLength);
            RuleFor(f => f.Partners).AtMost(PlanItem.NamesLength);
            RuleFor(f => f.DueOn).Must(day => day is null || day.Value.Year == writing.Year).WithMessage(_ => SharedResource.Text("Plans.NotThatYear", writing.Year));
        }
    }
}
