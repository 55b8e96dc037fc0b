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
    }
}
