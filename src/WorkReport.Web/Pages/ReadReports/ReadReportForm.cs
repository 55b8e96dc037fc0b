using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Plans;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.ReadReports;

/// <summary>What the pressed button does.</summary>
public enum ReadingMove
{
    /// <summary>Shows what was read; stores nothing.</summary>
    Read,

    /// <summary>Takes over what is ticked.</summary>
    Take,
}

/// <summary>A work item of the report, as the person leaves it.</summary>
public sealed class ItemLine
{
    public bool Take { get; set; }

    [Display(Name = "Items.Section")]
    public int? SectionId { get; set; }

    [Display(Name = "Items.Lead")]
    public string? Lead { get; set; }

    [Display(Name = "Items.Body"), Multiline]
    public string? Body { get; set; }

    public bool IsDoubtful { get; set; }

    /// <summary>The unit has it already.</summary>
    public bool IsThere { get; set; }
}

/// <summary>A figure of the report, as the person leaves it.</summary>
public sealed class ValueLine
{
    public bool Take { get; set; }

    /// <summary>Code and name of the metric; the code decides.</summary>
    [Display(Name = "ReadReport.Metric")]
    public string? Metric { get; set; }

    [Display(Name = "ReadReport.Value")]
    public string? Written { get; set; }

    /// <summary>Where it stands.</summary>
    public string? Sentence { get; set; }

    public bool IsDoubtful { get; set; }

    public bool IsThere { get; set; }
}

/// <summary>A task of the report, as the person leaves it.</summary>
public sealed class PlanLine
{
    public bool Take { get; set; }

    [Display(Name = "Plans.Section")]
    public int? SectionId { get; set; }

    [Display(Name = "Plans.Text"), Multiline]
    public string? Text { get; set; }

    [Display(Name = "Plans.Responsible")]
    public string? Responsible { get; set; }

    [Display(Name = "Plans.DueOn")]
    public DateOnly? DueOn { get; set; }

    public bool IsDoubtful { get; set; }

    public bool IsThere { get; set; }
}

/// <summary>A report, and what was read in it.</summary>
public sealed class ReadReportForm
{
    /// <summary>UTF-16 units: some ten ordinary reports.</summary>
    public const int LongestText = 60_000;

    [Display(Name = "ReadReport.Text"), Multiline]
    public string? Text { get; set; }

    public IFormFile? File { get; set; }

    /// <summary>The name of the file it came from; empty for what was pasted.</summary>
    public string? Source { get; set; }

    public ReadingMove Move { get; set; }

    public List<ItemLine> Items { get; init; } = [];

    public List<ValueLine> Values { get; init; } = [];

    public List<PlanLine> Plans { get; init; } = [];

    public bool IsRead => Items.Count + Values.Count + Plans.Count > 0;

    /// <summary>What is taken over has to be whole; what is not ticked may be as it is.</summary>
    internal sealed class Validator : AbstractValidator<ReadReportForm>
    {
        public Validator(ReadingRoom room, int planYear)
        {
            RuleForEach(f => f.Items).Where(line => line.Take).ChildRules(line =>
            {
                line.RuleFor(l => l.SectionId).Must(id => room.Review.Any(section => section.Id == id)).WithMessage(_ => SharedResource.Text("Items.NeedsSection"));
                line.RuleFor(l => l.Lead).Must(lead => lead is not null && WorkItem.LeadOf(lead).Length > 0).WithMessage(_ => SharedResource.Text("Items.NeedsLead")).AtMost(WorkItem.LeadLength);
                line.RuleFor(l => l.Body).AtMost(WorkItem.BodyLength);
            });
            RuleForEach(f => f.Values).Where(line => line.Take).ChildRules(line =>
            {
                line.RuleFor(l => l.Metric).Must(metric => room.Find(metric) is not null).WithMessage(_ => SharedResource.Text("ReadReport.NoMetric"));
                line.RuleFor(l => l.Written).Custom((written, check) =>
                {
                    if (room.Find(check.InstanceToValidate.Metric) is { } metric && ReadingRoom.Entry(metric, written ?? "", note: null) is (null, { } why))
                        check.AddFailure(why);
                });
            });
            RuleFor(f => f.Values).Custom((values, check) =>
            {
                foreach (var twice in values.Where(line => line.Take && room.Find(line.Metric) is not null).GroupBy(line => room.Find(line.Metric)!.Id).Where(group => group.Count() > 1))
                    check.AddFailure($"{nameof(Values)}[{values.IndexOf(twice.Last())}].{nameof(ValueLine.Metric)}", SharedResource.Text("ReadReport.MetricTwice", room.Find(twice.First().Metric)!.Name));
            });
            RuleForEach(f => f.Plans).Where(line => line.Take).ChildRules(line =>
            {
                line.RuleFor(l => l.SectionId).Must(id => room.Plan.Any(section => section.Id == id)).WithMessage(_ => SharedResource.Text("Plans.NeedsSection"));
                line.RuleFor(l => l.Text).NotEmpty().WithMessage(_ => SharedResource.Text("Plans.NeedsText")).AtMost(PlanItem.TextLength);
                line.RuleFor(l => l.Responsible).AtMost(PlanItem.NamesLength);
                line.RuleFor(l => l.DueOn).Must(day => day is null || day.Value.Year == planYear).WithMessage(_ => SharedResource.Text("Plans.NotThatYear", planYear));
            });
        }
    }
}
