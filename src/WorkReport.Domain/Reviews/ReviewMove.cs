using WorkReport.Domain.Attachments;

namespace WorkReport.Domain.Reviews;

/// <summary>One step a text took through review: who moved it, when, from where to where, and why. Never changed afterwards.</summary>
public sealed class ReviewMove
{
    public const int MoveLength = 30;
    public const int ReasonLength = 500;

    private ReviewMove()
    {
    }

    internal ReviewMove(string move, string from, string to, int personId, string who, DateTimeOffset at, string? reason, PaperDecision? paper = null, int? revision = null, bool isOwn = false, string? step = null, string? standsFor = null)
    {
        (Move, From, To, PersonId, Who, At, Reason, Revision) = (move, from, to, personId, who, at, reason, revision);
        (DecidedBy, DecidedPost, DecidedOn, IsOwn) = (paper?.By, paper?.Post, paper?.On, isOwn);
        (Step, For) = (step, standsFor);
    }

    public int Id { get; private init; }

    public string Move { get; private init; } = "";

    public string From { get; private init; } = "";

    public string To { get; private init; } = "";

    public int PersonId { get; private init; }

    /// <summary>The name as it was on that day.</summary>
    public string Who { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    /// <summary>Why it was returned or asked for, or the word that went with an approval, or why numbers without a source stay in a report that is sent; null where nothing was said.</summary>
    public string? Reason { get; private init; }

    /// <summary>The number of the revision, of a report that of the version, that the person had in front of them; null where there was none yet.</summary>
    public int? Revision { get; private init; }

    /// <summary>Who decided on paper, where the office recorded it; null for a decision made on the screen.</summary>
    public string? DecidedBy { get; private init; }

    /// <summary>The post of who decided on paper; null also of what was recorded before that was kept beside the name.</summary>
    public string? DecidedPost { get; private init; }

    /// <summary>The day on the paper.</summary>
    public DateOnly? DecidedOn { get; private init; }

    /// <summary>At which step of a route it was done, as the unit calls it; null where it has no route, and for what is no reading.</summary>
    public string? Step { get; private init; }

    /// <summary>代: the reviewer in whose place it was done, as they were called; null where nobody stood in.</summary>
    public string? For { get; private init; }

    /// <summary>本人经办: who recorded the paper had written in it or sent it.</summary>
    public bool IsOwn { get; private init; }
}

/// <summary>A decision made on paper: whose signature stands on the sheet, with which post, and from which day.</summary>
public sealed record PaperDecision(string By, string Post, DateOnly On)
{
    public const int ByLength = 30;
    public const int PostLength = 30;

    /// <summary>Does it say enough to be recorded? Without the picture of the sheet nobody could tell that somebody else has decided.</summary>
    public Verdict CanStand(Attachment? sheet) =>
        string.IsNullOrWhiteSpace(By) ? Verdict.No("Review.NeedsSigner")
        : string.IsNullOrWhiteSpace(Post) ? Verdict.No("Review.NeedsPost")
        : sheet is null ? Verdict.No("Review.NeedsSheet") : Verdict.Yes;
}
