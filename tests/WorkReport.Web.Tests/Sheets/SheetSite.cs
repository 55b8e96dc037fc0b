using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Sheets;

/// <summary>A site with a catalogue of its own, so that no other test counts its metrics.</summary>
public class SheetSite : Site
{
    public const string Period = "2022";
    public const string Closed = "2020";
    public const string Reviewer = "统计表审核人";
    public const int ManyMetrics = 500;

    private readonly Dictionary<string, Metric> metrics = [];
    private int villages;

    /// <summary>Key of a metric by its code.</summary>
    public int this[string code] => metrics[code].Id;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await With(async db =>
        {
            var top = db.OrgUnits.Single();
            var county = OrgUnit.Found("S", "清溪县", UnitLevel.County, top, City.Founded, By);
            var township = OrgUnit.Found("S1", "清溪镇", UnitLevel.Township, county, City.Founded, By);
            var school = OrgUnit.Found("S2", "清溪小学", UnitLevel.School, county, City.Founded, By);
            var enterprise = OrgUnit.Found("S3", "清溪公司", UnitLevel.Enterprise, county, City.Founded, By);
            db.AddRange(county, township, school, enterprise);
            foreach (var year in new[] { 2020, 2021, 2022 })
            {
                var period = Years.Opened($"{year}", year, PeriodKind.Annual, new DateOnly(year, 12, 31), By);
                if (year == 2020)
                    period.End(By);
                db.Add(period);
            }

            Add("A1", "五老宣讲", "主题教育", "场次", RollUp.Sum, UnitLevel.Village, "年内面向青少年的宣讲");
            Add("A2", "“宣讲”听众", "主题教育", "人", RollUp.Head, UnitLevel.Village, "同一人听几场算几次");
            Add("B1", "五好达标", "自身建设", "%", RollUp.Rate, UnitLevel.Village, "达标单位 ÷ 应评单位");
            Add("B2", "图书", "自身建设", "册", RollUp.Snapshot, UnitLevel.Village, "");
            Add("T1", "镇里的数", "", "个", RollUp.Snapshot, UnitLevel.Township, "");
            for (var n = 0; n < ManyMetrics; n++)
                Add($"E{n}", $"指标 {n}", "", "个", RollUp.Sum, UnitLevel.Enterprise, "");
            db.AddRange(metrics.Values);
            await db.SaveChangesAsync();
            foreach (var period in db.Periods.ToList())
                db.Add(Catalogue.Of(period, metrics.Values, By));
            await db.SaveChangesAsync();
        });
        await EnrolAsync(Reviewer, ("S", Role.Reviewer));
    }

    /// <summary>A village of its own for a test, with someone who fills in for it.</summary>
    /// <param name="before">Its figures of the year before, by code.</param>
    /// <param name="above">Code of its township.</param>
    public async Task<Village> VillageAsync(Dictionary<string, Figure>? before = null, string above = "S1")
    {
        var code = $"SV{Interlocked.Increment(ref villages)}";
        var id = await With(async db =>
        {
            var village = OrgUnit.Found(code, $"清溪{villages}村", UnitLevel.Village, db.OrgUnits.Single(u => u.Code == above), City.Founded, By);
            db.Add(village);
            await db.SaveChangesAsync();
            if (before is not null)
            {
                var sheet = MetricSheet.Begin(village.Id, db.Periods.Single(p => p.Code == "2021").Id, By);
                sheet.Fill(before.Select(figure => new MetricEntry(metrics[figure.Key].Now, figure.Value)), By);
                db.Add(sheet);
                await db.SaveChangesAsync();
            }

            return village.Id;
        });
        return new Village(id, code, await EnrolAsync(code, (code, Role.Contributor)), code);
    }

    /// <summary>A township of its own that fills in for two villages.</summary>
    public async Task<(Village Township, Village First, Village Second)> TownshipAsync()
    {
        var (township, villages) = await TownshipAsync(2);
        return (township, villages[0], villages[1]);
    }

    /// <summary>A township of its own that fills in for so many villages.</summary>
    public async Task<(Village Township, IReadOnlyList<Village> Villages)> TownshipAsync(int many)
    {
        var code = $"ST{Interlocked.Increment(ref villages)}";
        var id = await With(async db =>
        {
            var township = OrgUnit.Found(code, $"{code}镇", UnitLevel.Township, db.OrgUnits.Single(u => u.Code == "S"), City.Founded, By);
            db.Add(township);
            await db.SaveChangesAsync();
            return township.Id;
        });
        List<Village> below = [];
        for (var n = 0; n < many; n++)
            below.Add(await VillageAsync(n == 0 ? new() { ["A1"] = new(3) } : null, code));
        var keys = below.ConvertAll(village => village.Id);
        await With(async db =>
        {
            var township = db.OrgUnits.Single(u => u.Id == id);
            foreach (var village in db.OrgUnits.Where(u => keys.Contains(u.Id)).ToList())
                village.LetFill(township, By);
            await db.SaveChangesAsync();
        });
        return (new Village(id, code, await EnrolAsync(code, (code, Role.Contributor)), code), below);
    }

    public Metric Metric(string code) => metrics[code];

    private void Add(string code, string name, string topic, string unit, RollUp rollUp, UnitLevel level, string definition)
    {
        var metric = metrics[code] = Domain.Metrics.Metric.Define(code, name, unit, rollUp, By);
        metric.Describe(name, topic, definition, unit, QuantityStyle.Exact, [level], By);
    }
}

/// <summary>A village and who fills in for it.</summary>
public sealed record Village(int Id, string Code, int PersonId, string User)
{
    public string Sheet => $"/units/{Id}/{SheetSite.Period}/sheet";
}
