using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Periods;

/// <summary>One heading of the outline.</summary>
public class SectionForm
{
    [Display(Name = "Periods.SectionTitle")]
    public string? Title { get; set; }

    [Display(Name = "Periods.Guidance"), Multiline]
    public string? Guidance { get; set; }

    [Display(Name = "Periods.Budget")]
    public int? Budget { get; set; }

    public class Validator<T> : AbstractValidator<T> where T : SectionForm
    {
        public Validator()
        {
            RuleFor(f => f.Title).Needed().AtMost(OutlineSection.TitleLength);
            RuleFor(f => f.Guidance).AtMost(OutlineSection.GuidanceLength);
            RuleFor(f => f.Budget).LessThanOrEqualTo(OutlineSection.LargestBudget)
                .WithMessage(_ => SharedResource.Text("Periods.BudgetTooLarge", OutlineSection.LargestBudget));
        }
    }
}
