using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting;

/// <summary>How far a unit is with its package: where the package stands, and before that what is in it.</summary>
public enum ProgressStatus
{
    /// <summary>未报: nothing is there yet.</summary>
    NotBegun,

    /// <summary>未填全: something is missing, whatever was pressed. Blank is not received.</summary>
    Incomplete,

    /// <summary>已填全，未报: all is there, but not handed in.</summary>
    Drafting,
    InReview,
    Returned,
    Approved,
    Forwarded,
    Accepted,

    /// <summary>已撤销: it was closed in the course of the period and has handed nothing in. It may, and nobody waits for it.</summary>
    Closed,
}

/// <summary>How far one unit is.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="State">Where its package stands.</param>
/// <param name="SubmissionId">The package; null while there is none.</param>
/// <param name="Content">What is in it.</param>
/// <param name="Due">The day by which it hands in; null where none is set.</param>
/// <param name="Today">The day by the clock of due dates.</param>
public sealed record ProgressUnit(
    TreeUnit Unit, SubmissionState State, int? SubmissionId, Completeness Content, DateOnly? Due, DateOnly Today)
{
    /// <summary>Only single pieces came back: what was accepted and not returned goes on counting.</summary>
    public bool IsPartlyReturned { get; init; }

    /// <summary>Has it handed in, so that the next move is somebody else's?</summary>
    public bool IsHandedIn => State is not (SubmissionState.Drafting or SubmissionState.Returned);

    /// <summary>审核通过，未上报: it was approved and nobody has handed it up; at the top nobody need.</summary>
    public bool IsStuck => State is SubmissionState.Approved && Unit.ParentId is not null;

    /// <summary>Does anybody wait for it? From what was closed in the course of the period only once it has handed in.</summary>
    public bool IsExpected => Status is not ProgressStatus.Closed;

    /// <summary>逾期: its day is past and nothing has come up from it.</summary>
    public bool IsLate => !IsClosed && Due < Today && State is not (SubmissionState.Forwarded or SubmissionState.Accepted) && !IsDone;

    /// <summary>Accepted; or approved at the top, where nobody is above to accept.</summary>
    private bool IsDone => State is SubmissionState.Accepted || (State is SubmissionState.Approved && Unit.ParentId is null);

    private bool IsClosed => Unit.ClosedOn is not null;

    public ProgressStatus Status => State switch
    {
        SubmissionState.Drafting when IsClosed => ProgressStatus.Closed,
        SubmissionState.Drafting when Content.IsBlank => ProgressStatus.NotBegun,
        SubmissionState.Returned => ProgressStatus.Returned,
        _ when !Content.IsComplete && !IsClosed => ProgressStatus.Incomplete,
        _ when IsDone => ProgressStatus.Accepted,
        SubmissionState.Drafting => ProgressStatus.Drafting,
        SubmissionState.InReview => ProgressStatus.InReview,
        SubmissionState.Approved => ProgressStatus.Approved,
        SubmissionState.Forwarded => ProgressStatus.Forwarded,
        _ => ProgressStatus.Accepted,
    };
}
