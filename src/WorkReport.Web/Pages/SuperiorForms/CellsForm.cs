using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.SuperiorForms;

namespace WorkReport.Web.Pages.SuperiorForms;

/// <summary>What the pressed button does.</summary>
public enum CellsStep
{
    /// <summary>Says what goes into one cell, or that nothing does.</summary>
    One,

    /// <summary>Takes over what is proposed for the sheet.</summary>
    Proposed,
}

/// <summary>Of which collecting a figure is.</summary>
public enum CellRound
{
    /// <summary>The one that the form is filled from.</summary>
    Chosen,
    First,
    Second,
}

/// <summary>对应单元格: one cell and what goes into it.</summary>
public sealed class CellsForm
{
    /// <summary>The number of the sheet, from 0.</summary>
    public int Sheet { get; set; }

    [Display(Name = "SuperiorForms.Cell")]
    public string? Cell { get; set; }

    /// <summary>Nothing: nothing goes into the cell any more.</summary>
    [Display(Name = "SuperiorForms.Metric")]
    public int? MetricId { get; set; }

    [Display(Name = "SuperiorForms.Aspect")]
    public FormAspect Aspect { get; set; }

    [Display(Name = "SuperiorForms.Round")]
    public CellRound Round { get; set; }

    public CellsStep Step { get; set; }

    public CellAddress? At => CellAddress.Read(Cell);

    public int? RoundNumber => Round is CellRound.Chosen ? null : (int)Round;

    public static CellRound Named(int? round) => (CellRound)(round ?? 0);

    public sealed class Validator : AbstractValidator<CellsForm>
    {
        /// <param name="book">The form; null where it cannot be read.</param>
        /// <param name="sheet">The sheet; null where there is none of that number.</param>
        /// <param name="metrics">What may go into it.</param>
        public Validator(FormBook? book, FormSheet? sheet, IReadOnlyList<AskedMetric> metrics)
        {
            RuleFor(f => f.Sheet).Must(_ => sheet is not null).WithMessage(_ => SharedResource.Text("SuperiorForms.NoSheet"));
            RuleFor(f => f.Cell).Custom((_, check) =>
            {
                var form = check.InstanceToValidate;
                if (form.Step is CellsStep.One && sheet is not null && Why(book!, sheet, form) is { } why)
                    check.AddFailure(why);
            });
            RuleFor(f => f.MetricId).Must(id => id is null || metrics.Any(metric => metric.Id == id)).When(f => f.Step is CellsStep.One).WithMessage(_ => SharedResource.Text("Field.Choice"));
            RuleFor(f => f.Aspect).Custom((aspect, check) =>
            {
                var form = check.InstanceToValidate;
                if (form.Step is not CellsStep.One || metrics.FirstOrDefault(metric => metric.Id == form.MetricId) is not { } metric)
                    return;
                if (aspect is FormAspect.Part or FormAspect.Whole && metric.RollUp != RollUp.Rate)
                    check.AddFailure(SharedResource.Text("SuperiorForm.NoShare"));
                else if (aspect is FormAspect.Growth && metric.RollUp == RollUp.Rate)
                    check.AddFailure(SharedResource.Text("SuperiorForm.GrowthOfShare"));
            });
        }

        private static string? Why(FormBook book, FormSheet sheet, CellsForm form) =>
            form.At is not { } at ? SharedResource.Text("SuperiorForms.NoCell")
            // What goes nowhere may go from anywhere.
            : form.MetricId is not null && XlsxFormFiller.CanFill(book, sheet.Name, at) is { } why ? SharedResource.Text($"FillRefusal.{why}", at, sheet[sheet.Keeper(at)]?.Text ?? "", sheet.Keeper(at)) : null;
    }
}
