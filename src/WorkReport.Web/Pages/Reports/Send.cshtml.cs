using WorkReport.Domain;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Pages.Reports;

/// <summary>送审: freezes the text as it is now, with the file that is set from it.</summary>
public sealed class SendModel(FormRoom room, DraftPages pages) : SurePage(room, ReportMove.Send)
{
    private ReportFacts facts = null!;
    private SetPages? set;

    public override string Question => Text["Reports.SendAsk", set?.Count ?? 0];

    public override Verdict May => base.May is { IsYes: true } && set is null ? Verdict.No("Fonts.None") : base.May;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        facts = (await Db.ReportBasisAsync(Report, Unit, Period, cancel)).Facts();
        set = pages.Of(Id, facts);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.LoadLatestAsync(Report, cancel);
        Report.Send(new EditionContent(facts.ToJson(), new EditionFile(set!.File()), set.Count), Who, Person.Id, Person.Act());
        return FormattableString.Invariant($"/reports/{Id}");
    }
}
