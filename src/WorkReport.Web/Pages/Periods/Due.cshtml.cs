using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Periods;

/// <summary>定日期: 统计期间, and by when each level hands in what a round collects.</summary>
public sealed class DueModel(FormRoom room) : PeriodPage<DueForm>(room)
{
    /// <summary>Which collecting.</summary>
    [FromRoute]
    public int Round { get; set; }

    protected override IValidator<DueForm> Rules => new DueForm.Validator(Period, Round, Text.Of);

    protected override bool MergesFields => true;

    protected override DueForm Filled() => new()
    {
        CountedFrom = Period.CountedFrom,
        CountedUntil = Period.CountedUntil,
        City = Period.DueFor(UnitLevel.City, Round),
        County = Period.DueFor(UnitLevel.County, Round),
        Township = Period.DueFor(UnitLevel.Township, Round),
        Village = Period.DueFor(UnitLevel.Village, Round),
    };

    protected override async Task<bool> LoadAsync(CancellationToken cancel) =>
        await base.LoadAsync(cancel) && Period.Rounds.Any(round => round.Number == Round);

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var by = Person.Act();
        await Db.TakeTurnAsync(cancel);
        if (await Db.AcceptedOutsideAsync(Period, Form.CountedFrom!.Value, Form.CountedUntil!.Value, cancel) is { } unit)
            Verdict.No("Period.DropsAccepted", unit).Demand();
        Period.CountBetween(Form.CountedFrom!.Value, Form.CountedUntil!.Value, by);
        Form.SetOn(Period, Round, by);
        return Back(PeriodDone.Dated);
    }
}
