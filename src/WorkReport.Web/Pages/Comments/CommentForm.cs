using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Reviews;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Comments;

/// <summary>What was done with a comment, for the sentence on the page one comes back to.</summary>
public enum CommentMove
{
    Write,
    Reply,
    Resolve,
    Reopen,
}

/// <summary>A comment that is written.</summary>
public sealed class CommentForm
{
    [Display(Name = "Comments.Quote")]
    public string? Quote { get; set; }

    [Display(Name = "Comments.Text"), Multiline]
    public string? Text { get; set; }

    public sealed class Validator : AbstractValidator<CommentForm>
    {
        /// <param name="text">What the piece says: the words have to stand in it.</param>
        public Validator(string text)
        {
            RuleFor(f => f.Quote).AtMost(CommentAnchor.QuoteLength);
            RuleFor(f => f.Quote).Must(quote => string.IsNullOrEmpty(quote) || CommentAnchor.On(text, quote) is not null).WithMessage(_ => SharedResource.Text("Comments.NotThere"));
            RuleFor(f => f.Text).NotEmpty().WithMessage(_ => SharedResource.Text("Comment.NeedsText"));
            RuleFor(f => f.Text).AtMost(Comment.TextLength);
        }
    }
}

/// <summary>A comment that is answered, settled or opened again.</summary>
public sealed class AnswerForm
{
    public CommentMove? Move { get; set; }

    [Display(Name = "Comments.Answer"), Multiline]
    public string? Answer { get; set; }

    public sealed class Validator : AbstractValidator<AnswerForm>
    {
        public Validator()
        {
            RuleFor(f => f.Move).Needed().Must(move => move is null or CommentMove.Reply or CommentMove.Resolve or CommentMove.Reopen).WithMessage(_ => SharedResource.Text("Field.Choice"));
            RuleFor(f => f.Answer).AtMost(Comment.TextLength);
            RuleFor(f => f.Answer).NotEmpty().When(f => f.Move is CommentMove.Reply).WithMessage(_ => SharedResource.Text("Comment.NeedsText"));
        }
    }
}
