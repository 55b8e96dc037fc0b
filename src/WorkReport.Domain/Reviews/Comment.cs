using WorkReport.Domain.Audit;
using WorkReport.Domain.Submissions;

namespace WorkReport.Domain.Reviews;

/// <summary>批注: what somebody says of one piece of a package, or of some words in it; it is answered, and settled when it is done with.</summary>
public sealed class Comment : Aggregate
{
    public const int TextLength = 500;

    private readonly List<CommentReply> replies = [];

    private Comment()
    {
    }

    public int Id { get; private init; }

    public int SubmissionId { get; private init; }

    public PieceKind Kind { get; private init; }

    public int PieceId { get; private init; }

    public SubmittedPiece Piece => new(Kind, PieceId);

    /// <summary>The number of the revision that was handed in last when it was written; null before the first.</summary>
    public int? Revision { get; private init; }

    /// <summary>The words that it is about.</summary>
    public CommentAnchor Anchor { get; private init; } = CommentAnchor.Whole;

    public string Text { get; private init; } = "";

    public int PersonId { get; private init; }

    /// <summary>Who wrote it, as the log names them.</summary>
    public string Who { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    /// <summary>Who said that it is done with; null while it is open.</summary>
    public string? ResolvedBy { get; private set; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    public bool IsOpen => ResolvedAt is null;

    /// <summary>The answers, oldest first.</summary>
    public IReadOnlyList<CommentReply> Replies => [.. replies.OrderBy(reply => reply.Number)];

    /// <param name="package">Of which package.</param>
    /// <param name="piece">Of which piece.</param>
    /// <param name="anchor">Of which words.</param>
    /// <param name="text">What is said.</param>
    /// <param name="personId">Who.</param>
    /// <param name="by">Who and when.</param>
    /// <exception cref="RefusedException">Nothing is said.</exception>
    public static Comment Write(Submission package, SubmittedPiece piece, CommentAnchor anchor, string text, int personId, Act by)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(anchor);
        ArgumentNullException.ThrowIfNull(by);
        Says(text);
        var comment = new Comment
        {
            SubmissionId = package.Id,
            Kind = piece.Kind,
            PieceId = piece.Id,
            Revision = package.LatestRevision,
            Anchor = anchor,
            Text = text,
            PersonId = personId,
            Who = by.Who,
            At = by.Dated,
        };
        comment.Tell(by.Did("comment.written", after: new { kind = piece.Kind, pieceId = piece.Id, quote = anchor.Quote, text }));
        return comment;
    }

    /// <summary>答复.</summary>
    /// <exception cref="RefusedException">Nothing is said.</exception>
    public void Reply(string text, int personId, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Says(text);
        replies.Add(new CommentReply(replies.Count, text, personId, by.Who, by.Dated));
        Tell(by.Did("comment.answered", after: new { text }));
    }

    /// <summary>处理好了.</summary>
    /// <exception cref="RefusedException">It is settled already.</exception>
    public void Resolve(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        (IsOpen ? Verdict.Yes : Verdict.No("Comment.IsResolved")).Demand();
        Tell(by.Did("comment.resolved"));
        (ResolvedBy, ResolvedAt) = (by.Who, by.Dated);
    }

    /// <summary>重新打开.</summary>
    /// <exception cref="RefusedException">It is open.</exception>
    public void Reopen(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        (IsOpen ? Verdict.No("Comment.IsOpen") : Verdict.Yes).Demand();
        Tell(by.Did("comment.reopened"));
        (ResolvedBy, ResolvedAt) = (null, null);
    }

    private static void Says(string text) => (string.IsNullOrWhiteSpace(text) ? Verdict.No("Comment.NeedsText") : Verdict.Yes).Demand();
}

/// <summary>One answer to a comment.</summary>
public sealed record CommentReply(int Number, string Text, int PersonId, string Who, DateTimeOffset At);
