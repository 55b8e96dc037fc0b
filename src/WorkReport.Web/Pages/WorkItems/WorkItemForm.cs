using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Metrics;
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

    /// <summary>As the store fills it in.</summary>
    /// <param name="words">What the item says.</param>
    /// <param name="text">Its text, with the figures as they are now.</param>
    public static WorkItemForm Of(ItemWords words, FigureText text)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(text);
        return new WorkItemForm { SectionId = words.SectionId, Lead = words.Lead, Body = Some(text.Seen), Partners = Some(words.Partners), Served = FigureField.Served(text) };
    }

    /// <summary>What the item says with it, once it is checked.</summary>
    /// <param name="text">The text that was written, its figures bound.</param>
    public ItemWords Words(FigureText text) => new(SectionId!.Value, Lead!, text, Partners ?? "");

    private static string? Some(string words) => words.Length > 0 ? words : null;

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
