using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Sheets;

/// <summary>
/// The same site later in the season: 2022 is collected a second time, 2020 has ended, 2019 is entered from paper. 清溪小学 fills in
/// metrics that have rules.
/// </summary>
public sealed class LaterSite : SheetSite
{
    public const string Second = "2022.2";
    public const string Earlier = "2019";
    public const string TopOffice = "市办公室";
    public const string CountyOffice = "县办公室";
    public const string School = "小学填报人";

    public int SchoolId { get; private set; }

    public Dictionary<string, int> Ruled { get; } = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await With(async db =>
        {
            var whole = Define("R3", "活动", MetricRules.None);
            Metric[] ruled = [Define("R1", "阵地", new MetricRules(Least: 10, Most: 100)), Define("R2", "队伍", new MetricRules(ChangePercent: 20)), whole];
            db.AddRange(ruled);
            await db.SaveChangesAsync();
            var part = Define("R4", "其中：室外活动", new MetricRules(PartOfId: whole.Id));
            db.Add(part);
            var earlier = ReportingPeriod.Announce(Earlier, 2019, PeriodKind.Annual, new DateOnly(2019, 12, 31), By, isBackfill: true);
            db.AddRange(earlier, Catalogue.Of(earlier, await db.Metrics.ToListAsync(), By));
            await db.SaveChangesAsync();
            foreach (var metric in ruled.Append(part))
            {
                Ruled[metric.Code] = metric.Id;
                await db.FollowAsync(metric, By);
            }

            var period = await db.Periods.SingleAsync(p => p.Code == Period);
            period.CollectAgain(By);
            SchoolId = (await db.OrgUnits.SingleAsync(u => u.Code == "S2")).Id;
            var last = MetricSheet.Begin(SchoolId, (await db.Periods.SingleAsync(p => p.Code == "2021")).Id, By);
            last.Fill([new MetricEntry(ruled[1].Now, new Figure(10))], By);
            db.Add(last);
            await db.SaveChangesAsync();
        });
        await EnrolAsync(TopOffice, (Top, Role.Office));
        await EnrolAsync(CountyOffice, ("S", Role.Office));
        await EnrolAsync(School, ("S2", Role.Contributor));
    }

    /// <summary>What a unit reported in a period.</summary>
    /// <param name="unitId">The unit.</param>
    /// <param name="code">Code of the period.</param>
    /// <param name="isAccepted">Was its package accepted?</param>
    /// <param name="entries">Its figures.</param>
    public Task ReportedAsync(int unitId, string code, bool isAccepted, params MetricEntry[] entries) => With(async db =>
    {
        var period = await db.Periods.SingleAsync(p => p.Code == code);
        var sheet = MetricSheet.Begin(unitId, period.Id, By);
        sheet.Fill(entries, By);
        db.Add(sheet);
        if (isAccepted)
            db.Add(Season.InState(unitId, period.Id, SubmissionState.Accepted, (await db.People.OrderBy(p => p.Id).FirstAsync()).Id));
        await db.SaveChangesAsync();
    });

    public Task<MetricSheet?> SheetOf(int unitId, string code, int round = Round.First) => With(db =>
        db.MetricSheets.AsNoTracking().Include(s => s.Corrections).SingleOrDefaultAsync(s => s.UnitId == unitId && s.Round == round && db.Periods.Any(p => p.Id == s.PeriodId && p.Code == code)));

    private static Metric Define(string code, string name, MetricRules rules)
    {
        var metric = Domain.Metrics.Metric.Define(code, name, "个", RollUp.Sum, By);
        metric.Describe(new MetricTerms(name, "", "", "个", QuantityStyle.Exact, [UnitLevel.School], rules), By);
        return metric;
    }
}
