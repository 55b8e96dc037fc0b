using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Pages.Periods;

/// <summary>The day by which each level hands in what a round collects.</summary>
public class DatesForm
{
    /// <summary>The levels that hand in to one another, the last to do so first.</summary>
    public static IReadOnlyList<UnitLevel> Levels { get; } = [UnitLevel.City, UnitLevel.County, UnitLevel.Township, UnitLevel.Village];

    [Display(Name = "Periods.DueCity")]
    public DateOnly? City { get; set; }

    [Display(Name = "Periods.DueCounty")]
    public DateOnly? County { get; set; }

    [Display(Name = "Periods.DueTownship")]
    public DateOnly? Township { get; set; }

    [Display(Name = "Periods.DueVillage")]
    public DateOnly? Village { get; set; }

    public DateOnly? Of(UnitLevel level) => level switch
    {
        UnitLevel.City => City,
        UnitLevel.County => County,
        UnitLevel.Township => Township,
        UnitLevel.Village => Village,
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    /// <summary>Sets what is new. All dates may move together.</summary>
    public void SetOn(ReportingPeriod period, int round, Act by)
    {
        ArgumentNullException.ThrowIfNull(period);
        var asked = Levels.Where(level => Of(level) is { } day && day != period.DueFor(level, round)).ToList();
        // Between old dates and new ones that both are in order, one that may move next is always there: what moves later begins
        // at the top, what moves earlier at the bottom.
        while (asked.Count > 0)
        {
            var next = asked.FirstOrDefault(level => period.CanSetDue(level, Of(level)!.Value, round).IsYes, asked[0]);
            period.SetDue(next, Of(next)!.Value, by, round);
            asked.Remove(next);
        }
    }

    /// <summary>Only the new dates are held against each other; a level that has one keeps one.</summary>
    public class Validator<TForm> : AbstractValidator<TForm>
        where TForm : DatesForm
    {
        /// <param name="period">The period as it stands.</param>
        /// <param name="round">The collecting that the dates are of.</param>
        /// <param name="words">The sentence of a verdict.</param>
        public Validator(ReportingPeriod period, int round, Func<Verdict, string?> words) => RuleFor(f => f).Custom((form, context) =>
        {
            ArgumentNullException.ThrowIfNull(period);
            // Asked of an empty copy.
            var act = new Act("", DateTimeOffset.UnixEpoch);
            var copy = ReportingPeriod.Announce(period.Code, period.Year, period.Kind, period.CountedUntil, act);
            foreach (var level in Levels)
            {
                if (form.Of(level) is not { } day)
                {
                    if (period.DueFor(level, round) is not null)
                        context.AddFailure(level.ToString(), SharedResource.Text("Periods.DueStays"));
                    continue;
                }

                if (words(copy.CanSetDue(level, day)) is { } why)
                    context.AddFailure(level.ToString(), why);
                else
                    copy.SetDue(level, day, act);
            }
        });
    }
}

/// <summary>统计期间, and the day by which each level hands in.</summary>
public sealed class DueForm : DatesForm
{
    [Display(Name = "Periods.CountedFrom")]
    public DateOnly? CountedFrom { get; set; }

    [Display(Name = "Periods.CountedUntil")]
    public DateOnly? CountedUntil { get; set; }

    public sealed class Validator : Validator<DueForm>
    {
        /// <inheritdoc/>
        public Validator(ReportingPeriod period, int round, Func<Verdict, string?> words)
            : base(period, round, words)
        {
            RuleFor(f => f.CountedFrom).Needed()
                .Must((f, day) => day is null || f.CountedUntil is null || (day <= f.CountedUntil && day > f.CountedUntil.Value.AddYears(-2)))
                .WithMessage(_ => SharedResource.Text("Periods.SpanOrder"));
            RuleFor(f => f.CountedUntil).Needed()
                .Must(day => day is null || day.Value.Year == period.Year || day.Value.Year == period.Year + 1)
                .WithMessage(_ => SharedResource.Text("Periods.CountedUntilYear", period.Year));
        }
    }
}
