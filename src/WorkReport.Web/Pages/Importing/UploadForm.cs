using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Importing;

/// <summary>What the pressed button does.</summary>
public enum ImportStep
{
    /// <summary>Reads the sheet and shows what it would do.</summary>
    Check,

    /// <summary>Does what was shown.</summary>
    Import,
}

/// <summary>A sheet, as a file or pasted; once it is checked, the same under seal.</summary>
public sealed class UploadForm
{
    /// <summary>The period and the collecting, as addresses name them.</summary>
    [Display(Name = "Import.Period")]
    public string? Period { get; set; }

    /// <summary>The matching that it is read by; null of a sheet in our own words.</summary>
    [Display(Name = "Columns.Title")]
    public int? Map { get; set; }

    [Display(Name = "Import.File")]
    public IFormFile? File { get; set; }

    /// <summary>It has its own reader.</summary>
    [Display(Name = "Import.Pasted"), AsTyped, Multiline]
    public string? Pasted { get; set; }

    [AsTyped]
    public string? Sealed { get; set; }

    public ImportStep Step { get; set; }

    public sealed class Validator : AbstractValidator<UploadForm>
    {
        /// <param name="needsPeriod">Is what comes in of a period?</param>
        /// <param name="period">The chosen one; null where there is none.</param>
        /// <param name="refusal">Why there is no such sheet; null where there is one.</param>
        /// <param name="plan">What it would do; null where that is not known.</param>
        public Validator(bool needsPeriod, ReportingPeriod? period, string? refusal, ImportPlan? plan)
        {
            RuleFor(f => f.Period).Must(_ => !needsPeriod || period is not null).WithMessage(_ => SharedResource.Text("Import.ChoosePeriod"));
            RuleFor(f => f.File).Custom((_, check) =>
            {
                if (refusal is not null)
                    check.AddFailure(refusal);
                else if (plan is { IsFaultless: false })
                    check.AddFailure(SharedResource.Text("Import.Refused", plan.Faults.Count));
            });
        }
    }
}
