using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Data;

/// <summary>市 C, below it 县 X and Y, below X 镇 T, below T 村 V1 and V2.</summary>
public sealed class FigureBookTests : IAsyncLifetime
{
    private static readonly DateOnly Founded = new(2020, 1, 1);
    private static readonly DateOnly CountedUntil = new(2022, 12, 31);
    private static readonly Act By = new("测试", Store.Noon);

    private readonly Store store = new();
    private int person;

    public async ValueTask InitializeAsync()
    {
        await store.Upgrade();
        await store.With(async db =>
        {
            Dictionary<string, OrgUnit> made = [];
            foreach (var (code, above) in new[] { ("C", ""), ("X", "C"), ("Y", "C"), ("T", "X"), ("V1", "T"), ("V2", "T") })
                db.Add(made[code] = OrgUnit.Found(code, $"{code}单位", UnitLevel.Township, above.Length > 0 ? made[above] : null, Founded, By));
            var somebody = Person.Enrol("经手人", By);
            db.AddRange(somebody, Years.Opened("2022", 2022, PeriodKind.Annual, CountedUntil, By));
            foreach (var rollUp in Enum.GetValues<RollUp>())
                db.Add(Metric.Define($"{rollUp}", $"指标{rollUp}", "万元", rollUp, By));
            await db.SaveChangesAsync();
            person = somebody.Id;
        });
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task Only_what_is_accepted_counts_and_what_stands_between_does_not_matter()
    {
        await ReportAsync("V1", SubmissionState.Accepted, RollUp.Sum, new Figure(4000));
        await ReportAsync("V2", SubmissionState.Forwarded, RollUp.Sum, new Figure(70));
        await ReportAsync("T", SubmissionState.Drafting, RollUp.Sum, new Figure(500));
        await ReportAsync("X", SubmissionState.Returned, RollUp.Sum, new Figure(9));
        var (below, units, all, _) = await TotalAsync("C", RollUp.Sum);
        Assert.Equal((4000m, 1, 4000m), (below, units, all));
        // Its own figure is its own, accepted or not.
        (below, units, all, _) = await TotalAsync("X", RollUp.Sum);
        Assert.Equal((4000m, 1, 4009m), (below, units, all));
    }

    [Fact]
    public async Task The_top_unit_counts_with_its_approval_and_others_do_not()
    {
        await ReportAsync("C", SubmissionState.Approved, RollUp.Sum, new Figure(1), isTop: true);
        await ReportAsync("X", SubmissionState.Approved, RollUp.Sum, new Figure(2));
        var book = await BookAsync("C");
        Assert.True(book.Counts(await Id("C")));
        Assert.False(book.Counts(await Id("X")));
    }

    [Fact]
    public async Task A_unit_that_moved_counts_where_it_stood_on_the_day_of_counting()
    {
        await ReportAsync("V1", SubmissionState.Accepted, RollUp.Sum, new Figure(5));
        await MoveAsync("V1", "Y", CountedUntil.AddDays(1));
        Assert.Equal(5m, (await TotalAsync("X", RollUp.Sum)).Below);
        Assert.Null((await TotalAsync("Y", RollUp.Sum)).Below);
        await MoveAsync("V2", "Y", CountedUntil);
        await ReportAsync("V2", SubmissionState.Accepted, RollUp.Sum, new Figure(6));
        Assert.Equal(5m, (await TotalAsync("X", RollUp.Sum)).Below);
        Assert.Equal(6m, (await TotalAsync("Y", RollUp.Sum)).Below);
    }

    /// <summary>The closing of a village took its accepted figures out of the totals: 4238 became 4234.</summary>
    [Fact]
    public async Task What_was_accepted_of_a_unit_closed_in_the_year_stays_in_the_totals()
    {
        await ReportAsync("V1", SubmissionState.Accepted, RollUp.Sum, new Figure(4234));
        await ReportAsync("V2", SubmissionState.Accepted, RollUp.Sum, new Figure(4));
        await CloseAsync("V2", new DateOnly(2022, 7, 1));
        Assert.Equal((4238m, 2, 4238m, 0), await TotalAsync("C", RollUp.Sum));
        Assert.Equal(4238m, (await TotalAsync("T", RollUp.Sum)).Below);
        // What has moved since took the closed one along: its figures go to the parent of its last day.
        await MoveAsync("T", "Y", new DateOnly(2022, 10, 1));
        Assert.Equal(4238m, (await TotalAsync("Y", RollUp.Sum)).Below);
        Assert.Null((await TotalAsync("X", RollUp.Sum)).Below);
    }

    [Fact]
    public async Task A_closed_unit_counts_below_the_parent_of_its_last_day_and_not_in_a_year_it_did_not_see()
    {
        await ReportAsync("V1", SubmissionState.Accepted, RollUp.Sum, new Figure(5));
        await MoveAsync("V1", "Y", new DateOnly(2022, 3, 1));
        await CloseAsync("V1", new DateOnly(2022, 7, 1));
        Assert.Equal((5m, null), ((await TotalAsync("Y", RollUp.Sum)).Below, (await TotalAsync("X", RollUp.Sum)).Below));
        await ReportAsync("V2", SubmissionState.Accepted, RollUp.Sum, new Figure(6));
        await CloseAsync("V2", new DateOnly(2022, 1, 1));
        Assert.Equal(5m, (await TotalAsync("C", RollUp.Sum)).Below);
    }

    [Fact]
    public async Task A_share_is_divided_anew()
    {
        await ReportAsync("V1", SubmissionState.Accepted, RollUp.Rate, Figure.Share(9, 10));
        await ReportAsync("V2", SubmissionState.Accepted, RollUp.Rate, Figure.Share(50, 100));
        var book = await BookAsync("T");
        Assert.Equal(Figure.Share(59, 110), book.Total(await Id("T"), await Id(RollUp.Rate)).Below);
        Assert.Equal("53.6万元", book.Print(new BoundFigure(await Id(RollUp.Rate), await Id("T"), FigureAspect.Below)));
    }

    [Fact]
    public async Task What_does_not_roll_up_stays_at_its_unit()
    {
        await ReportAsync("V1", SubmissionState.Accepted, RollUp.None, new Figure(95));
        await ReportAsync("T", SubmissionState.Accepted, RollUp.None, new Figure(90));
        Assert.Equal((null, 0, 90m, 0), await TotalAsync("T", RollUp.None));
        Assert.Equal((null, 0, null, 0), await TotalAsync("X", RollUp.None));
    }

    [Fact]
    public async Task A_printed_form_alone_is_shown_at_its_unit_and_added_to_nothing()
    {
        await ReportAsync("V1", SubmissionState.Accepted, RollUp.Head, null, "4200多");
        await ReportAsync("V2", SubmissionState.Accepted, RollUp.Head, new Figure(30));
        await ReportAsync("Y", SubmissionState.Forwarded, RollUp.Head, null, "100余");
        Assert.Equal((30m, 1, 30m, 1), await TotalAsync("C", RollUp.Head));
        var book = await BookAsync("V1");
        Assert.Equal("4200多万元", book.Print(new BoundFigure(await Id(RollUp.Head), await Id("V1"), FigureAspect.Own)));
        Assert.Null(book.Print(new BoundFigure(await Id(RollUp.Head), await Id("V1"), FigureAspect.All)));
    }

    [Fact]
    public async Task The_qualifier_is_of_the_printed_form_and_not_of_the_figure()
    {
        await store.With(async db =>
        {
            var metric = await db.Metrics.SingleAsync(m => m.Code == "Sum");
            metric.Describe(metric.Name, "", "", "名", new QuantityStyle(Step: 100, Qualifier: Qualifier.Duo), [], By);
            await db.SaveChangesAsync();
        });
        await ReportAsync("V1", SubmissionState.Accepted, RollUp.Sum, new Figure(4000));
        await ReportAsync("V2", SubmissionState.Accepted, RollUp.Sum, new Figure(238));
        var book = await BookAsync("X", "T");
        Assert.Equal(4238m, book.Total(await Id("X"), await Id(RollUp.Sum)).All!.Value.Value);
        Assert.Equal("4200多名", book.Print(new BoundFigure(await Id(RollUp.Sum), await Id("X"), FigureAspect.All)));
        Assert.Null(book.Print(new BoundFigure(987_654, await Id("X"), FigureAspect.All)));
    }

    /// <summary>Over small random trees with moves, closings, states and figures of every kind, the book says what a walk up the places says.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task The_book_is_the_walk_up_the_places(int seed)
    {
#pragma warning disable CA5394 // Chance that can be repeated is the point.
        var random = new Random(seed);
        await GrowAsync(random, 20);
        var all = await store.With(db => db.OrgUnits.AsNoTracking().ToListAsync());
        Dictionary<int, bool> counts = [];
        foreach (var unit in all.Where(_ => random.Next(6) > 0))
        {
            var isTop = unit.PlaceOn(Founded)?.ParentId is null;
            var state = isTop ? SubmissionState.Approved : random.Next(3) > 0 ? SubmissionState.Accepted : (SubmissionState)random.Next(5);
            counts[unit.Id] = state is SubmissionState.Accepted || (isTop && state is SubmissionState.Approved);
            foreach (var rollUp in Enum.GetValues<RollUp>().Where(_ => random.Next(4) > 0))
            {
                var whole = random.Next(1, 500);
                Figure? figure = random.Next(5) == 0 ? null : rollUp is RollUp.Rate ? Figure.Share(random.Next(whole + 1), whole) : new Figure(random.Next(9000) / 8m);
                await ReportAsync(unit.Code, state, rollUp, figure, figure is null ? "100多" : null, isTop);
            }

            if (!await store.With(db => db.Submissions.AnyAsync(s => s.UnitId == unit.Id)))
                counts.Remove(unit.Id);
        }
#pragma warning restore CA5394

        var sheets = await store.With(db => db.MetricSheets.AsNoTracking().ToListAsync());
        var metrics = await store.With(db => db.Metrics.AsNoTracking().ToListAsync());
        var book = await BookAsync([.. all.Select(u => u.Code)]);
        var added = 0;
        foreach (var unit in all)
        {
            Assert.Equal(counts.GetValueOrDefault(unit.Id) && Lived(unit), book.Counts(unit.Id));
            foreach (var metric in metrics)
            {
                var own = sheets.Find(s => s.UnitId == unit.Id)?.Of(metric.Id)?.Figure;
                var (value, whole, units) = (0m, 0m, 0);
                foreach (var figure in all.Where(other => other != unit && counts.GetValueOrDefault(other.Id) && Lived(other) && IsBelow(other, unit) && metric.RollUp != RollUp.None)
                    .Select(other => sheets.Find(s => s.UnitId == other.Id)?.Of(metric.Id)?.Figure).OfType<Figure>())
                {
                    (value, whole, units) = (value + figure.Value, whole + (figure.Base ?? 0), units + 1);
                }

                var total = book.Total(unit.Id, metric.Id);
                Assert.Equal((own, units), (total.Own, total.Units));
                Assert.Equal(units == 0 ? null : value, total.Below?.Value);
                Assert.Equal(units == 0 && own is null ? null : value + (own?.Value ?? 0), total.All?.Value);
                if (metric.RollUp == RollUp.Rate)
                    Assert.Equal(units == 0 && own is null ? null : whole + (own?.Base ?? 0), total.All?.Base);
                added += units;
            }
        }

        Assert.True(added > 10, "Nothing was added up.");

        // It stood at the end of the year, or for part of it.
        bool Lived(OrgUnit unit) => unit.PlaceOn(CountedUntil) is not null || unit.ClosedOn > new DateOnly(2022, 1, 1);

        bool IsBelow(OrgUnit unit, OrgUnit above)
        {
            for (var at = Last(unit).ParentId; at is { } id; at = Last(all.Single(u => u.Id == id)).ParentId)
            {
                if (id == above.Id)
                    return true;
            }

            return false;
        }

        OrgPlace Last(OrgUnit unit) => unit.PlaceOn(CountedUntil) ?? unit.Places[^1];
    }

#pragma warning disable CA5394 // Chance that can be repeated is the point.
    private Task GrowAsync(Random random, int count) => store.With(async db =>
    {
        var units = await db.OrgUnits.OrderBy(u => u.Id).ToListAsync();
        while (units.Count < count)
        {
            var unit = OrgUnit.Found($"R{units.Count}", $"第{units.Count}单位", UnitLevel.Village, units[random.Next(units.Count)], Founded, By);
            units.Add(unit);
            db.Add(unit);
        }

        await db.SaveChangesAsync();
        for (var n = 0; n < 20; n++)
        {
            var tree = new OrgTree(units);
            var (unit, other, day) = (units[random.Next(1, count)], units[random.Next(count)], CountedUntil.AddDays(random.Next(-500, 300)));
            if (random.Next(3) == 0 && tree.CanClose(unit, day).IsYes)
                tree.Close(unit, day, By);
            else if (tree.CanMove(unit, other, day).IsYes)
                tree.Move(unit, other, day, By);
            await db.SaveChangesAsync();
        }
    });
#pragma warning restore CA5394

    private Task ReportAsync(string code, SubmissionState state, RollUp rollUp, Figure? figure, string? printed = null, bool isTop = false) => store.With(async db =>
    {
        var unit = await db.OrgUnits.SingleAsync(u => u.Code == code);
        var period = await db.Periods.SingleAsync();
        var sheet = await db.MetricSheets.SingleOrDefaultAsync(s => s.UnitId == unit.Id) ?? db.Add(MetricSheet.Begin(unit.Id, period.Id, By)).Entity;
        sheet.Fill([new MetricEntry((await db.Metrics.SingleAsync(m => m.Code == $"{rollUp}")).Now, figure, "台账", printed)], By);
        if (!await db.Submissions.AnyAsync(s => s.UnitId == unit.Id))
            db.Add(Season.InState(unit.Id, period.Id, state, person, isTop));
        await db.SaveChangesAsync();
    });

    private Task MoveAsync(string code, string to, DateOnly from) => store.With(async db =>
    {
        var units = await db.OrgUnits.ToListAsync();
        new OrgTree(units).Move(units.Single(u => u.Code == code), units.Single(u => u.Code == to), from, By);
        await db.SaveChangesAsync();
    });

    private Task CloseAsync(string code, DateOnly from) => store.With(async db =>
    {
        var units = await db.OrgUnits.ToListAsync();
        new OrgTree(units).Close(units.Single(u => u.Code == code), from, By);
        await db.SaveChangesAsync();
    });

    private Task<int> Id(string code) => store.With(db => db.OrgUnits.Where(u => u.Code == code).Select(u => u.Id).SingleAsync());

    private Task<int> Id(RollUp rollUp) => store.With(db => db.Metrics.Where(m => m.Code == $"{rollUp}").Select(m => m.Id).SingleAsync());

    private Task<FigureBook> BookAsync(params string[] codes) => store.With(async db => await FigureBook.LoadAsync(
        db, await db.Periods.SingleAsync(), Round.First, await db.OrgUnits.Where(u => codes.Contains(u.Code)).Select(u => u.Id).ToListAsync()));

    private async Task<(decimal? Below, int Units, decimal? All, int OnlyPrinted)> TotalAsync(string code, RollUp rollUp)
    {
        var (book, unit, metric) = (await BookAsync(code), await Id(code), await Id(rollUp));
        var total = book.Total(unit, metric);
        return (total.Below?.Value, total.Units, total.All?.Value, book.OnlyPrinted(unit, metric));
    }
}
