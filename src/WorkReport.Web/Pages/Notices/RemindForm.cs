using System.Globalization;
using FluentValidation;

namespace WorkReport.Web.Pages.Notices;

/// <summary>Which units are reminded.</summary>
public sealed class RemindForm
{
    /// <summary>By key of the unit; not ticked: absent.</summary>
    public Dictionary<string, string?> Ticked { get; set; } = [];

    public IReadOnlyCollection<int> Units =>
        [.. Ticked.Where(tick => tick.Value is not null).Select(tick => int.TryParse(tick.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0).Distinct()];

    public sealed class Validator : AbstractValidator<RemindForm>
    {
        /// <param name="those">The units that may be reminded.</param>
        public Validator(IReadOnlyCollection<int> those)
        {
            RuleFor(f => f.Units).NotEmpty().WithMessage(_ => SharedResource.Text("Reminding.Nobody"));
            RuleFor(f => f.Units).Must(units => units.All(those.Contains)).WithMessage(_ => SharedResource.Text("Field.Choice"));
        }
    }
}
