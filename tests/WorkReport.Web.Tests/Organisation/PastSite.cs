using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Organisation;

/// <summary>
/// A site of its own on 20 December 2022 with a past: 2021 has ended, 2022 is open. Each test gets a county of its own, with two
/// townships and three villages in the first: the first village has 4234 accepted for 2022, the second 4, the third has begun nothing.
/// </summary>
public sealed class PastSite : Site
{
    private int counties;
    private int person;
    private Metric metric = null!;
    private ReportingPeriod last = null!;
    private ReportingPeriod now = null!;

    public int MetricId => metric.Id;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await With(async db =>
        {
            last = Years.Opened("2021", 2021, PeriodKind.Annual, new DateOnly(2021, 12, 31), By);
            now = Years.Opened("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), By);
            foreach (var period in new[] { last, now })
                period.AddSection(OutlinePart.Review, "服务大局", 0, By);
            now.SetDue(UnitLevel.Village, new DateOnly(2022, 12, 10), By);
            last.End(By);
            metric = Metric.Define("P01", "受益青少年", "名", RollUp.Sum, By);
            metric.Describe("受益青少年", "主题教育", "", "名", Prose.Quantities.QuantityStyle.Exact, [UnitLevel.Village], By);
            var somebody = Person.Enrol("经手人", By);
            db.AddRange(last, now, metric, somebody, Catalogue.Of(last, [metric], By), Catalogue.Of(now, [metric], By));
            await db.SaveChangesAsync();
            person = somebody.Id;
        });
        await EnrolAsync("市办公室", (Top, Role.Office));
    }

    /// <summary>Codes begin with what it returns: K1, its townships K1T and K1U, the villages K1T1 to K1T3.</summary>
    public async Task<PastCounty> CountyAsync()
    {
        var code = $"K{Interlocked.Increment(ref counties)}";
        Dictionary<string, int> ids = [];
        await With(async db =>
        {
            var made = new Dictionary<string, OrgUnit> { [Top] = await db.OrgUnits.SingleAsync(u => u.Code == Top) };
            foreach (var (unit, name, level, above) in new[]
            {
                (code, "清河县", UnitLevel.County, Top), (code + "T", "上游镇", UnitLevel.Township, code), (code + "U", "下游镇", UnitLevel.Township, code),
                (code + "T1", "上游一村", UnitLevel.Village, code + "T"), (code + "T2", "上游二村", UnitLevel.Village, code + "T"), (code + "T3", "上游三村", UnitLevel.Village, code + "T"),
            })
            {
                db.Add(made[unit] = OrgUnit.Found(unit, code + name, level, made[above], City.Founded, By));
            }

            await db.SaveChangesAsync();
            foreach (var (unit, of) in made)
                ids[unit] = of.Id;
        });
        foreach (var (unit, figure) in new[] { (code + "T1", 4234), (code + "T2", 4) })
        {
            await ReportAsync(ids[unit], last, figure + 1);
            await ReportAsync(ids[unit], now, figure);
        }

        await EnrolAsync($"{code}三村填报", (code + "T3", Role.Contributor));
        await EnrolAsync($"{code}镇办公室", (code + "T", Role.Office), (code + "T", Role.Reviewer));
        await EnrolAsync($"{code}县办公室", (code, Role.Office));
        return new PastCounty(code, ids);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Business:Now", "2022-12-20");
    }

    private Task ReportAsync(int unit, ReportingPeriod period, decimal figure) => With(async db =>
    {
        var sheet = MetricSheet.Begin(unit, period.Id, By);
        sheet.Fill([new MetricEntry(metric.Now, new Figure(figure))], By);
        var item = WorkItem.Write(unit, period.Id, new ItemWords(period.Sections[0].Id, "宣讲走进课堂", new FigureText([new TextPiece("全年宣讲。")])), By);
        item.Attach("名册.pdf", "%PDF-1.7 list"u8.ToArray(), By);
        db.AddRange(sheet, item, Season.InState(unit, period.Id, SubmissionState.Accepted, person));
        await db.SaveChangesAsync();
    });
}

/// <summary>A county of <see cref="PastSite"/>.</summary>
/// <param name="Code">Its code, with which all codes, names and user names in it begin.</param>
/// <param name="Ids">Keys by code.</param>
public sealed record PastCounty(string Code, IReadOnlyDictionary<string, int> Ids)
{
    public int Id => Ids[Code];

    /// <summary>T, U: the townships; T1 to T3: the villages.</summary>
    public int this[string rest] => Ids[Code + rest];
}
