using WorkReport.Domain.Plans;
using WorkReport.Domain.Tests.Organisation;

namespace WorkReport.Domain.Tests.Plans;

public class PlanItemTests
{
    private static readonly PlanTask Task = new(3, "开展宣讲", 7, 120, "王主任", "柳溪镇", "学校", new DateOnly(2023, 6, 30));

    [Fact]
    public void A_task_is_kept_as_it_was_written_and_changed()
    {
        var plan = PlanItem.Propose(2, 1, Task, Units.By);
        Assert.Equal(Task, plan.Task);
        var other = Task with { Text = "开展宣讲和参观", MetricId = null, Target = null, DueOn = null };
        plan.Change(other, Units.By);
        Assert.Equal(other, plan.Task);
        Assert.Equal(["plan.proposed", "plan.changed"], plan.Happened.Select(h => h.What));
    }

    [Fact]
    public void A_change_that_changes_nothing_tells_nothing_even_when_the_task_is_committed()
    {
        var plan = Committed();
        plan.Change(Task, Units.By);
        plan.Commit(Units.By);
        Assert.Equal(["plan.proposed", "plan.committed"], plan.Happened.Select(h => h.What));
    }

    [Fact]
    public void What_is_committed_is_neither_changed_nor_removed()
    {
        var plan = Committed();
        Assert.Equal("Plan.IsCommitted", plan.CanChange.Reason);
        Assert.Throws<RefusedException>(() => plan.Change(Task with { Text = "别的" }, Units.By));
        Assert.Throws<RefusedException>(() => plan.Remove(Units.By));
        Assert.Equal(Task, plan.Task);
    }

    private static PlanItem Committed()
    {
        var plan = PlanItem.Propose(2, 1, Task, Units.By);
        plan.Commit(Units.By);
        return plan;
    }
}
