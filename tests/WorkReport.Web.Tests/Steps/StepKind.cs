namespace WorkReport.Web.Tests.Steps;

/// <summary>What may happen next.</summary>
internal enum StepKind
{
    Enter,

    /// <summary>总数直报.</summary>
    EnterTotal,
    HandIn,
    Recall,
    Return,
    Approve,
    Forward,
    Accept,

    /// <summary>撤销通过.</summary>
    TakeBack,
    AskBack,
    Decline,
    ConfirmTotals,

    /// <summary>个别更正, of the last period that has ended.</summary>
    Correct,
    Move,
    UndoMove,
    Close,
    UndoClose,
    NewMetric,
    RetireMetric,
    OpenPeriod,
    SecondRound,
    EndPeriod,
}
