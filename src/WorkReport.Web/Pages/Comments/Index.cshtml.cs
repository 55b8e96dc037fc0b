using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Comments;

/// <summary>批注 of a package: all that was said of its pieces, what is open first.</summary>
public sealed class IndexModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    public UnitYear Year { get; private set; } = null!;

    public CommentList List { get; private set; } = null!;

    /// <summary>The pieces, each with its comments.</summary>
    public IReadOnlyList<(CommentedPiece Piece, IReadOnlyList<PlacedComment> Comments)> Pieces { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel)
    {
        if (await db.UnitYearOfAsync(person.Id, person.Today, id, cancel) is not { Submission: not null } year)
            return NotFound();
        Year = year;
        List = (await CommentList.LoadAsync(db, year, cancel))!;
        var pieces = await db.CommentedAsync(year, [.. List.All.Select(comment => comment.Piece).Distinct()], cancel);
        Pieces = [.. pieces.Select(piece => (piece, Comments: (IReadOnlyList<PlacedComment>)[.. List.Of(piece.Piece).Select(comment => new PlacedComment(comment, piece.Name is null ? null : comment.Anchor.In(piece.Text)))]))
            .OrderBy(piece => piece.Comments.All(placed => !placed.Comment.IsOpen)).ThenBy(piece => piece.piece.Piece.Kind).ThenBy(piece => piece.piece.Piece.Id)];
        return Page();
    }
}
