using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Plans;

/// <summary>What became of a task.</summary>
public enum PlanResult
{
    /// <summary>已完成.</summary>
    Done,

    /// <summary>正在推进.</summary>
    Underway,

    /// <summary>未完成.</summary>
    Unfinished,

    /// <summary>调整取消.</summary>
    Dropped,
}

/// <summary>完成情况: what somebody said of how far a task has come. It is never changed; what is said later stands behind it.</summary>
public sealed class PlanOutcome
{
    public const int NoteLength = 500;

    private PlanOutcome()
    {
    }

    internal PlanOutcome(PlanResult result, string note, Act by) => (Result, Note, At, Who) = (result, note, by.Dated, by.Who);

    public int Id { get; private init; }

    public PlanResult Result { get; private init; }

    /// <summary>How it went, or why not; may be empty of what is done.</summary>
    public string Note { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    /// <summary>The name as it was on that day.</summary>
    public string Who { get; private init; } = "";
}
