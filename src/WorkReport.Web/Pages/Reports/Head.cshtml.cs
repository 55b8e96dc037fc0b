using FluentValidation;
using WorkReport.Domain;

namespace WorkReport.Web.Pages.Reports;

/// <summary>标题与称谓 of a report.</summary>
public sealed class HeadModel(FormRoom room) : ReportPage<ReportHeadForm>(room)
{
    protected override IValidator<ReportHeadForm> Rules { get; } = new ReportHeadForm.Validator();

    public override Verdict May => MayWrite;

    protected override ReportHeadForm Filled() => ReportHeadForm.Of(Report.Head);

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Report.SetHead(Form.Read(), Person.Act());
        return Task.FromResult(FormattableString.Invariant($"/reports/{Id}"));
    }
}
