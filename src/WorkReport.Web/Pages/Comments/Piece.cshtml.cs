using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Reviews;

namespace WorkReport.Web.Pages.Comments;

/// <summary>批注 of one piece: what it says with the words that are spoken of, what was said and answered, and a box for one more.</summary>
public sealed class PieceModel(FormRoom room) : CommentPage<CommentForm>(room)
{
    /// <summary>Gone from the package, it takes none any more.</summary>
    public override Verdict May => Piece.Name is null ? Verdict.No("Comment.PieceGone") : base.May;

    protected override IValidator<CommentForm> Rules => new CommentForm.Validator(Piece.Text);

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        May.Demand();
        var anchor = CommentAnchor.On(Piece.Text, Form.Quote ?? "") ?? throw new RefusedException(Verdict.No("Comments.NotThere"));
        Db.Add(Comment.Write(Year.Submission!, Piece.Piece, anchor, Form.Text!, Person.Id, Person.Act()));
        return Task.FromResult($"{List}?done={CommentMove.Write}");
    }
}
