using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.Tests.Organisation;
using WorkReport.Domain.WorkItems;

namespace WorkReport.Domain.Tests.Submissions;

/// <summary>Packages on their way, and the presses that bring them there.</summary>
internal static class Packages
{
    public const int Author = 1;
    public const int Reader = 2;

    public static SubmittedPiece FigureOf(int metric) => new(PieceKind.MetricValue, metric);

    public static SubmittedPiece ItemOf(int id) => new(PieceKind.WorkItem, id);

    public static FrozenPiece Figure(int metric, decimal value) =>
        new(FigureOf(metric), PieceContent.Of(new ValueFacts(value, Base: null, Printed: null, Note: null, SourceUnit: null, IsTotal: null, Wording: 1)));

    public static FrozenPiece Item(int id, string lead) => new(ItemOf(id), PieceContent.Of(ItemFacts.Of(WorkItem.Write(1, 1, new ItemWords(1, lead, FigureText.Parse("全年宣讲。")), Units.By))));

    public static Submission HandIn(this Submission submission, params IReadOnlyList<FrozenPiece> pieces)
    {
        submission.Submit(pieces, SubmissionRelation.Contributor, Author, Units.By);
        return submission;
    }

    /// <summary>Approves it; it goes up by itself.</summary>
    public static Submission Approve(this Submission submission, Act? by = null)
    {
        submission.Make(SubmissionMove.Approve, SubmissionRelation.Reviewer, Reader, by ?? Units.By);
        return submission;
    }

    /// <summary>From the unit's own review to the acceptance above.</summary>
    public static Submission Accept(this Submission submission)
    {
        submission.Approve().Make(SubmissionMove.Accept, SubmissionRelation.OfficeAbove, Reader, Units.By);
        return submission;
    }

    /// <summary>Gives these pieces back, from wherever it stands; none for the whole.</summary>
    public static Submission GiveBack(this Submission submission, params IReadOnlyList<SubmittedPiece> pieces)
    {
        var who = SubmissionRelation.Reviewer | SubmissionRelation.OfficeAbove;
        submission.Return([.. pieces.Select(piece => new ReturnedPiece(piece, $"请核实{piece.Id}"))], pieces.Count == 0 ? "请核实" : "", who, Reader, Units.By);
        return submission;
    }

    public static Submission In(SubmissionState state, params IReadOnlyList<FrozenPiece> pieces)
    {
        var submission = Submission.Begin(1, 1, steps: 1, isTop: false, Units.By);
        if (state == SubmissionState.Drafting)
            return submission;
        submission.HandIn(pieces);
        if (state == SubmissionState.InReview)
            return submission;
        if (state == SubmissionState.Returned)
            return submission.GiveBack();
        submission.Make(SubmissionMove.Approve, SubmissionRelation.Reviewer, Reader, Units.By, forwardsItself: state != SubmissionState.Approved);
        if (state == SubmissionState.Accepted)
            submission.Make(SubmissionMove.Accept, SubmissionRelation.OfficeAbove, Reader, Units.By);
        return submission;
    }

    public static Revision Revision(this Submission submission, int number) => submission.Revisions.Single(revision => revision.Number == number);

    /// <summary>What counts of it, by its own word: the accepted revision less what was returned since.</summary>
    public static IReadOnlyDictionary<SubmittedPiece, string> Counting(this Submission submission) =>
        submission.Revisions.Where(revision => revision.Number == submission.AcceptedRevision).SelectMany(revision => revision.Pieces)
            .Where(piece => !submission.Withheld.Contains(new WithheldPiece(piece.Kind, piece.PieceId)))
            .ToDictionary(piece => new SubmittedPiece(piece.Kind, piece.PieceId), piece => piece.Content!.Hash);
}
