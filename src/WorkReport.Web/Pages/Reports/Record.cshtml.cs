using FluentValidation;
using WorkReport.Domain.Reports;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>登记纸质签批: the decision was made on paper; the office records whose signature stands there, from which day, and its picture.</summary>
public sealed class RecordModel(FormRoom room) : StepPage<PaperForm>(room, ReportMove.Record)
{
    protected override IValidator<PaperForm> Rules => new PaperForm.Validator(Person.Today);

    protected override PaperForm Filled() => new() { On = Person.Today };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var by = Person.Act();
        await Db.LoadLatestAsync(Report, cancel);
        Report.Record(Form.Decision(), Form.Sheet(by), Who, Person.Id, by);
        return FormattableString.Invariant($"/reports/{Id}");
    }
}
