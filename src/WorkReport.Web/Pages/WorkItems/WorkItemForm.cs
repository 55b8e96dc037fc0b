using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.WorkItems;

/// <summary>What a person writes of an item, and unseen beside it what they got and what they picked.</summary>
public sealed class WorkItemForm : FigureForm
{
    public override string TextField => nameof(Body);

    [Display(Name = "Items.Section")]
    public int? SectionId { get; set; }

    [Display(Name = "Items.Lead")]
    public string? Lead { get; set; }

    [Display(Name = "Items.Body"), Multiline]
    public string? Body { get; set; }

    [Display(Name = "Items.Partners")]
    public string? Partners { get; set; }

    public sealed class Validator : AbstractValidator<WorkItemForm>
    {
        public Validator(IReadOnlyList<OutlineSection> sections)
        {
            RuleFor(f => f.SectionId).Must(id => sections.Any(section => section.Id == id)).WithMessage(_ => SharedResource.Text("Items.NeedsSection"));
            RuleFor(f => f.Lead).Must(lead => lead is not null && WorkItem.LeadOf(lead) is not ("" or WorkItem.LeadToCome)).WithMessage(_ => SharedResource.Text("Items.NeedsLead"))
                .AtMost(WorkItem.LeadLength);
            RuleFor(f => f.Body).AtMost(WorkItem.BodyLength);
            RuleFor(f => f.Partners).AtMost(WorkItem.PartnersLength);
        }
    }
}
