using WorkReport.Domain;
using WorkReport.Domain.Reports;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>送审: freezes the text as it is now, with the file that is set from it.</summary>
public sealed class SendModel(FormRoom room, DraftPages pages) : SurePage(room, pages, ReportMove.Send)
{
    public override string Question => Text["Reports.SendAsk", Set?.Count ?? 0];

    public override Verdict May => base.May is { IsYes: true } && Set is null ? Verdict.No("Fonts.None") : base.May;

    /// <summary>What was said the last time is offered again.</summary>
    protected override SureForm Filled() => new() { Reason = AsksWhy ? Report.LastSending?.Reason : null };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.LoadLatestAsync(Report, cancel);
        Report.Send(new EditionContent(Facts.ToJson(), new EditionFile(Set!.File()), Set.Count), Who, Person.Id, Person.Act(), AsksWhy ? Form.Reason : null);
        return FormattableString.Invariant($"/reports/{Id}");
    }
}
