using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Progress;

/// <summary>How far a unit is with its package: where the package stands, and before that what is in it.</summary>
public enum ProgressStatus
{
    /// <summary>未开始: nothing is there yet.</summary>
    NotBegun,

    /// <summary>未填全: something is missing, whatever was pressed. Blank is not received.</summary>
    Incomplete,

    /// <summary>填报中: all is there, but not handed in.</summary>
    Drafting,
    InReview,
    Returned,
    Approved,
    Forwarded,
    Accepted,
}

/// <summary>How far one unit is.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="State">Where its package stands.</param>
/// <param name="SubmissionId">The package; null while there is none.</param>
/// <param name="FiguresMissing">Figures that its level is asked for and that are blank.</param>
/// <param name="ItemsMissing">It has no work item and has not said that it has none.</param>
/// <param name="IsBlank">Nothing is there at all.</param>
/// <param name="Due">The day by which it hands in; null where none is set.</param>
/// <param name="Today">The day by the clock of due dates.</param>
public sealed record ProgressUnit(
    TreeUnit Unit, SubmissionState State, int? SubmissionId, int FiguresMissing, bool ItemsMissing, bool IsBlank, DateOnly? Due, DateOnly Today)
{
    public bool IsComplete => FiguresMissing == 0 && !ItemsMissing;

    /// <summary>Has it handed in, so that the next move is somebody else's?</summary>
    public bool IsHandedIn => State is not (SubmissionState.Drafting or SubmissionState.Returned);

    /// <summary>逾期: its day is past and nothing has come up from it.</summary>
    public bool IsLate => Due < Today && State is not (SubmissionState.Forwarded or SubmissionState.Accepted) && !IsDone;

    /// <summary>Accepted; or approved at the top, where nobody is above to accept.</summary>
    private bool IsDone => State is SubmissionState.Accepted || (State is SubmissionState.Approved && Unit.ParentId is null);

    public ProgressStatus Status => State switch
    {
        SubmissionState.Drafting when IsBlank => ProgressStatus.NotBegun,
        SubmissionState.Returned => ProgressStatus.Returned,
        _ when !IsComplete => ProgressStatus.Incomplete,
        _ when IsDone => ProgressStatus.Accepted,
        SubmissionState.Drafting => ProgressStatus.Drafting,
        SubmissionState.InReview => ProgressStatus.InReview,
        SubmissionState.Approved => ProgressStatus.Approved,
        SubmissionState.Forwarded => ProgressStatus.Forwarded,
        _ => ProgressStatus.Accepted,
    };
}

/// <summary>How far many units are together; each is counted in one part.</summary>
/// <param name="Units">All of them.</param>
/// <param name="Parts">What there is of each kind, what is done first: the class of its colour, the key of its words, how many.</param>
/// <param name="Late">How many of all are late.</param>
public sealed record ProgressCount(int Units, IReadOnlyList<(string Look, string Words, int Count)> Parts, int Late)
{
    public static ProgressCount Of(IReadOnlyCollection<ProgressUnit> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        var by = units.CountBy(unit => unit.Status).ToDictionary();
        int Count(params ProgressStatus[] statuses) => statuses.Sum(status => by.GetValueOrDefault(status));
        return new ProgressCount(
            units.Count,
            [.. new[]
            {
                ("ok", "Progress.CountAccepted", Count(ProgressStatus.Accepted)),
                ("wait", "Progress.CountUnderway", Count(ProgressStatus.InReview, ProgressStatus.Approved, ProgressStatus.Forwarded)),
                ("back", "Progress.CountReturned", Count(ProgressStatus.Returned)),
                ("part", "Progress.CountIncomplete", Count(ProgressStatus.Incomplete)),
                ("none", "Progress.CountUnsent", Count(ProgressStatus.NotBegun, ProgressStatus.Drafting)),
            }.Where(part => part.Item3 > 0)],
            units.Count(unit => unit.IsLate));
    }
}
