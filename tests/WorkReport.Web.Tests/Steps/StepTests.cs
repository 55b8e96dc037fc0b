using WorkReport.Web.Data;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Steps;

/// <summary>Whatever happens in whatever order: totals are what the accepted revisions add up to, and what has ended stays.</summary>
public class StepTests
{
    private const int Steps = 3_000;

    /// <summary>Those that have their time a year; the others are drawn.</summary>
    private static readonly StepKind[] OfTheYear = [StepKind.NewMetric, StepKind.RetireMetric, StepKind.OpenPeriod, StepKind.SecondRound, StepKind.EndPeriod];

    [Fact]
    public async Task Over_random_steps_the_totals_are_what_the_accepted_rows_add_up_to_and_ended_periods_stay()
    {
        await using var store = new Store();
        await store.Upgrade();
        using var steps = new RandomSteps(store, seed: 10, Steps, between: 50);
        await steps.RunAsync();
        Assert.All(Enum.GetValues<StepKind>().Except(OfTheYear), step => Assert.InRange(steps.Done.GetValueOrDefault(step), Steps * 2 / 100, Steps));
        Assert.All([StepKind.NewMetric, StepKind.SecondRound], step => Assert.InRange(steps.Done[step], 20, Steps));
        Assert.True(steps.Compared > Steps);

        // What is kept is what all figures add up to anew; and a row that somebody spoils is found.
        var (compared, spoiled) = await store.With(db => db.VerifyTotalsAsync());
        Assert.Empty(spoiled);
        Assert.InRange(compared, 200, int.MaxValue);
        await store.Outside("UPDATE KeptTotals SET Value = Value + 1 WHERE rowid = (SELECT MIN(rowid) FROM KeptTotals)");
        await store.Outside("DELETE FROM KeptTotals WHERE rowid = (SELECT MAX(rowid) FROM KeptTotals)");
        Assert.Equal(2, (await store.With(db => db.VerifyTotalsAsync())).Spoiled.Count);

        // And whatever was done, every state and figure is what the trail said last; one that somebody changes is named.
        using var seals = new TrailSeals(store.Choice, null);
        Assert.Empty(await store.With(db => new TrailCheck(db, seals).RunAsync()));
        await store.Outside("UPDATE MetricValues SET Value = '123456789.0' WHERE rowid = (SELECT MAX(rowid) FROM MetricValues)");
        Assert.Equal("Trail.Figure", Assert.Single(await store.With(db => new TrailCheck(db, seals).RunAsync())).Reason);
    }
}
