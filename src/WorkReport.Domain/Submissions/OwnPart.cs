namespace WorkReport.Domain.Submissions;

/// <summary>审核分工: what of a package its reader had a hand in, and who else could approve it. Says why they may not.</summary>
/// <param name="Piece">What they wrote, by its name, or by its kind where it has none; null where they only handed it in.</param>
/// <param name="OnPaper">Does the leader sign on paper there, so that the reader records it?</param>
/// <param name="Others">The names of the other reviewers who could; empty where there is nobody.</param>
public sealed record OwnPart(object? Piece, bool OnPaper, IReadOnlyList<string> Others)
{
    /// <summary>Does the route name them for the step, so that nobody else could at it?</summary>
    public bool IsNamed { get; init; }

    /// <summary>Where nobody has looked what it is.</summary>
    internal static OwnPart Unnamed { get; } = new(Piece: null, OnPaper: false, []);

    /// <summary>Why who had a hand in it does not approve it, and how it goes on.</summary>
    public Verdict Why => IsNamed && !OnPaper ? Verdict.No("Submission.OwnStep.NotYours") : (Piece, OnPaper, Others.Count) switch
    {
        ({ } piece, true, _) => Verdict.No("Submission.OwnPiece.OnPaper", piece),
        ({ } piece, _, 0) => Verdict.No("Submission.OwnPiece.Alone", piece),
        ({ } piece, _, _) => Verdict.No("Submission.OwnPiece.NotYours", piece, Others),
        (_, true, _) => Verdict.No("Submission.OwnWork.OnPaper"),
        (_, _, 0) => Verdict.No("Submission.OwnWork.Alone"),
        _ => Verdict.No("Submission.OwnWork.NotYours", Others),
    };
}
