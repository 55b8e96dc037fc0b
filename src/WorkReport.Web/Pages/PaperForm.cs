using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Reviews;

namespace WorkReport.Web.Pages;

/// <summary>登记纸质签批: whose signature stands on the paper, from which day, and the picture of it; its fields are the partial <c>_PaperFields</c>.</summary>
public sealed class PaperForm
{
    [Display(Name = "Review.SignedBy")]
    public string? By { get; set; }

    [Display(Name = "Review.SignedPost")]
    public string? Post { get; set; }

    [Display(Name = "Review.SignedOn")]
    public DateOnly? On { get; set; }

    public IFormFile? Photo { get; set; }

    /// <summary>Whose decision it is; for a form that was found right.</summary>
    public PaperDecision Decision() => new(By ?? "", Post ?? "", On!.Value);

    /// <summary>The picture; null where none came.</summary>
    public Attachment? Sheet(Act by) => Photo is null ? null : Attachment.Take(Photo.FileName, Bytes(Photo), by);

    private static byte[] Bytes(IFormFile photo)
    {
        using var bytes = new MemoryStream();
        photo.CopyTo(bytes);
        return bytes.ToArray();
    }

    public sealed class Validator : AbstractValidator<PaperForm>
    {
        public Validator(DateOnly today)
        {
            RuleFor(f => f.By).NotEmpty().WithMessage(_ => SharedResource.Text("Review.NeedsSigner"));
            RuleFor(f => f.By).AtMost(PaperDecision.ByLength);
            RuleFor(f => f.Post).NotEmpty().WithMessage(_ => SharedResource.Text("Review.NeedsPost"));
            RuleFor(f => f.Post).AtMost(PaperDecision.PostLength);
            RuleFor(f => f.On).Needed();
            RuleFor(f => f.On).LessThanOrEqualTo(today).WithMessage(_ => SharedResource.Text("Review.SignedLater"));
            RuleFor(f => f.Photo).Custom((photo, said) =>
            {
                if (photo is null)
                    said.AddFailure(SharedResource.Text("Review.NeedsSheet"));
                else if (photo.FileName.Length > Attachment.FileNameLength)
                    said.AddFailure(SharedResource.Text("Field.TooLong", Attachment.FileNameLength));
                else if (Attachment.CanTake(photo.FileName, Bytes(photo)) is { Reason: { } reason } verdict)
                    said.AddFailure(SharedResource.Text(reason, [.. verdict.Values]));
            });
        }
    }
}
