using WorkReport.Domain.Plans;
using WorkReport.Domain.Tests.Organisation;

namespace WorkReport.Domain.Tests.Plans;

public class PlanOutcomeTests
{
    [Fact]
    public void What_was_said_stays_and_what_is_said_last_counts()
    {
        var plan = Planned();
        Assert.Null(plan.Outcome);
        plan.SetOutcome(PlanResult.Underway, "年中已经过半", Units.By);
        plan.SetOutcome(PlanResult.Underway, "年中已经过半", Units.After(1));
        plan.SetOutcome(PlanResult.Done, "", Units.After(150));
        Assert.Equal([PlanResult.Underway, PlanResult.Done], plan.Outcomes.Select(outcome => outcome.Result));
        Assert.Equal(PlanResult.Done, plan.Outcome!.Result);
        Assert.Equal(["plan.proposed", "plan.outcomeSet", "plan.outcomeSet"], plan.Happened.Select(line => line.What));
    }

    [Theory]
    [InlineData(PlanResult.Unfinished)]
    [InlineData(PlanResult.Dropped)]
    public void What_was_not_done_says_why(PlanResult result)
    {
        var plan = Planned();
        Assert.Equal("Plan.Outcome.NeedsNote", Assert.Throws<RefusedException>(() => plan.SetOutcome(result, " ", Units.By)).Verdict.Reason);
        Assert.Empty(plan.Outcomes);
        plan.SetOutcome(result, "经费没有到位", Units.By);
        Assert.Equal("经费没有到位", plan.Outcome!.Note);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(PlanResult.Done, false)]
    [InlineData(PlanResult.Dropped, false)]
    [InlineData(PlanResult.Underway, true)]
    [InlineData(PlanResult.Unfinished, true)]
    public void Only_what_is_not_done_goes_over_and_remembers_where_it_comes_from(PlanResult? result, bool goes)
    {
        var plan = Planned();
        if (result is { } said)
            plan.SetOutcome(said, "说明", Units.By);
        Assert.Equal(goes, plan.CanCarryOver.IsYes);
        if (!goes)
        {
            Assert.Equal("Plan.CarryOver.NotOpen", Assert.Throws<RefusedException>(() => plan.CarryOver(2, 9, Units.By)).Verdict.Reason);
            return;
        }

        var next = plan.CarryOver(2, 9, Units.By);
        Assert.Equal((plan.Id, 2, 9, plan.Text, PlanState.Planned), (next.CarriedFromId, next.PeriodId, next.SectionId, next.Text, next.State));
        Assert.Null(next.DueOn);
        Assert.Equal("plan.carriedOver", Assert.Single(next.Happened).What);
    }

    private static PlanItem Planned() => PlanItem.Propose(1, 1, new PlanTask(7, "办好一次宣讲。", null, null, "主任", "办公室", "", new DateOnly(2022, 11, 30)), Units.By);
}
