using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>Who stands in, from which day to which; or which one is ended.</summary>
public sealed class DelegationForm
{
    [Display(Name = "Delegation.To")]
    public int? To { get; set; }

    [Display(Name = "Delegation.First")]
    public DateOnly? First { get; set; }

    [Display(Name = "Delegation.Last")]
    public DateOnly? Last { get; set; }

    /// <summary>The one that is ended; null where one is given.</summary>
    public int? Ends { get; set; }

    public sealed class Validator : AbstractValidator<DelegationForm>
    {
        /// <param name="people">Who may stand in.</param>
        /// <param name="today">What is over is not given.</param>
        public Validator(IReadOnlyCollection<int> people, DateOnly today) => When(f => f.Ends is null, () =>
        {
            RuleFor(f => f.To).Must(to => to is { } person && people.Contains(person)).WithMessage(_ => SharedResource.Text("Delegation.NeedsTo"));
            RuleFor(f => f.First).Needed();
            RuleFor(f => f.Last).Needed();
            RuleFor(f => f.Last).Must((f, last) => last is null || f.First is null || f.First <= last).WithMessage(_ => SharedResource.Text("Delegation.Backwards"));
            RuleFor(f => f.Last).Must(last => last is null || last >= today).WithMessage(_ => SharedResource.Text("Delegation.IsPast"));
        });
    }
}
