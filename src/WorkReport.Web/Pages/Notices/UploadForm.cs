using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Notices;

/// <summary>What the pressed button does.</summary>
public enum UploadStep
{
    /// <summary>Reads the files and shows what they would do.</summary>
    Check,

    /// <summary>Does what was shown.</summary>
    Import,
}

/// <summary>统计表 that were filled in away from the site; once they are checked, the same under seal.</summary>
public sealed class UploadForm
{
    /// <summary>So many at once: those of a township's villages.</summary>
    public const int MostFiles = 40;

    [Display(Name = "Upload.Files")]
    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    /// <summary>Each under its own seal, a blank between them.</summary>
    [AsTyped]
    public string? Sealed { get; set; }

    public UploadStep Step { get; set; }

    public sealed class Validator : AbstractValidator<UploadForm>
    {
        /// <param name="files">What was read of them; none where there is none.</param>
        /// <param name="refusal">Why it is not done at all; null where nothing is in its way.</param>
        public Validator(IReadOnlyList<UploadedBlank> files, string? refusal) => RuleFor(f => f.Files).Custom((_, check) =>
        {
            ArgumentNullException.ThrowIfNull(files);
            if (refusal is not null)
                check.AddFailure(refusal);
            foreach (var file in files.Where(file => file.Refusal is not null))
                check.AddFailure(file.Name + SharedResource.Text("List.Colon") + file.Refusal);
            if (files.Sum(file => file.Faults.Count) is > 0 and var faults)
                check.AddFailure(SharedResource.Text("Upload.Refused", faults, files.Count(file => file.Faults.Count > 0)));
        });
    }
}

/// <summary>A file as it was read and judged.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Units">The units of its rows, however those name them.</param>
/// <param name="Plan">What it would do; null where it is no such sheet.</param>
/// <param name="Refusal">Why it is none; null where it is one.</param>
public sealed record UploadedBlank(string Name, IReadOnlyCollection<NamedInSheet> Units, ImportPlan? Plan, string? Refusal)
{
    public IReadOnlyList<SheetFault> Faults => Plan?.Faults ?? [];
}
