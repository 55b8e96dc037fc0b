using FluentValidation;

namespace WorkReport.Web.Pages.Reports;

/// <summary>What is chosen. It goes from page to page and through every search with the form, so that no tick is lost on the way.</summary>
public sealed class ChooseForm
{
    /// <summary>For which section.</summary>
    public int? Section { get; set; }

    /// <summary>What was ticked, by key.</summary>
    public Dictionary<int, bool> Items { get; set; } = [];

    /// <summary>合并成一段: all of them become one paragraph.</summary>
    public bool Merge { get; set; }

    /// <summary>The page to turn to: nothing is taken yet. Null for the press that takes what is ticked.</summary>
    public int? Turn { get; set; }

    /// <summary>The section to go to with <see cref="Go"/>.</summary>
    public int? Other { get; set; }

    /// <summary>Another section is opened; what is ticked for this one has to be taken first, or unticked.</summary>
    public bool Go { get; set; }

    public IReadOnlyList<int> Ticked => [.. Items.Where(i => i.Value).Select(i => i.Key).Order()];

    public sealed class Validator : AbstractValidator<ChooseForm>
    {
        public Validator()
        {
            RuleFor(f => f.Items).Must((form, _) => form.Ticked.Count > 0).When(f => f.Turn is null && !f.Go).WithMessage(_ => SharedResource.Text("Reports.NothingTicked"));
            RuleFor(f => f.Items).Must((form, _) => form.Ticked.Count == 0 || form.Other == form.Section).When(f => f.Go)
                .WithMessage(form => SharedResource.Text("Reports.TakeFirst", form.Ticked.Count));
        }
    }
}
