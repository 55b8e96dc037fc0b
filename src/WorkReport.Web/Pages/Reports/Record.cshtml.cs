using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Reviews;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

public sealed class RecordForm
{
    [Display(Name = "Reports.SignedBy")]
    public string? By { get; set; }

    [Display(Name = "Reports.SignedOn")]
    public DateOnly? On { get; set; }

    public IFormFile? Photo { get; set; }

    /// <summary>The bytes of the picture; null where there is none.</summary>
    public byte[]? Bytes()
    {
        if (Photo is null)
            return null;
        using var bytes = new MemoryStream();
        Photo.CopyTo(bytes);
        return bytes.ToArray();
    }

    public sealed class Validator : AbstractValidator<RecordForm>
    {
        public Validator(DateOnly today)
        {
            RuleFor(f => f.By).NotEmpty().WithMessage(_ => SharedResource.Text("Report.Record.NeedsName"));
            RuleFor(f => f.By).MaximumLength(PaperDecision.ByLength).WithMessage(_ => SharedResource.Text("Reports.SignedByTooLong", PaperDecision.ByLength));
            RuleFor(f => f.On).Needed();
            RuleFor(f => f.On).LessThanOrEqualTo(today).WithMessage(_ => SharedResource.Text("Reports.SignedLater"));
            RuleFor(f => f.Photo).Custom((photo, said) =>
            {
                if (photo is null)
                    return;
                if (photo.FileName.Length > Attachment.FileNameLength)
                    said.AddFailure(SharedResource.Text("Field.TooLong", Attachment.FileNameLength));
                else if (Attachment.CanTake(photo.FileName, said.InstanceToValidate.Bytes()!) is { Reason: { } reason } verdict)
                    said.AddFailure(SharedResource.Text(reason, [.. verdict.Values]));
            });
        }
    }
}

/// <summary>登记纸质签批: the decision was made on paper; the office records whose signature stands there, from which day, and its picture.</summary>
public sealed class RecordModel(FormRoom room) : StepPage<RecordForm>(room, ReportMove.Record)
{
    protected override IValidator<RecordForm> Rules => new RecordForm.Validator(Person.Today);

    protected override RecordForm Filled() => new() { On = Person.Today };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var by = Person.Act();
        await Db.LoadLatestAsync(Report, cancel);
        var photo = Form.Bytes() is { } bytes ? Attachment.Take(Form.Photo!.FileName, bytes, by) : null;
        Report.Record(new PaperDecision(Form.By!, "", Form.On!.Value), photo, Who, Person.Id, by);
        return FormattableString.Invariant($"/reports/{Id}");
    }
}
