using FluentValidation;

namespace WorkReport.Web.Pages.Reports;

/// <summary>标题与称谓 of a report.</summary>
public sealed class HeadModel(FormRoom room) : ReportPartPage<ReportHeadForm>(room)
{
    protected override IValidator<ReportHeadForm> Rules { get; } = new ReportHeadForm.Validator();

    protected override long PartVersion => Report.HeadVersion;

    protected override bool MergesFields => true;

    protected override ReportHeadForm Filled() => ReportHeadForm.Of(Report.Head);

    protected override Task<string> WriteAsync(CancellationToken cancel)
    {
        Report.SetHead(Form.Read(), Person.Act());
        return Task.FromResult(FormattableString.Invariant($"/reports/{Id}"));
    }
}
