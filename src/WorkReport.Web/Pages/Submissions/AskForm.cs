using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reviews;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>What the unit asks for, and why. Pieces are named like <c>MetricValue-12</c>.</summary>
public sealed class AskForm
{
    /// <summary>The pieces; not ticked: absent. None is the whole.</summary>
    public Dictionary<string, string?> Ticks { get; set; } = [];

    /// <summary>应为: what a figure should be, as typed; it goes with what is said of that figure.</summary>
    [Display(Name = "Submissions.AskedWanted")]
    public Dictionary<string, string?> Wanted { get; set; } = [];

    /// <summary>It asks for the whole; the figures that are ticked only say what is wrong.</summary>
    [Display(Name = "Submissions.AskWhole")]
    public bool IsWhole { get; set; }

    [Display(Name = "Submissions.AskReason")]
    public string? Reason { get; set; }

    /// <summary>Ticked, or told what it should be.</summary>
    public bool IsNamed(string key) => Ticks.GetValueOrDefault(key) is not null || Wanted.GetValueOrDefault(key) is { Length: > 0 };

    /// <summary>So long may be what a figure should be; with the reason it is kept as one.</summary>
    public const int WantedLength = 40;

    public const int ReasonLength = ReviewMove.ReasonLength - WantedLength - 40;

    /// <summary>What a figure should be, read as in its box on the sheet, in the words of the metric: 4名, or 17/20 of a share; else why it is none.</summary>
    public static (string? Said, string? Fault) Read(AskedMetric metric, string typed)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(typed);
        var isRate = metric.RollUp is RollUp.Rate;
        var parts = isRate ? typed.Split('/', '／') : [typed];
        if (isRate && parts.Length != 2)
            return (null, SharedResource.Text("Submissions.WantedShare"));
        var read = parts.Select(part => NumberField.Read(part.Trim(), isRate || metric.IsWhole, isRate ? null : metric.Unit)).ToList();
        if (read.Find(reading => reading.Refusal is not null) is { Refusal: { } fault })
            return (null, fault);
        var figures = read.ConvertAll(reading => Convert.ToDecimal(reading.Value, CultureInfo.InvariantCulture));
        return (isRate ? FormattableString.Invariant($"{figures[0]:0.####}/{figures[1]:0.####}") : metric.Exactly(new Figure(figures[0])), null);
    }

    public sealed class Validator : AbstractValidator<AskForm>
    {
        /// <param name="metricOf">What a key like <c>MetricValue-12</c> counts; null where it counts nothing.</param>
        public Validator(Func<string, AskedMetric?> metricOf)
        {
            RuleFor(f => f.Reason).Needed().AtMost(ReasonLength);
            RuleFor(f => f.Wanted).Custom((wanted, context) =>
            {
                foreach (var (key, typed) in wanted.Where(figure => figure.Value is { Length: > 0 }))
                {
                    if (typed!.Length > WantedLength)
                        context.AddFailure($"Wanted[{key}]", SharedResource.Text("Field.TooLong", WantedLength));
                    else if (metricOf(key) is { } metric && Read(metric, typed).Fault is { } fault)
                        context.AddFailure($"Wanted[{key}]", fault);
                }
            });
        }
    }
}
