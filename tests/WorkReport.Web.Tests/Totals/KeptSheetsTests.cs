using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Totals;

/// <summary>What is known of a sheet is what stands in it, or is read anew.</summary>
public sealed class KeptSheetsTests : IAsyncLifetime
{
    private readonly Store store = new();
    private readonly KeptSheets kept = new();
    private int metric;

    public async ValueTask InitializeAsync()
    {
        await store.Upgrade();
        await store.With(async db =>
        {
            var unit = OrgUnit.Found("K", "示例县", UnitLevel.County, null, City.Founded, Site.By);
            var period = Years.Opened("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 20), Site.By);
            var asked = Metric.Define("K1", "宣讲", "场次", RollUp.Sum, Site.By);
            db.AddRange(unit, period, asked);
            await db.SaveChangesAsync();
            var sheet = MetricSheet.Begin(unit.Id, period.Id, Site.By);
            sheet.Fill([new MetricEntry(asked.Now, new Figure(3))], Site.By);
            db.Add(sheet);
            await db.SaveChangesAsync();
            metric = asked.Id;
        });
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_sheet_that_nobody_changed_is_read_once_and_one_that_was_changed_again()
    {
        Assert.Equal((3m, 2), await ReadAsync());
        Assert.Equal((3m, 1), await ReadAsync());
        await store.With(db => FillAsync(db, 5));
        Assert.Equal((5m, 2), await ReadAsync());
        Assert.Equal((5m, 1), await ReadAsync());
    }

    [Fact]
    public async Task What_a_transaction_wrote_and_did_not_commit_is_not_known_afterwards()
    {
        Assert.Equal(3m, (await ReadAsync()).Figure);
        await store.With(async db =>
        {
            await using var undone = await db.Database.BeginTransactionAsync();
            await FillAsync(db, 5);
            Assert.Equal(5m, await FigureAsync(db));
        });
        Assert.Equal(3m, (await ReadAsync()).Figure);
        await store.With(db => FillAsync(db, 7));
        Assert.Equal(7m, (await ReadAsync()).Figure);
    }

    private async Task FillAsync(WorkReportDb db, decimal figure)
    {
        var asked = await db.Metrics.SingleAsync(m => m.Id == metric);
        (await db.MetricSheets.AsSplitQuery().SingleAsync()).Fill([new MetricEntry(asked.Now, new Figure(figure))], Site.By);
        await db.SaveChangesAsync();
    }

    private Task<(decimal Figure, int Commands)> ReadAsync() => store.With(async db =>
    {
        using var counter = new CommandCounter(db);
        return (await FigureAsync(db), counter.Count);
    });

    private async Task<decimal> FigureAsync(WorkReportDb db) => (await kept.ReadAsync(db, db.MetricSheets, CancellationToken.None)).Single().Figures.Single().Value!.Value;
}
