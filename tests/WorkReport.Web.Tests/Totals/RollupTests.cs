using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Commands;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Totals;

/// <summary><c>rollup</c>, as a person starts it: what is kept of a unit, and whether it is what the sheets add up to.</summary>
public sealed class RollupTests : IAsyncLifetime
{
    private static readonly Act By = new("测试", Store.Noon);

    private readonly Store store = new();

    public async ValueTask InitializeAsync()
    {
        await store.Upgrade();
        await store.With(async db =>
        {
            var county = OrgUnit.Found("X", "示例县", UnitLevel.County, null, City.Founded, By);
            var township = OrgUnit.Found("T", "示例镇", UnitLevel.Township, county, City.Founded, By);
            var villages = Enumerable.Range(1, 3).Select(n => OrgUnit.Found($"V{n}", $"第{n}村", UnitLevel.Village, township, City.Founded, By)).ToList();
            var person = Person.Enrol("经手人", By);
            var period = Years.Opened("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), By);
            var (money, share) = (Metric.Define("F01", "经费", "万元", RollUp.Sum, By), Metric.Define("R01", "参加率", "%", RollUp.Rate, By));
            db.AddRange(county, township, person, period, money, share);
            db.AddRange(villages);
            await db.SaveChangesAsync();
            foreach (var (village, n) in villages.Select((village, n) => (village, n)))
            {
                var sheet = MetricSheet.Begin(village.Id, period.Id, By);
                sheet.Fill([new MetricEntry(money.Now, new Figure(10.5m + n)), new MetricEntry(share.Now, Figure.Share(9 + n, 10 + n))], By);
                db.AddRange(sheet, Season.InState(village.Id, period.Id, n < 2 ? SubmissionState.Accepted : SubmissionState.Forwarded, person.Id));
            }

            await db.SaveChangesAsync();
        });
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task It_says_what_is_kept_with_both_sides_of_a_share()
    {
        var said = await RunAsync("--period", "2022", "--unit", "X", "--json");

        Assert.Equal((0, ""), (said.Code, said.Error));
        var metrics = JsonDocument.Parse(said.Output).RootElement.GetProperty("metrics").EnumerateArray().ToDictionary(m => m.GetProperty("code").GetString()!, m => m.GetProperty("total"));
        Assert.Equal((22m, 2), (metrics["F01"].GetProperty("below").GetDecimal(), metrics["F01"].GetProperty("reported").GetInt32()));
        Assert.Equal((19m, 21m), (metrics["R01"].GetProperty("all").GetDecimal(), metrics["R01"].GetProperty("allBase").GetDecimal()));
        Assert.Contains("F01 经费：本级 —，下级 22（2 个单位），合计 22 万元", (await RunAsync("--period", "2022", "--unit", "T")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_refused_in_words()
    {
        Assert.Contains("没有代码为“Z”的单位", (await RunAsync("--period", "2022", "--unit", "Z")).Error, StringComparison.Ordinal);
        Assert.Contains("没有第 2 次填报", (await RunAsync("--period", "2022", "--unit", "X", "--round", "2")).Error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("--verify", "--unit", "X")).Code);
        Assert.Equal(2, (await RunAsync()).Code);
    }

    [Fact]
    public async Task A_row_that_somebody_spoiled_is_named_and_can_be_added_up_anew()
    {
        Assert.Equal((0, ""), ((await RunAsync("--verify")).Code, (await RunAsync("--verify")).Error));
        await store.Outside("UPDATE KeptTotals SET Value = '23.0' WHERE UnitId = (SELECT Id FROM OrgUnits WHERE Code = 'X') AND MetricId = (SELECT Id FROM Metrics WHERE Code = 'F01')");
        await store.Outside("UPDATE KeptTotals SET Base = '20.0' WHERE UnitId = (SELECT Id FROM OrgUnits WHERE Code = 'T') AND MetricId = (SELECT Id FROM Metrics WHERE Code = 'R01')");

        var found = await RunAsync("--verify");

        Assert.Equal(1, found.Code);
        Assert.Contains("X 示例县 F01：库中 23 (2)，应为 22 (2)", found.Error, StringComparison.Ordinal);
        Assert.Contains("T 示例镇 R01：库中 19/20 (2)，应为 19/21 (2)", found.Error, StringComparison.Ordinal);
        // Looking changes nothing.
        Assert.Equal(1, (await RunAsync("--verify")).Code);
        Assert.Equal(0, (await RunAsync("--rebuild")).Code);
        Assert.Equal(0, (await RunAsync("--verify")).Code);
        Assert.Equal("""{"written":2}""", await store.With(db => db.AuditEntries.Where(e => e.What == "database.addedUpAnew").Select(e => e.After).SingleAsync()));
    }

    /// <summary>However large the tree, the figures of a unit are those that are kept.</summary>
    [Fact]
    public async Task The_figures_of_a_unit_are_not_read_below_it()
    {
        await store.With(async db =>
        {
            var county = await db.OrgUnits.Where(u => u.Code == "X").Select(u => u.Id).SingleAsync();
            var period = await db.Periods.SingleAsync();
            await store.Outside("UPDATE MetricValues SET Value = '999.0'");
            Assert.Equal(22m, (await FigureBook.LoadAsync(db, period, Round.First, [county])).Total(county, await db.Metrics.Where(m => m.Code == "F01").Select(m => m.Id).SingleAsync()).Below!.Value.Value);
        });
    }

    private Task<Run.Ended> RunAsync(params string[] args) => Run.ToTheEndAsync(store.Folder, ["rollup", .. args, "--data", store.Folder]);
}
