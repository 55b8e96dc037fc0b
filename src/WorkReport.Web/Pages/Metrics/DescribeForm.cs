using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Metrics;

/// <summary>What is explained and printed of a metric.</summary>
public sealed class DescribeForm
{
    [Display(Name = "Metrics.Name")]
    public string? Name { get; set; }

    [Display(Name = "Metrics.Topic")]
    public string? Topic { get; set; }

    [Display(Name = "Metrics.Definition"), Multiline]
    public string? Definition { get; set; }

    [Display(Name = "Metrics.Unit")]
    public string? Unit { get; set; }

    [Display(Name = "Metrics.Scale")]
    public Scale Scale { get; set; }

    [Display(Name = "Metrics.Step")]
    public decimal? Step { get; set; }

    [Display(Name = "Metrics.Qualifier")]
    public Qualifier Qualifier { get; set; }

    [Display(Name = "Level.City")]
    public bool City { get; set; }

    [Display(Name = "Level.County")]
    public bool County { get; set; }

    [Display(Name = "Level.Township")]
    public bool Township { get; set; }

    [Display(Name = "Level.Village")]
    public bool Village { get; set; }

    [Display(Name = "Level.Department")]
    public bool Department { get; set; }

    [Display(Name = "Level.School")]
    public bool School { get; set; }

    [Display(Name = "Level.Enterprise")]
    public bool Enterprise { get; set; }

    [Display(Name = "Metrics.Least")]
    public decimal? Least { get; set; }

    [Display(Name = "Metrics.Most")]
    public decimal? Most { get; set; }

    [Display(Name = "Metrics.ChangePercent")]
    public decimal? ChangePercent { get; set; }

    /// <summary>分项归属: the metric that it is a part of.</summary>
    [Display(Name = "Metrics.PartOf")]
    public int? PartOfId { get; set; }

    /// <summary>分项之和等于总项: its parts make up all of it.</summary>
    [Display(Name = "Metrics.PartsAddUp")]
    public bool PartsAddUp { get; set; }

    /// <summary>归口统计单位.</summary>
    [Display(Name = "Metrics.Owner")]
    public int? OwnerId { get; set; }

    public QuantityStyle Style => new(Scale, Step, Qualifier);

    public IReadOnlyList<UnitLevel> Levels =>
    [
        .. new[]
        {
            (City, UnitLevel.City), (County, UnitLevel.County), (Township, UnitLevel.Township), (Village, UnitLevel.Village),
            (Department, UnitLevel.Department), (School, UnitLevel.School), (Enterprise, UnitLevel.Enterprise),
        }.Where(box => box.Item1).Select(box => box.Item2),
    ];

    /// <summary>What the wording would say.</summary>
    public MetricTerms Terms() => new(Name!, Topic ?? "", Definition ?? "", Unit!, Style, Levels, new MetricRules(Least, Most, ChangePercent, PartOfId, OwnerId, PartsAddUp));

    public static DescribeForm Of(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return new DescribeForm
        {
            Name = metric.Name,
            Topic = metric.Topic.Length > 0 ? metric.Topic : null,
            Definition = metric.Definition.Length > 0 ? metric.Definition : null,
            Unit = metric.Unit,
            Scale = metric.Style.Scale,
            Step = metric.Style.Step,
            Qualifier = metric.Style.Qualifier,
            City = metric.Levels.Contains(UnitLevel.City),
            County = metric.Levels.Contains(UnitLevel.County),
            Township = metric.Levels.Contains(UnitLevel.Township),
            Village = metric.Levels.Contains(UnitLevel.Village),
            Department = metric.Levels.Contains(UnitLevel.Department),
            School = metric.Levels.Contains(UnitLevel.School),
            Enterprise = metric.Levels.Contains(UnitLevel.Enterprise),
            Least = metric.Rules.Least,
            Most = metric.Rules.Most,
            ChangePercent = metric.Rules.ChangePercent,
            PartOfId = metric.Rules.PartOfId,
            PartsAddUp = metric.Rules.PartsAddUp,
            OwnerId = metric.Rules.OwnerId,
        };
    }

    public sealed class Validator : AbstractValidator<DescribeForm>
    {
        /// <param name="metric">The metric as it stands.</param>
        /// <param name="hasFigures">Has anybody reported a figure of it?</param>
        /// <param name="wholes">The metrics that it may be a part of.</param>
        /// <param name="owners">The units that may count it for the others.</param>
        public Validator(Metric metric, bool hasFigures, IReadOnlyDictionary<int, string> wholes, IReadOnlyDictionary<int, string> owners)
        {
            ArgumentNullException.ThrowIfNull(metric);
            ArgumentNullException.ThrowIfNull(wholes);
            ArgumentNullException.ThrowIfNull(owners);
            RuleFor(f => f.Most).Must((form, most) => most is null || form.Least is null || form.Least <= most).WithMessage(_ => SharedResource.Text("Metrics.MostBelowLeast"));
            RuleFor(f => f.ChangePercent).GreaterThan(0).WithMessage(_ => SharedResource.Text("Metrics.ChangeIsNothing"));
            RuleFor(f => f.PartOfId).Must(id => id is null || wholes.ContainsKey(id.Value)).WithMessage(_ => SharedResource.Text("Metrics.ChooseFromList"));
            RuleFor(f => f.OwnerId).Must(id => id is null || owners.ContainsKey(id.Value)).WithMessage(_ => SharedResource.Text("Metrics.ChooseFromList"));
            RuleFor(f => f.Name).Needed().AtMost(Metric.NameLength);
            RuleFor(f => f.Topic).AtMost(Metric.TopicLength);
            RuleFor(f => f.Definition).AtMost(Metric.DefinitionLength);
            RuleFor(f => f.Unit).IsUnitOf(_ => metric.RollUp);
            RuleFor(f => f.Unit).Custom((unit, check) =>
            {
                if (unit is not null && metric.CanBeIn(unit, hasFigures) is { Reason: { } reason } no)
                    check.AddFailure(SharedResource.Text(reason, [.. no.Values]));
            });
            RuleFor(f => f.Step).GreaterThan(0).WithMessage(_ => SharedResource.Text("Metrics.StepIsNothing"));
            RuleFor(f => f.Step).NotNull().When(f => f.Qualifier != Qualifier.None).WithMessage(_ => SharedResource.Text("Metrics.StepNeeded"));
            RuleFor(f => f.Qualifier).NotEqual(Qualifier.None).When(f => f.Step is not null).WithMessage(_ => SharedResource.Text("Metrics.QualifierNeeded"));
        }
    }
}
