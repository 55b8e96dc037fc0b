using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Comments;

/// <summary>批注 of one piece: what it says with the words that are spoken of, what was said and answered, and a box for one more.</summary>
public sealed class PieceModel(FormRoom room) : CommentPage(room)
{
    /// <summary>WorkItem-12.</summary>
    [FromRoute(Name = "piece")]
    public string PieceKey { get; set; } = "";

    /// <summary>What was just done.</summary>
    [FromQuery(Name = "done")]
    public CommentMove? Done { get; set; }

    public CommentedPiece Piece { get; private set; } = null!;

    /// <summary>Of this piece, what is open first.</summary>
    public IReadOnlyList<PlacedComment> Comments { get; private set; } = [];

    /// <summary>What it says, the words that open comments speak of apart.</summary>
    public IReadOnlyList<(string Words, int? Comment)> Parts { get; private set; } = [];

    /// <summary>The open comment of the next piece that has one; null where there is none.</summary>
    public Comment? Next { get; private set; }

    public override Verdict May => MayWrite ? Verdict.Yes : Verdict.No("Comment.NotYours");

    protected override IValidator<CommentForm> Rules => new CommentForm.Validator(Piece.Text);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel) || Read(PieceKey) is not { } piece)
            return false;
        Piece = (await Db.CommentedAsync(Year, [piece], cancel))[0];
        var mine = All.Where(comment => comment.Piece == piece).ToList();
        if (Piece.Name is null && mine.Count == 0)
            return false;
        Comments = [.. mine.Select(comment => new PlacedComment(comment, Piece.Name is null ? null : comment.Anchor.In(Piece.Text))).OrderBy(placed => !placed.Comment.IsOpen).ThenBy(placed => placed.Comment.Id)];
        Parts = Parted();
        var open = All.Where(comment => comment.IsOpen && comment.Piece != piece).ToList();
        Next = open.Find(comment => comment.Id > (mine.Count > 0 ? mine[^1].Id : 0)) ?? open.FirstOrDefault();
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        May.Demand();
        var by = Person.Act();
        if (Form.Move is CommentMove.Write)
        {
            var anchor = CommentAnchor.On(Piece.Text, Form.Quote ?? "") ?? throw new RefusedException(Verdict.No("Comments.NotThere"));
            Db.Add(Comment.Write(Year.Submission!, Piece.Piece, anchor, Form.Text!, Person.Id, by));
        }
        else
        {
            var (package, about) = (Id, Form.About);
            var comment = await Db.Comments.SingleOrDefaultAsync(c => c.Id == about && c.SubmissionId == package, cancel) ?? throw new RefusedException(Verdict.No("Comment.IsGone"));
            switch (Form.Move)
            {
                case CommentMove.Reply:
                    comment.Reply(Form.Answer!, Person.Id, by);
                    break;
                case CommentMove.Resolve:
                    comment.Resolve(by);
                    break;
                default:
                    comment.Reopen(by);
                    break;
            }
        }

        return FormattableString.Invariant($"/submissions/{Id}/comments/{Piece.Piece.Key}?done={Form.Move}");
    }

    private static SubmittedPiece? Read(string named) =>
        named.Split('-') is [var kind, var key] && Enum.TryParse<PieceKind>(kind, out var of) && of is PieceKind.WorkItem or PieceKind.MetricValue or PieceKind.PlanItem
            && int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? new SubmittedPiece(of, id) : null;

    // Of two that speak of the same words the first is marked.
    private IReadOnlyList<(string Words, int? Comment)> Parted()
    {
        List<(string, int?)> parts = [];
        var at = 0;
        foreach (var (comment, start) in Comments.Where(placed => placed is { Comment.IsOpen: true, Comment.Anchor.IsWhole: false, At: not null }).OrderBy(placed => placed.At))
        {
            if (start < at)
                continue;
            parts.Add((Piece.Text[at..start!.Value], null));
            parts.Add((comment.Anchor.Quote, comment.Id));
            at = start.Value + comment.Anchor.Quote.Length;
        }

        parts.Add((Piece.Text[at..], null));
        return [.. parts.Where(part => part.Item1.Length > 0)];
    }
}
