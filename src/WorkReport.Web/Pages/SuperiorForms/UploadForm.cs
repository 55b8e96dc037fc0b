using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.SuperiorForms;
using WorkReport.Web.Exchange;

namespace WorkReport.Web.Pages.SuperiorForms;

/// <summary>The file of a form, read in a process of its own before anything is kept of it.</summary>
public class FormFileForm
{
    [Display(Name = "SuperiorForms.File")]
    public IFormFile? File { get; set; }

    /// <summary>Its bytes; empty where no file was chosen.</summary>
    public async Task<byte[]> ReadAsync(CancellationToken cancel)
    {
        if (File is not { Length: > 0 })
            return [];
        using var bytes = new MemoryStream();
        await File.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }

    public class Rules<T> : AbstractValidator<T>
        where T : FormFileForm
    {
        public Rules(FormReading? reading) => RuleFor(f => f.File).Custom((_, check) =>
        {
            if (reading is null)
                check.AddFailure(SharedResource.Text("SuperiorForms.ChooseFile"));
            else if (reading.Refusal is { } refusal)
                check.AddFailure(FormFill.Why(refusal));
        });
    }
}

/// <summary>A new form.</summary>
public sealed class UploadForm : FormFileForm
{
    [Display(Name = "SuperiorForms.Name")]
    public string? Name { get; set; }

    public sealed class Validator : Rules<UploadForm>
    {
        public Validator(FormReading? reading)
            : base(reading)
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage(_ => SharedResource.Text("SuperiorForms.NeedsName"));
            RuleFor(f => f.Name).MaximumLength(SuperiorForm.NameLength).WithMessage(_ => SharedResource.Text("SuperiorForms.LongName", SuperiorForm.NameLength));
        }
    }
}
