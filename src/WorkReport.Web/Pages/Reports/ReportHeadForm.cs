using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Pages.Reports;

/// <summary>What stands at the head of a report.</summary>
public sealed class ReportHeadForm
{
    [Display(Name = "Reports.HeadTitle")]
    public string? Title { get; set; }

    [Display(Name = "Reports.HeadOccasion")]
    public string? Occasion { get; set; }

    [Display(Name = "Reports.HeadSpeaker")]
    public string? Speaker { get; set; }

    [Display(Name = "Reports.HeadSalutation")]
    public string? Salutation { get; set; }

    public static ReportHeadForm Of(ReportHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return new() { Title = head.Title, Occasion = head.Occasion, Speaker = head.Speaker, Salutation = head.Salutation };
    }

    public ReportHead Read() => new(Title!, Occasion ?? "", Speaker ?? "", Salutation ?? "");

    public sealed class Validator : AbstractValidator<ReportHeadForm>
    {
        public Validator()
        {
            RuleFor(f => f.Title).Needed().AtMost(ReportHead.TitleLength);
            RuleFor(f => f.Occasion).AtMost(ReportHead.LineLength);
            RuleFor(f => f.Speaker).AtMost(ReportHead.LineLength);
            RuleFor(f => f.Salutation).AtMost(ReportHead.LineLength);
        }
    }
}
