using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reports;

/// <summary>
/// A county of a test's own, with an office and a reviewer, and two townships: of one the package is accepted, of the other it is
/// still being filled in. Each has an item with a figure of its own and a task for next year.
/// </summary>
public sealed class ReportingCounty
{
    private readonly Site site;

    private ReportingCounty(Site site, string code) => (this.site, Code) = (site, code);

    public string Code { get; }

    public City City { get; private set; } = null!;

    public string Name => $"报告{Code}县";

    public int Unit { get; private set; }

    public int Accepted { get; private set; }

    public int Item { get; private set; }

    public int Plan { get; private set; }

    /// <summary>An item of the county itself, whose own package is not finished.</summary>
    public int OwnItem { get; private set; }

    public int Foreign { get; private set; }

    public string Office => $"办公室{Code}";

    public string Reviewer => $"审定{Code}";

    public static async Task<ReportingCounty> In(Site site, string code)
    {
        var made = new ReportingCounty(site, code) { City = await City.In(site) };
        await made.BuildAsync();
        return made;
    }

    /// <summary>The township reports another number of talks.</summary>
    public Task ReportsAsync(decimal talks) => site.With(async db =>
    {
        var metric = await db.Metrics.SingleAsync(m => m.Id == City.Metric);
        var sheet = await db.MetricSheets.SingleAsync(s => s.UnitId == Accepted);
        sheet.Fill([new MetricEntry(metric.Now, new Figure(talks), "")], Site.By);
        await db.SaveChangesAsync();
    });

    private async Task BuildAsync()
    {
        await site.With(async db =>
        {
            var county = OrgUnit.Found(Code, Name, UnitLevel.County, await db.OrgUnits.SingleAsync(u => u.Code == Site.Top), City.Founded, Site.By);
            var accepted = OrgUnit.Found($"{Code}1", $"报告{Code}一镇", UnitLevel.Township, county, City.Founded, Site.By);
            var drafting = OrgUnit.Found($"{Code}2", $"报告{Code}二镇", UnitLevel.Township, county, City.Founded, Site.By);
            db.AddRange(county, accepted, drafting);
            await db.SaveChangesAsync();
            (Unit, Accepted, Foreign) = (county.Id, accepted.Id, drafting.Id);
            var metric = await db.Metrics.SingleAsync(m => m.Id == City.Metric);
            foreach (var unit in new[] { county, accepted, drafting })
            {
                var sheet = MetricSheet.Begin(unit.Id, City.PeriodId, Site.By);
                sheet.Fill([new MetricEntry(metric.Now, new Figure(337), "")], Site.By);
                var text = new FigureText([new TextPiece($"{unit.Name}组织宣讲"), new TextPiece("337场次", new BoundFigure(metric.Id, unit.Id, FigureAspect.Own)), new TextPiece(",受到欢迎。")]);
                var item = WorkItem.Write(unit.Id, City.PeriodId, new ItemWords(City.Section, $"{unit.Name}宣讲入脑入心", text), Site.By);
                var plan = PlanItem.Propose(unit.Id, City.PeriodId, new PlanTask(City.PlanSection, $"{unit.Name}明年办好一次宣讲。", null, null, "", unit.Name, "", null), Site.By);
                db.AddRange(sheet, item, plan);
                await db.SaveChangesAsync();
                if (unit == county)
                    OwnItem = item.Id;
                if (unit == accepted)
                    (Item, Plan) = (item.Id, plan.Id);
            }

            var submission = Submission.Begin(Accepted, City.PeriodId, steps: 1, isTop: false, Site.By);
            await db.AcceptAsync(submission, City.ContributorOf("CA1"), Site.By);
            var unfinished = Submission.Begin(Foreign, City.PeriodId, steps: 1, isTop: false, Site.By);
            db.AddRange(submission, unfinished);
            await db.SaveChangesAsync();
        });
        await site.EnrolAsync(Office, (Code, Role.Office));
        await site.EnrolAsync(Reviewer, (Code, Role.Reviewer));
    }
}
