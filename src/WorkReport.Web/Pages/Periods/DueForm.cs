using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Pages.Periods;

/// <summary>The day until which figures count, and the day by which each level hands in.</summary>
public sealed class DueForm
{
    /// <summary>The levels that hand in to one another, the last to do so first.</summary>
    public static IReadOnlyList<UnitLevel> Levels { get; } = [UnitLevel.City, UnitLevel.County, UnitLevel.Township, UnitLevel.Village];

    [Display(Name = "Periods.CountedUntil")]
    public DateOnly? CountedUntil { get; set; }

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

    public sealed class Validator : AbstractValidator<DueForm>
    {
        /// <param name="period">The period as it stands.</param>
        /// <param name="words">The sentence of a verdict.</param>
        public Validator(ReportingPeriod period, Func<Verdict, string?> words)
        {
            ArgumentNullException.ThrowIfNull(period);
            RuleFor(f => f.CountedUntil).Needed()
                .Must(day => day is null || day.Value.Year == period.Year || day.Value.Year == period.Year + 1)
                .WithMessage(_ => SharedResource.Text("Periods.CountedUntilYear", period.Year));
            RuleFor(f => f).Custom((form, context) =>
            {
                // Asked of an empty copy, so that all dates may move together: only the new ones are held against each other.
                var act = new Act("", DateTimeOffset.UnixEpoch);
                var copy = ReportingPeriod.Announce(period.Code, period.Year, period.Kind, period.CountedUntil, act);
                foreach (var level in Levels)
                {
                    if (form.Of(level) is not { } day)
                    {
                        if (period.DueFor(level) is not null)
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
}
