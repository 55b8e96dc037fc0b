using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Pages.Periods;

/// <summary>What a new period is; what is left empty is as usual for its kind.</summary>
public sealed class NewForm
{
    /// <summary>Addresses put a mark and a number behind it for a second collecting.</summary>
    public const int CodeLength = ReportingPeriod.CodeLength - 2;

    [Display(Name = "Periods.Kind")]
    public PeriodKind? Kind { get; set; }

    [Display(Name = "Periods.Year")]
    public int? Year { get; set; }

    [Display(Name = "Periods.Name")]
    public string? Name { get; set; }

    [Display(Name = "Periods.Code")]
    public string? Code { get; set; }

    [Display(Name = "Periods.CountedFrom")]
    public DateOnly? CountedFrom { get; set; }

    [Display(Name = "Periods.CountedUntil")]
    public DateOnly? CountedUntil { get; set; }

    [Display(Name = "Periods.CopiesOutline")]
    public bool CopiesOutline { get; set; }

    /// <summary>Where no period has an outline yet.</summary>
    [Display(Name = "Periods.TakesStarter")]
    public bool TakesStarter { get; set; }

    [Display(Name = "Periods.IsBackfill")]
    public bool IsBackfill { get; set; }

    /// <summary>统计期间: what was typed, else the year or the half of it.</summary>
    public (DateOnly From, DateOnly Until) Span()
    {
        var until = CountedUntil ?? ReportingPeriod.UsualLastDay(Kind!.Value, Year!.Value);
        return (CountedFrom ?? ReportingPeriod.UsualFirstDay(Kind!.Value, until), until);
    }

    /// <summary>The code: what was typed, else 2022, 2022H1, 2022H2; of topics 2022T1, 2022T2 …</summary>
    public string CodeAmong(IReadOnlySet<string> taken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        return Code ?? Kind switch
        {
            PeriodKind.FirstHalf => FormattableString.Invariant($"{Year}H1"),
            PeriodKind.SecondHalf => FormattableString.Invariant($"{Year}H2"),
            PeriodKind.Topic => Enumerable.Range(1, taken.Count + 1).Select(n => FormattableString.Invariant($"{Year}T{n}")).First(code => !taken.Contains(code)),
            _ => FormattableString.Invariant($"{Year}"),
        };
    }

    public sealed class Validator : AbstractValidator<NewForm>
    {
        // What the calendar of a form reaches, and a year more for what is planned.
        private const int First = 1950;
        private const int Last = 2098;

        public Validator(IReadOnlySet<string> taken, DateOnly today)
        {
            RuleFor(f => f.Kind).NotNull().WithMessage(_ => SharedResource.Text("Field.Required"));
            RuleFor(f => f.Year).Needed().InclusiveBetween(First, Last).WithMessage(_ => SharedResource.Text("Periods.YearRange", First, Last));
            RuleFor(f => f.Name).AtMost(ReportingPeriod.NameLength)
                .Must((f, name) => f.Kind is not PeriodKind.Topic || name is not null).WithMessage(_ => SharedResource.Text("Periods.NameNeeded"))
                .Must((f, name) => f.Kind is null or PeriodKind.Topic || name is null).WithMessage(_ => SharedResource.Text("Periods.NameOfTopics"));
            // It stands in addresses.
            RuleFor(f => f.Code).AtMost(CodeLength)
                .Must(code => code is null || code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-')).WithMessage(_ => SharedResource.Text("Periods.CodeCharacters"))
                .Must((f, _) => !taken.Contains(f.CodeAmong(taken))).WithMessage(f => SharedResource.Text("Periods.CodeTaken", f.CodeAmong(taken)));
            RuleFor(f => f.CountedUntil)
                .Must((f, day) => day is null || f.Year is null || day.Value.Year == f.Year || day.Value.Year == f.Year + 1)
                .WithMessage(f => SharedResource.Text("Periods.CountedUntilYear", f.Year!));
            When(f => f is { Kind: not null, Year: >= First and <= Last }, () =>
            {
                RuleFor(f => f.CountedFrom).Must((f, _) => f.Span() is var (from, until) && from <= until && from > until.AddYears(-2))
                    .WithMessage(_ => SharedResource.Text("Periods.SpanOrder"));
                RuleFor(f => f.IsBackfill).Must((f, backfill) => !backfill || f.Span().Until < today).WithMessage(_ => SharedResource.Text("Periods.BackfillIsPast"));
            });
        }
    }
}
