using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Metrics;

public sealed class NewForm
{
    [Display(Name = "Metrics.Code")]
    public string? Code { get; set; }

    [Display(Name = "Metrics.Name")]
    public string? Name { get; set; }

    [Display(Name = "Metrics.Topic")]
    public string? Topic { get; set; }

    [Display(Name = "Metrics.RollUp")]
    public RollUp? RollUp { get; set; }

    [Display(Name = "Metrics.Unit")]
    public string? Unit { get; set; }

    public sealed class Validator : AbstractValidator<NewForm>
    {
        public Validator(IReadOnlySet<string> taken)
        {
            RuleFor(f => f.Code).Needed().AtMost(Metric.CodeLength)
                .Must(code => code is null || code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-')).WithMessage(_ => SharedResource.Text("Metrics.CodeCharacters"))
                .Must(code => code is null || !taken.Contains(code)).WithMessage(f => SharedResource.Text("Metrics.CodeTaken", f.Code!));
            RuleFor(f => f.Name).Needed().AtMost(Metric.NameLength);
            RuleFor(f => f.Topic).AtMost(Metric.TopicLength);
            RuleFor(f => f.RollUp).NotNull().WithMessage(_ => SharedResource.Text("Field.Required"));
            RuleFor(f => f.Unit).IsUnitOf(f => f.RollUp);
        }
    }
}

/// <summary>Rules that both forms of a metric share.</summary>
internal static class MetricFieldRules
{
    public static IRuleBuilderOptions<T, string?> IsUnitOf<T>(this IRuleBuilder<T, string?> rule, Func<T, RollUp?> rollUp) =>
        rule.Needed().AtMost(Metric.UnitLength)
            .Must((form, unit) => unit is null or "%" || rollUp(form) is not RollUp.Rate).WithMessage(_ => SharedResource.Text("Metrics.UnitOfRate"));
}

/// <summary>新增指标. Nobody is asked for it before the office has said which levels are.</summary>
public sealed class NewModel(FormRoom room) : FormPage<NewForm>(room)
{
    private HashSet<string> taken = [];

    public IEnumerable<SelectListItem> Classes => Enum.GetValues<RollUp>()
        .Select(rollUp => new SelectListItem(Text[$"Metrics.Class.{rollUp}"], rollUp.ToString()))
        .Prepend(new SelectListItem(Text["Units.Choose"], ""));

    protected override IValidator<NewForm> Rules => new NewForm.Validator(taken);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await Db.MayOpenYearsAsync(Person.Id, Person.Today, cancel))
            return false;
        taken = new HashSet<string>(await Db.Metrics.Select(m => m.Code).ToListAsync(cancel), StringComparer.OrdinalIgnoreCase);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var metric = Metric.Define(Form.Code!, Form.Name!, Form.Unit!, Form.RollUp!.Value, Person.Act());
        if (Form.Topic is { } topic)
            metric.Describe(metric.Wording.Terms with { Topic = topic }, Person.Act());
        Db.Metrics.Add(metric);
        await Db.SaveChangesAsync(cancel);
        return FormattableString.Invariant($"/metrics/{metric.Id}?done={MetricDone.Defined}");
    }
}
