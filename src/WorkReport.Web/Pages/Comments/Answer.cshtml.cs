using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Reviews;

namespace WorkReport.Web.Pages.Comments;

/// <summary>One comment beside the words that it is about: it is answered, settled, opened again, and from it one goes to the next.</summary>
public sealed class AnswerModel(FormRoom room) : CommentPage<AnswerForm>(room)
{
    private Comment comment = null!;

    [FromRoute(Name = "comment")]
    public int CommentId { get; set; }

    public PlacedComment Placed { get; private set; } = null!;

    /// <summary>The next open comment of the package; null where there is none.</summary>
    public Comment? Next { get; private set; }

    protected override Aggregate? Subject => comment;

    protected override IValidator<AnswerForm> Rules { get; } = new AnswerForm.Validator();

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        var (package, key) = (Id, CommentId);
        comment = (await Db.Comments.SingleOrDefaultAsync(c => c.Id == key && c.SubmissionId == package, cancel))!;
        if (comment is null || comment.Piece != Piece.Piece)
            return false;
        Placed = new PlacedComment(comment, Piece.Name is null ? null : comment.Anchor.In(Piece.Text));
        var open = All.Where(other => other.IsOpen && other.Id != key).ToList();
        Next = open.Find(other => other.Id > key) ?? open.FirstOrDefault();
        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        May.Demand();
        var by = Person.Act();
        if (Form.Move is CommentMove.Reply)
            comment.Reply(Form.Answer!, Person.Id, by);
        else if (Form.Move is CommentMove.Resolve)
            comment.Resolve(by);
        else
            comment.Reopen(by);
        return Task.FromResult(FormattableString.Invariant($"{List}/{CommentId}?done={Form.Move}"));
    }
}
