using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages;

/// <summary>批注 of a package as other pages show them; shown by the partial <c>_Comments</c>.</summary>
/// <param name="PackageId">Of which package.</param>
/// <param name="All">Oldest first.</param>
/// <param name="MayWrite">May the person write one?</param>
public sealed record CommentList(int PackageId, IReadOnlyList<Comment> All, bool MayWrite)
{
    /// <summary>Those nobody has settled.</summary>
    public IReadOnlyList<Comment> Open => [.. All.Where(comment => comment.IsOpen)];

    /// <summary>Those of one piece.</summary>
    public IReadOnlyList<Comment> Of(SubmittedPiece piece) => [.. All.Where(comment => comment.Piece == piece)];

    /// <summary>The page of a piece's comments.</summary>
    public string AddressOf(SubmittedPiece piece) => $"/submissions/{PackageId.ToString(System.Globalization.CultureInfo.InvariantCulture)}/comments/{piece.Key}";

    public static async Task<CommentList?> LoadAsync(WorkReportDb db, UnitYear year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        return year.Submission is { Id: > 0 and var id } ? new CommentList(id, await db.CommentsAsync(year, cancel), year.MayComment()) : null;
    }
}

/// <summary>The comments of one piece beside it; shown by the partial <c>_PieceComments</c>.</summary>
/// <param name="List">All of the package.</param>
/// <param name="Piece">Of which piece.</param>
/// <param name="Name">What it is called.</param>
public sealed record PieceComments(CommentList List, SubmittedPiece Piece, string Name);
