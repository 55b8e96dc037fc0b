using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Pages.Reviews;

/// <summary>A decision on a package. Pieces are named like <c>WorkItem-12</c>.</summary>
public sealed class ReviewForm
{
    public SubmissionMove? Move { get; set; }

    /// <summary>The pieces to be sent back; not ticked: absent.</summary>
    public Dictionary<string, string?> Ticks { get; set; } = [];

    /// <summary>Why each of them is sent back.</summary>
    [Display(Name = "LogField.reason")]
    public Dictionary<string, string?> Reasons { get; set; } = [];

    /// <summary>A word to all of it: with an approval a note to the unit; with nothing ticked, why the whole is sent back.</summary>
    [Display(Name = "Reviews.General")]
    public string? General { get; set; }

    public IEnumerable<string> Ticked => Ticks.Where(t => t.Value is not null).Select(t => t.Key);

    public bool IsTicked(string key) => Ticks.GetValueOrDefault(key) is not null;

    /// <summary>What is sent back, each piece with its reason; where none is typed, its open comments are the reason.</summary>
    /// <param name="package">The package.</param>
    /// <param name="commented">What the open comments of a piece say together; null where it has none.</param>
    /// <exception cref="RefusedException">One of them is in the package no more.</exception>
    public IReadOnlyList<ReturnedPiece> ToReturn(Package package, Func<string, string?> commented)
    {
        ArgumentNullException.ThrowIfNull(commented);
        ArgumentNullException.ThrowIfNull(package);
        var pieces = package.Pieces.ToDictionary(piece => piece.Key);
        return [.. Ticked.Select(key => pieces.TryGetValue(key, out var piece)
            ? new ReturnedPiece(piece, Reasons.GetValueOrDefault(key) ?? commented(key) ?? "")
            : throw new RefusedException(Verdict.No("Reviews.PieceGone")))];
    }

    public sealed class Validator : AbstractValidator<ReviewForm>
    {
        /// <param name="commented">What the open comments of a piece say together; null where it has none.</param>
        public Validator(Func<string, string?> commented)
        {
            RuleFor(f => f.Move).Needed()
                .Must(move => move is null or SubmissionMove.Approve or SubmissionMove.ApproveAndAccept or SubmissionMove.Accept or SubmissionMove.Return or SubmissionMove.TakeBack or SubmissionMove.Decline).WithMessage(_ => SharedResource.Text("Field.Choice"));
            RuleFor(f => f.General).AtMost(ReviewMove.ReasonLength);
            RuleFor(f => f).Custom((form, context) =>
            {
                foreach (var (key, sentence) in Faults(form, commented))
                    context.AddFailure(key, sentence);
            });
        }

        private static IEnumerable<(string Field, string Sentence)> Faults(ReviewForm form, Func<string, string?> commented)
        {
            foreach (var (key, _) in form.Reasons.Where(r => r.Value is { Length: > ReviewMove.ReasonLength }))
                yield return ($"Reasons[{key}]", SharedResource.Text("Field.TooLong", ReviewMove.ReasonLength));
            if (form.Move != SubmissionMove.Return)
            {
                // Whoever has begun to write reasons would lose them, and the piece would pass.
                if (form.Ticked.Any() || form.Reasons.Any(r => r.Value is not null))
                    yield return ("General", SharedResource.Text("Reviews.HasReasons"));
                if (form is { Move: SubmissionMove.Decline, General: null })
                    yield return ("General", SharedResource.Text("Submission.Decline.NeedsReason"));
                yield break;
            }

            foreach (var key in form.Ticked.Where(key => form.Reasons.GetValueOrDefault(key) is null && commented(key) is null))
                yield return ($"Reasons[{key}]", SharedResource.Text("Submission.Return.NeedsReason"));
            foreach (var (key, _) in form.Reasons.Where(r => r.Value is not null && !form.IsTicked(r.Key)))
                yield return ($"Reasons[{key}]", SharedResource.Text("Reviews.NotTicked"));
            if (!form.Ticked.Any() && form.General is null && form.Reasons.All(r => r.Value is null))
                yield return ("General", SharedResource.Text("Reviews.TickOrSay"));
        }
    }
}
