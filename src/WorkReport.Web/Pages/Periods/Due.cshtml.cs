using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Periods;

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

/// <summary>改日期: until when figures count, and by when each level hands in.</summary>
public sealed class DueModel(FormRoom room) : PeriodPage<DueForm>(room)
{
    protected override IValidator<DueForm> Rules => new DueForm.Validator(Period, Text.Of);

    protected override DueForm Filled() => new()
    {
        CountedUntil = Period.CountedUntil,
        City = Period.DueFor(UnitLevel.City),
        County = Period.DueFor(UnitLevel.County),
        Township = Period.DueFor(UnitLevel.Township),
        Village = Period.DueFor(UnitLevel.Village),
    };

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Period.CountUntil(Form.CountedUntil!.Value, Person.Act());
        var asked = DueForm.Levels.Where(level => Form.Of(level) is { } day && day != Period.DueFor(level)).ToList();
        // Between old dates and new ones that both are in order, one that may move next is always there: what moves later begins
        // at the top, what moves earlier at the bottom.
        while (asked.Count > 0)
        {
            var next = asked.FirstOrDefault(level => Period.CanSetDue(level, Form.Of(level)!.Value).IsYes, asked[0]);
            Period.SetDue(next, Form.Of(next)!.Value, Person.Act());
            asked.Remove(next);
        }

        return Task.FromResult(Back(PeriodDone.Dated));
    }
}
