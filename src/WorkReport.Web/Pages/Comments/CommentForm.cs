using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Reviews;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Comments;

/// <summary>What is done with comments.</summary>
public enum CommentMove
{
    Write,
    Reply,
    Resolve,
    Reopen,
}

/// <summary>A comment that is written, answered, settled or opened again.</summary>
public sealed class CommentForm
{
    public const int AnswerLength = Comment.TextLength;

    public CommentMove? Move { get; set; }

    /// <summary>The comment that it is about; null where one is written.</summary>
    public int? About { get; set; }

    [Display(Name = "Comments.Quote")]
    public string? Quote { get; set; }

    [Display(Name = "Comments.Text"), Multiline]
    public string? Text { get; set; }

    /// <summary>An answer.</summary>
    [Display(Name = "Comments.Answer"), Multiline]
    public string? Answer { get; set; }

    public sealed class Validator : AbstractValidator<CommentForm>
    {
        /// <param name="text">What the piece says: the words have to stand in it.</param>
        public Validator(string text)
        {
            RuleFor(f => f.Move).Needed();
            RuleFor(f => f.Quote).AtMost(CommentAnchor.QuoteLength);
            RuleFor(f => f.Text).AtMost(Comment.TextLength);
            RuleFor(f => f.Answer).AtMost(Comment.TextLength);
            When(f => f.Move is CommentMove.Write, () =>
            {
                RuleFor(f => f.Text).NotEmpty().WithMessage(_ => SharedResource.Text("Comment.NeedsText"));
                RuleFor(f => f.Quote).Must(quote => string.IsNullOrEmpty(quote) || CommentAnchor.On(text, quote) is not null).WithMessage(_ => SharedResource.Text("Comments.NotThere"));
            });
            When(f => f.Move is CommentMove.Reply, () => RuleFor(f => f.Answer).NotEmpty().WithMessage(_ => SharedResource.Text("Comment.NeedsText")));
        }
    }
}
