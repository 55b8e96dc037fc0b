namespace WorkReport.Domain.Reports;

/// <summary>Where a report stands.</summary>
public enum ReportState
{
    /// <summary>起草.</summary>
    Drafting,

    /// <summary>核稿.</summary>
    Checking,

    /// <summary>征求意见.</summary>
    Consulting,

    /// <summary>提请审议.</summary>
    Deliberating,

    /// <summary>审定.</summary>
    Approved,

    /// <summary>印发.</summary>
    Issued,
}

/// <summary>What can be done with a report.</summary>
public enum ReportMove
{
    /// <summary>送审: out of drafting; freezes the text.</summary>
    Send,

    /// <summary>征求意见; may be done again.</summary>
    Consult,

    /// <summary>提请审议.</summary>
    Deliberate,

    /// <summary>退回修改.</summary>
    Return,

    /// <summary>审定, on the screen.</summary>
    Approve,

    /// <summary>登记纸质签批: the decision was made on paper and the office records it.</summary>
    Record,

    /// <summary>印发.</summary>
    Issue,
}

/// <summary>What a person is to a report.</summary>
[Flags]
public enum ReportRelation
{
    None = 0,

    /// <summary>办公室 of its unit.</summary>
    Office = 1,

    /// <summary>审核人 of its unit: reads, and gives it back.</summary>
    Reviewer = 2,

    /// <summary>审核人 of its unit who may sign: approves as well. Who signs reads, too.</summary>
    Signer = 4,

    /// <summary>Who sent it this time: does not approve it.</summary>
    Sender = 8,
}

/// <summary>The legal moves of a report, in one table.</summary>
internal static class ReportMoves
{
    public static readonly MoveTable<ReportMove, ReportState, ReportRelation> Table = new("Report",
    [
        (ReportMove.Send, ReportState.Drafting, ReportState.Checking, ReportRelation.Office),
        (ReportMove.Consult, ReportState.Checking, ReportState.Consulting, ReportRelation.Office),
        (ReportMove.Consult, ReportState.Consulting, ReportState.Consulting, ReportRelation.Office),
        (ReportMove.Deliberate, ReportState.Checking, ReportState.Deliberating, ReportRelation.Office),
        (ReportMove.Deliberate, ReportState.Consulting, ReportState.Deliberating, ReportRelation.Office),
        (ReportMove.Return, ReportState.Checking, ReportState.Drafting, ReportRelation.Office | ReportRelation.Reviewer),
        (ReportMove.Return, ReportState.Consulting, ReportState.Drafting, ReportRelation.Office | ReportRelation.Reviewer),
        (ReportMove.Return, ReportState.Deliberating, ReportState.Drafting, ReportRelation.Office | ReportRelation.Reviewer),
        (ReportMove.Return, ReportState.Approved, ReportState.Drafting, ReportRelation.Office),
        (ReportMove.Approve, ReportState.Checking, ReportState.Approved, ReportRelation.Signer),
        (ReportMove.Approve, ReportState.Consulting, ReportState.Approved, ReportRelation.Signer),
        (ReportMove.Approve, ReportState.Deliberating, ReportState.Approved, ReportRelation.Signer),
        (ReportMove.Record, ReportState.Checking, ReportState.Approved, ReportRelation.Office),
        (ReportMove.Record, ReportState.Consulting, ReportState.Approved, ReportRelation.Office),
        (ReportMove.Record, ReportState.Deliberating, ReportState.Approved, ReportRelation.Office),
        (ReportMove.Issue, ReportState.Approved, ReportState.Issued, ReportRelation.Office),
    ]);
}
