namespace WorkReport.Domain.Submissions;

/// <summary>Where a unit's package stands.</summary>
public enum SubmissionState
{
    /// <summary>填报中.</summary>
    Drafting,

    /// <summary>本单位审核中.</summary>
    InReview,

    /// <summary>退回修改.</summary>
    Returned,

    /// <summary>审核通过.</summary>
    Approved,

    /// <summary>已上报.</summary>
    Forwarded,

    /// <summary>已接收.</summary>
    Accepted,
}

/// <summary>What can be done with a package.</summary>
public enum SubmissionMove
{
    /// <summary>提交审核.</summary>
    Submit,

    /// <summary>撤回.</summary>
    Recall,

    /// <summary>退回修改.</summary>
    Return,

    /// <summary>审核通过.</summary>
    Approve,

    /// <summary>上报.</summary>
    Forward,

    /// <summary>接收.</summary>
    Accept,

    /// <summary>审核接收: approves and accepts in one press; in the log they are two.</summary>
    ApproveAndAccept,

    /// <summary>撤销通过.</summary>
    TakeBack,

    /// <summary>申请退回: the unit asks for what it handed in, whole or in parts.</summary>
    AskBack,

    /// <summary>申请更正: the unit names figures that it wants to put right.</summary>
    AskCorrection,

    /// <summary>不予退回: what was asked for stays where it is.</summary>
    Decline,

    /// <summary>确认: the unit says that what another handed in for it is right. Nothing waits for that.</summary>
    Confirm,

    /// <summary>登记纸质签批: approves what the leader has signed on paper, where the unit does so.</summary>
    Record,
}

/// <summary>What a person is to a package.</summary>
[Flags]
public enum SubmissionRelation
{
    None = 0,

    /// <summary>填报人 of the unit, or of the unit that fills in for it.</summary>
    Contributor = 1,

    /// <summary>办公室 of the unit.</summary>
    Office = 2,

    /// <summary>The person who submitted it this time.</summary>
    Submitter = 4,

    /// <summary>审核人 of the step it waits at.</summary>
    Reviewer = 8,

    /// <summary>办公室 of the unit above.</summary>
    OfficeAbove = 16,

    /// <summary>审核人 of the step who serves the unit above that receives it, where 上报 is no step of its own.</summary>
    ReceivingReviewer = 32,

    /// <summary>The 审核人 who approved it last.</summary>
    Approver = 64,

    /// <summary>A 填报人, 审核人 or 办公室 of this very unit, not of one that fills in for it.</summary>
    Own = 128,

    /// <summary>Who wrote a piece of it, 代填 included.</summary>
    Author = 256,

    /// <summary>审核人 where a leader signs on paper, at the unit or at the step: records the signature, or that it was sent back.</summary>
    Recorder = 512,
}

/// <summary>The legal moves of a package, in one table.</summary>
internal static class SubmissionMoves
{
    internal const SubmissionRelation Writers = SubmissionRelation.Contributor | SubmissionRelation.Office;

    /// <summary>Whoever had a hand in it does not approve it.</summary>
    internal const SubmissionRelation Hands = SubmissionRelation.Submitter | SubmissionRelation.Author;

    public static readonly MoveTable<SubmissionMove, SubmissionState, SubmissionRelation> Table = new("Submission",
    [
        (SubmissionMove.Submit, SubmissionState.Drafting, SubmissionState.InReview, Writers),
        (SubmissionMove.Submit, SubmissionState.Returned, SubmissionState.InReview, Writers),
        (SubmissionMove.Recall, SubmissionState.InReview, SubmissionState.Drafting, SubmissionRelation.Submitter),
        (SubmissionMove.Return, SubmissionState.InReview, SubmissionState.Returned, SubmissionRelation.Reviewer | SubmissionRelation.Recorder),
        (SubmissionMove.Return, SubmissionState.Forwarded, SubmissionState.Returned, SubmissionRelation.OfficeAbove),
        (SubmissionMove.Return, SubmissionState.Accepted, SubmissionState.Returned, SubmissionRelation.OfficeAbove),
        (SubmissionMove.Approve, SubmissionState.InReview, SubmissionState.Approved, SubmissionRelation.Reviewer),
        (SubmissionMove.Record, SubmissionState.InReview, SubmissionState.Approved, SubmissionRelation.Recorder),
        (SubmissionMove.Forward, SubmissionState.Approved, SubmissionState.Forwarded, Writers),
        (SubmissionMove.Accept, SubmissionState.Forwarded, SubmissionState.Accepted, SubmissionRelation.OfficeAbove),
        (SubmissionMove.ApproveAndAccept, SubmissionState.InReview, SubmissionState.Accepted, SubmissionRelation.ReceivingReviewer),
        (SubmissionMove.TakeBack, SubmissionState.Approved, SubmissionState.InReview, SubmissionRelation.Approver),
        (SubmissionMove.TakeBack, SubmissionState.Forwarded, SubmissionState.InReview, SubmissionRelation.Approver),
        (SubmissionMove.AskBack, SubmissionState.Forwarded, SubmissionState.Forwarded, Writers | SubmissionRelation.Own),
        (SubmissionMove.AskBack, SubmissionState.Accepted, SubmissionState.Accepted, Writers | SubmissionRelation.Own),
        (SubmissionMove.AskCorrection, SubmissionState.Forwarded, SubmissionState.Forwarded, Writers | SubmissionRelation.Own),
        (SubmissionMove.AskCorrection, SubmissionState.Accepted, SubmissionState.Accepted, Writers | SubmissionRelation.Own),
        (SubmissionMove.Decline, SubmissionState.Forwarded, SubmissionState.Forwarded, SubmissionRelation.OfficeAbove),
        (SubmissionMove.Decline, SubmissionState.Accepted, SubmissionState.Accepted, SubmissionRelation.OfficeAbove),
        (SubmissionMove.Confirm, SubmissionState.InReview, SubmissionState.InReview, SubmissionRelation.Own),
        (SubmissionMove.Confirm, SubmissionState.Approved, SubmissionState.Approved, SubmissionRelation.Own),
        (SubmissionMove.Confirm, SubmissionState.Forwarded, SubmissionState.Forwarded, SubmissionRelation.Own),
        (SubmissionMove.Confirm, SubmissionState.Accepted, SubmissionState.Accepted, SubmissionRelation.Own),
    ]);
}
