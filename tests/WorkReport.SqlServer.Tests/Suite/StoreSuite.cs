using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Data.Search;

namespace WorkReport.SqlServer.Tests.Suite;

[Trait("Database", "Sqlite")]
public sealed class StoreOnSqlite(SqliteEngine engine) : StoreSuite(engine), IClassFixture<SqliteEngine>;

[Trait("Database", "SqlServer")]
public sealed class StoreOnSqlServer(SqlServerEngine engine) : StoreSuite(engine), IClassFixture<SqlServerEngine>;

/// <summary>What the store promises, the same on both databases.</summary>
public abstract class StoreSuite
{
    private static int titles;

    private readonly Engine engine;

    protected StoreSuite(Engine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        Assert.SkipWhen(engine.SkipReason is not null, engine.SkipReason ?? "");
        this.engine = engine;
    }

    [Fact]
    public async Task A_second_upgrade_finds_nothing_to_do()
    {
        await using var db = engine.Product();
        var again = await new SchemaUpgrade(db, engine.Choice, TimeProvider.System).RunAsync("test");

        Assert.True(again.WasUpToDate);
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.What == SchemaUpgrade.Upgraded));
    }

    [Fact]
    public async Task Four_writers_at_once_leave_a_dense_and_whole_trail()
    {
        await Task.WhenAll(Enumerable.Range(1, 4).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < 25; n++)
            {
                await using var db = engine.Product();
                db.Record(new Happening(Sample.Noon.AddTicks(n), $"writer {writer}", "thing.done", null, """{"name":"年终总结"}"""), "Thing");
                db.Record(new Happening(Sample.Noon.AddTicks(n), $"writer {writer}", "thing.seen"), "Thing");
                await db.SaveChangesAsync();
            }
        })));

        await using var after = engine.Product();
        Assert.Equal(100, await after.AuditEntries.CountAsync(e => e.What == "thing.done"));
        Assert.Equal(await after.AuditEntries.LongCountAsync(), await after.AuditEntries.MaxAsync(e => e.Sequence));
        Assert.Null(await after.VerifyAuditAsync());
    }

    [Fact]
    public async Task What_is_saved_is_found_by_two_characters_and_no_more_once_it_says_something_else()
    {
        var (by, day) = (new Act("张三", Sample.Noon), new DateOnly(2020, 1, 1));
        await using var db = engine.Product();
        var unit = OrgUnit.Found("SUCHE", "溪源镇护苗站", UnitLevel.Township, null, day, by);
        var person = Person.Enrol("欧阳海棠", by);
        person.Join(unit, Role.Administrator, by);
        db.AddRange(unit, person);
        await db.SaveChangesAsync();
        Assert.Equal("溪源镇护苗站", Assert.Single(await FoundAsync(SearchKind.Unit, "护苗")).Head);
        Assert.Equal("溪源镇护苗站", Assert.Single(await FoundAsync(SearchKind.Unit, "源镇护苗站 ｓｕｃ")).Head);
        Assert.Empty(await FoundAsync(SearchKind.Unit, "护站"));
        Assert.Single(await FoundAsync(SearchKind.Person, "海棠"));
        person.Rename("欧阳石榴", by);
        await db.SaveChangesAsync();
        Assert.Empty(await FoundAsync(SearchKind.Person, "海棠"));
        Assert.Single(await FoundAsync(SearchKind.Person, "阳石榴"));
        while (await db.CatchUpAsync() > 0)
        {
        }

        Assert.Equal(2, (await FoundAsync(SearchKind.Line, "欧阳海棠")).Count);

        async Task<IReadOnlyList<SearchRow>> FoundAsync(SearchKind kind, string typed) =>
            await (await SearchQuery.OfAsync(db, person.Id, new DateOnly(2022, 1, 1))).PageAsync(kind, SearchWords.Read(typed), 0, 20);
    }

    [Fact]
    public async Task A_written_line_can_neither_be_changed_nor_deleted()
    {
        await using var db = engine.Product();

        await Assert.ThrowsAnyAsync<Exception>(() => db.AuditEntries.ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => db.AuditEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.Who, "nobody")));
        await Assert.ThrowsAnyAsync<Exception>(() => db.AuditHeads.ExecuteDeleteAsync());
        Assert.Null(await db.VerifyAuditAsync());
    }

    [Fact]
    public async Task The_end_of_the_trail_is_never_set_back_and_every_guard_is_there()
    {
        await using var db = engine.Product();

        await Assert.ThrowsAnyAsync<Exception>(() => db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Sequence, 0)));
        using var seals = new TrailSeals(engine.Choice, null);
        Assert.Empty(await new TrailCheck(db, seals).GuardsAsync());
        Assert.Null(await db.VerifyAuditAsync());
    }

    [Fact]
    public async Task Four_that_start_at_once_find_one_upgrade_and_leave_one_line()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var db = engine.Product();
            await new SchemaUpgrade(db, engine.Choice, TimeProvider.System).RunAsync("test");
        })));

        await using var after = engine.Product();
        Assert.Equal(1, await after.AuditEntries.CountAsync(e => e.What == SchemaUpgrade.Upgraded));
    }

    [Fact]
    public async Task Who_waits_for_what_another_holds_is_told_within_seconds_that_it_is_busy()
    {
        await using var one = engine.Product();
        await using var two = engine.Product();
        await using var held = await one.Database.BeginTransactionAsync();
        await one.TakeTurnAsync();

        var refused = await Record.ExceptionAsync(async () =>
        {
            await using var wanted = await two.Database.BeginTransactionAsync();
            await two.TakeTurnAsync();
        }).AsTask().WaitAsync(TimeSpan.FromSeconds(Databases.BusySeconds + 8));
        Assert.Equal(DatabaseFault.Busy, Databases.Fault(refused));
    }

    [Fact]
    public async Task Of_two_editors_with_the_same_row_open_the_second_is_told()
    {
        var id = await Saved();
        await using var one = engine.WithSample();
        await using var two = engine.WithSample();
        var first = await one.Set<Plot>().SingleAsync(p => p.Id == id);
        var second = await two.Set<Plot>().SingleAsync(p => p.Id == id);

        first.Rename(NewTitle());
        await one.SaveChangesAsync();
        second.Rename(NewTitle());
        var refused = await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => two.SaveChangesAsync());

        Assert.Equal(DatabaseFault.Conflict, Databases.Fault(refused));
        Assert.Equal((first.Title, 2), ((await Read(id)).Title, (await Read(id)).Version));
        Assert.Equal(2, await one.AuditEntries.CountAsync(e => e.Subject == $"Plot/{id}"));
    }

    [Fact]
    public async Task A_form_from_an_old_version_is_told_though_the_row_was_read_anew()
    {
        var id = await Saved();
        await using var db = engine.WithSample();
        var plot = await db.Set<Plot>().SingleAsync(p => p.Id == id);
        plot.Rename(NewTitle());
        await db.SaveChangesAsync();

        db.Expect(plot, version: 1);
        plot.Rename(NewTitle());

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task What_the_database_refuses_is_called_by_the_same_word()
    {
        var title = NewTitle();
        await Saved(title);

        Assert.Equal(DatabaseFault.Duplicate, Databases.Fault(await Refusal(title)));
        Assert.Equal(DatabaseFault.TooLong, Databases.Fault(await Refusal(new string('年', Plot.TitleLength + 1))));
        Assert.Equal(DatabaseFault.Missing, Databases.Fault(await Refusal(null!)));
        Assert.Equal(DatabaseFault.Reference, Databases.Fault(await Record.ExceptionAsync(async () =>
        {
            await using var db = engine.WithSample();
            db.Add(new Crop { PlotId = -1, Name = "水稻" });
            await db.SaveChangesAsync();
        })));
    }

    [Fact]
    public async Task Points_in_time_sort_by_instant_to_the_last_tick_and_come_back_in_UTC()
    {
        var mark = NewTitle();
        await Saved(mark + "b", at: Sample.Noon.AddTicks(1));
        await Saved(mark + "a", at: Sample.Noon);
        await Saved(mark + "c", at: Sample.Noon.ToOffset(TimeSpan.Zero).AddTicks(2));

        await using var db = engine.WithSample();
        var read = await db.Set<Plot>().Where(p => p.Title.StartsWith(mark)).OrderBy(p => p.MeasuredAt).ToListAsync();
        Assert.Equal(["a", "b", "c"], read.Select(p => p.Title[^1..]));
        Assert.Equal([Sample.Noon, Sample.Noon.AddTicks(1), Sample.Noon.AddTicks(2)], read.Select(p => p.MeasuredAt));
        Assert.All(read, p => Assert.Equal(TimeSpan.Zero, p.MeasuredAt.Offset));
    }

    [Fact]
    public async Task Text_is_compared_and_sorted_by_code_point()
    {
        var mark = NewTitle();
        foreach (var end in (string[])["b", "B", "ä", "年", "a", "１"])
            await Saved(mark + end);

        await using var db = engine.WithSample();
        var read = await db.Set<Plot>().Where(p => p.Title.Contains(mark)).OrderBy(p => p.Title).Select(p => p.Title).ToListAsync();
        Assert.Equal(["B", "a", "b", "ä", "年", "１"], read.Select(t => t[^1..]));
        Assert.Equal(1, await db.Set<Plot>().CountAsync(p => p.Title == mark + "b"));
    }

    [Fact]
    public async Task Figures_come_back_digit_for_digit_and_sort_as_numbers()
    {
        var mark = NewTitle();
        foreach (var (area, n) in ((decimal[])[10.5m, 9.99999999m, -2m, 12345678901234567890.12345678m]).Select((a, n) => (a, n)))
            await Saved($"{mark}{n}", area);

        await using var db = engine.WithSample();
        Assert.Equal([-2m, 9.99999999m, 10.5m, 12345678901234567890.12345678m],
            await db.Set<Plot>().Where(p => p.Title.StartsWith(mark)).OrderBy(p => p.Area).Select(p => p.Area).ToListAsync());
    }

    [Fact]
    public async Task Many_rows_in_one_save_get_their_keys_and_lines()
    {
        await using var db = engine.WithSample();
        var plots = Enumerable.Range(0, 60).Select(_ => new Plot { Title = NewTitle() }.Told("plot.added")).ToList();
        foreach (var plot in plots)
            plot.Crops.Add(new Crop { Name = "水稻" });
        db.AddRange(plots);
        await db.SaveChangesAsync();

        var names = plots.Select(p => $"Plot/{p.Id}").ToList();
        Assert.Equal(60, names.Distinct().Count());
        Assert.Equal(60, await db.AuditEntries.CountAsync(e => names.Contains(e.Subject)));
        Assert.Null(await db.VerifyAuditAsync());
    }

    [Fact]
    public async Task Keys_are_saved_without_asynchrony_as_Data_Protection_does()
    {
        await using var db = engine.Product();
        db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = "key", Xml = new string('x', 10_000) });
        Assert.Equal(1, db.SaveChanges());
        Assert.Equal(10_000, (await db.DataProtectionKeys.AsNoTracking().SingleAsync()).Xml!.Length);
    }

    private async Task<long> Saved(string? title = null, decimal area = 1m, DateTimeOffset? at = null)
    {
        await using var db = engine.WithSample();
        var plot = new Plot { Title = title ?? NewTitle(), Area = area, MeasuredAt = at ?? Sample.Noon }.Told("plot.added");
        db.Add(plot);
        await db.SaveChangesAsync();
        return plot.Id;
    }

    private async Task<Exception?> Refusal(string title) => await Record.ExceptionAsync(async () =>
    {
        await using var db = engine.WithSample();
        db.Add(new Plot { Title = title }.Told("plot.added"));
        await db.SaveChangesAsync();
    });

    private async Task<Plot> Read(long id)
    {
        await using var db = engine.WithSample();
        return await db.Set<Plot>().SingleAsync(p => p.Id == id);
    }

    private static string NewTitle() => $"第{Interlocked.Increment(ref titles):D5}块";
}
