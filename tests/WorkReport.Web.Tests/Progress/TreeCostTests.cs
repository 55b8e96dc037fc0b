using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Progress;

/// <summary>The whole tree is asked for as often with a thousand villages as with ten.</summary>
[Collection(Alone.Name)]
public sealed class TreeCostTests
{
    private static readonly DateOnly Today = new(2022, 12, 20);

    [Fact]
    public async Task Ten_villages_and_a_thousand_cost_the_same_number_of_commands()
    {
        var few = await CostAsync(2, 5);
        var many = await CostAsync(20, 50);
        Assert.Equal(few, many);
        // Nothing is known here of who asks, of periods and of sheets: a page takes those from what is kept, as PageCostTests counts.
        Assert.InRange(many.Progress, 1, 11);
        Assert.InRange(many.Totals, 1, 23);
        Assert.InRange(many.Behind, 1, 15);
        Assert.InRange(many.Marks, 1, 10);
    }

    private static async Task<(int Progress, int Totals, int Behind, int Marks)> CostAsync(int townships, int villages)
    {
        await using var store = new Store();
        await store.Upgrade();
        var (person, county, metric) = await store.With(db => FoundAsync(db, townships, villages));
        var units = (townships * villages) + townships;
        var progress = await AskAsync(async db =>
            Assert.Equal(units, (await TreeProgress.LoadAsync(db, person, Today, county, "2022"))!.Below(county).Count));
        var totals = await AskAsync(async db =>
            Assert.Equal(units - townships, (await new TotalsQuery(db).TableAsync(person, Today, county, "2022"))!.Rows[0].Total.Units));
        var behind = await AskAsync(async db =>
            Assert.Equal(townships, (await new TotalsQuery(db).BehindAsync(person, Today, county, "2022", metric))!.Children.Count));
        var marks = await AskAsync(async db => await db.MarksBehindAsync(await db.Periods.AsSplitQuery().SingleAsync(p => p.Code == "2022"), Round.First, county));
        return (progress, totals, behind, marks);

        Task<int> AskAsync(Func<WorkReportDb, Task> ask) => store.With(async db =>
        {
            using var counter = new CommandCounter(db);
            await ask(db);
            return counter.Count;
        });
    }

    private static async Task<(int Person, int County, int Metric)> FoundAsync(WorkReportDb db, int townships, int villages)
    {
        var county = OrgUnit.Found("K", "示例县", UnitLevel.County, null, City.Founded, Site.By);
        var person = Person.Enrol("办公室", Site.By);
        var (now, before) = (Years.Opened("2022", 2022, PeriodKind.Annual, Today, Site.By), Years.Opened("2021", 2021, PeriodKind.Annual, Today.AddYears(-1), Site.By));
        now.AddSection(OutlinePart.Review, "服务大局", 0, Site.By);
        var metrics = Enumerable.Range(10, 15).Select(n => Metric.Define($"K{n}", $"指标{n}", "个", RollUp.Sum, Site.By)).ToList();
        foreach (var metric in metrics)
            metric.Describe(metric.Name, "", "", "个", Prose.Quantities.QuantityStyle.Exact, [UnitLevel.Village], Site.By);
        db.AddRange(county, person, now, before);
        db.AddRange(metrics);
        db.AddRange(Catalogue.Of(now, metrics, Site.By), Catalogue.Of(before, metrics, Site.By));
        List<OrgUnit> all = [];
        for (var t = 0; t < townships; t++)
        {
            var township = OrgUnit.Found($"K{t}", $"第{t}乡", UnitLevel.Township, county, City.Founded, Site.By);
            db.Add(township);
            for (var v = 0; v < villages; v++)
                all.Add(OrgUnit.Found($"K{t}-{v}", $"第{t}乡第{v}村", UnitLevel.Village, township, City.Founded, Site.By));
        }

        db.AddRange(all);
        await db.SaveChangesAsync();
        person.Join(county, Role.Office, Site.By);
        foreach (var village in all)
        {
            foreach (var period in new[] { now, before })
            {
                var sheet = MetricSheet.Begin(village.Id, period.Id, Site.By);
                sheet.Fill(metrics.Select(m => new MetricEntry(m.Now, new Figure(m.Id))), Site.By);
                db.AddRange(sheet, Season.InState(village.Id, period.Id, SubmissionState.Accepted, person.Id));
            }

            db.Add(WorkItem.Write(village.Id, now.Id, new ItemWords(now.Sections[0].Id, "宣讲走进课堂", new FigureText([new TextPiece("全年宣讲。")])), Site.By));
        }

        await db.SaveChangesAsync();
        return (person.Id, county.Id, metrics[0].Id);
    }
}
