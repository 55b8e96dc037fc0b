using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Plans;

/// <summary>How far a task for next year has come.</summary>
public enum PlanState
{
    /// <summary>计划: proposed.</summary>
    Planned,

    /// <summary>下达: the report that holds it is issued.</summary>
    Committed,
}

/// <summary>What a task says, whoever writes it down.</summary>
/// <param name="SectionId">Under which section of the plan it belongs.</param>
/// <param name="Text">What will be done.</param>
/// <param name="MetricId">By what it is measured; null where it cannot be counted.</param>
/// <param name="Target">How much of it; null without a metric.</param>
/// <param name="LeadOfficial">牵头领导.</param>
/// <param name="Responsible">责任单位.</param>
/// <param name="Partners">配合单位.</param>
/// <param name="DueOn">完成时限.</param>
public sealed record PlanTask(
    int SectionId, string Text, int? MetricId, decimal? Target, string LeadOfficial, string Responsible, string Partners, DateOnly? DueOn);

/// <summary>工作安排: one task for next year.</summary>
public sealed class PlanItem : Aggregate
{
    public const int TextLength = 500;
    public const int NamesLength = 200;

    private readonly List<PlanOutcome> outcomes = [];

    private PlanItem(int unitId, int periodId) => (UnitId, PeriodId) = (unitId, periodId);

    public int Id { get; private init; }

    public int UnitId { get; private init; }

    /// <summary>The period that plans it; it is for the year after.</summary>
    public int PeriodId { get; private init; }

    public int SectionId { get; private set; }

    public string Text { get; private set; } = "";

    public int? MetricId { get; private set; }

    public decimal? Target { get; private set; }

    public string LeadOfficial { get; private set; } = "";

    public string Responsible { get; private set; } = "";

    public string Partners { get; private set; } = "";

    public DateOnly? DueOn { get; private set; }

    public PlanState State { get; private set; }

    /// <summary>转入下年: the task of the year before that it goes on with; null where it is new.</summary>
    public int? CarriedFromId { get; private init; }

    /// <summary>完成情况, oldest first: notes in the course of the year and what was said at its end. Loaded only where asked for.</summary>
    public IReadOnlyList<PlanOutcome> Outcomes => outcomes;

    /// <summary>What was said last; null while nobody has said anything.</summary>
    public PlanOutcome? Outcome => outcomes.OrderBy(outcome => outcome.Id == 0 ? int.MaxValue : outcome.Id).LastOrDefault();

    /// <summary>May it still be changed or taken out?</summary>
    public Verdict CanChange => State == PlanState.Planned ? Verdict.Yes : Verdict.No("Plan.IsCommitted");

    public PlanTask Task => new(SectionId, Text, MetricId, Target, LeadOfficial, Responsible, Partners, DueOn);

    public static PlanItem Propose(int unitId, int periodId, PlanTask task, Act by)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(by);
        var item = new PlanItem(unitId, periodId);
        item.Become(task);
        item.Tell(by.Did("plan.proposed", after: by.From is null ? new { unitId, periodId, task } : new { unitId, periodId, task, fileName = by.From }));
        return item;
    }

    public void Change(PlanTask task, Act by)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(by);
        if (task == Task)
            return;
        CanChange.Demand();
        Tell(by.Did("plan.changed", Facts(Task), Facts(task, TextChange.Between(Text, task.Text))));
        Become(task);
    }

    /// <summary>Its report is issued.</summary>
    public void Commit(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (State == PlanState.Committed)
            return;
        Tell(by.Did("plan.committed"));
        State = PlanState.Committed;
    }

    /// <summary>Says how far it has come. What was said before stays.</summary>
    /// <exception cref="RefusedException">It is not finished or was dropped, and nobody says why.</exception>
    public void SetOutcome(PlanResult result, string note, Act by)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(by);
        if (result is PlanResult.Unfinished or PlanResult.Dropped && string.IsNullOrWhiteSpace(note))
            Verdict.No("Plan.Outcome.NeedsNote").Demand();
        var before = Outcome;
        if (before is not null && (before.Result, before.Note) == (result, note))
            return;
        Tell(by.Did("plan.outcomeSet", before is null ? null : new { before.Result, before.Note }, new { result, note }));
        outcomes.Add(new PlanOutcome(result, note, by));
    }

    /// <summary>May it go over into the plan of the next year?</summary>
    public Verdict CanCarryOver => Outcome?.Result is PlanResult.Underway or PlanResult.Unfinished ? Verdict.Yes : Verdict.No("Plan.CarryOver.NotOpen");

    /// <summary>转入下年: the same task for the year after, which remembers where it comes from. Its due date is set anew.</summary>
    /// <param name="periodId">The period that plans it now.</param>
    /// <param name="sectionId">Under which section of that plan.</param>
    /// <param name="by">Who and when.</param>
    /// <exception cref="RefusedException">It is done, was dropped, or nobody has said how far it has come.</exception>
    public PlanItem CarryOver(int periodId, int sectionId, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanCarryOver.Demand();
        var next = new PlanItem(UnitId, periodId) { CarriedFromId = Id };
        next.Become(Task with { SectionId = sectionId, DueOn = null });
        next.Tell(by.Did("plan.carriedOver", after: new { UnitId, periodId, task = next.Task }));
        return next;
    }

    /// <summary>Tells that it is about to be taken out of the store.</summary>
    public void Remove(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanChange.Demand();
        Tell(by.Did("plan.removed", Task));
    }

    /// <summary>All but the text, of which what changed is enough.</summary>
    private static object Facts(PlanTask task, TextChange? text = null) => new
    {
        task.SectionId,
        text,
        task.MetricId,
        task.Target,
        task.LeadOfficial,
        task.Responsible,
        task.Partners,
        task.DueOn,
    };

    private void Become(PlanTask task) => (SectionId, Text, MetricId, Target, LeadOfficial, Responsible, Partners, DueOn) =
        (task.SectionId, task.Text, task.MetricId, task.Target, task.LeadOfficial, task.Responsible, task.Partners, task.DueOn);
}
