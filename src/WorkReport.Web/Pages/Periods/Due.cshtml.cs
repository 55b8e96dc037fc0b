using FluentValidation;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Periods;

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
        Period.CountBetween(Period.CountedFrom, Form.CountedUntil!.Value, Person.Act());
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
