using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.Data;

public sealed class LengthsAndTimesTests : SampleStore
{
    [Theory]
    [InlineData(Plot.TitleLength, null)]
    [InlineData(Plot.TitleLength + 1, DatabaseFault.TooLong)]
    public async Task A_text_longer_than_its_column_is_refused_as_on_SQL_Server(int length, DatabaseFault? fault)
    {
        var refused = await Record.ExceptionAsync(() => Saved(new string('年', length)));

        Assert.Equal(fault, Databases.Fault(refused));
        Assert.Equal(fault is null, refused is null);
    }

    [Fact]
    public async Task Every_mapped_length_of_the_product_is_a_check_in_the_file()
    {
        await using var real = new Store();
        await real.Upgrade();
        await using var db = new SqliteDesignTime().CreateDbContext([]);
        var lengths =
            from type in db.Model.GetEntityTypes()
            from property in type.GetProperties()
            where property.GetMaxLength() is not null
            select (Table: type.GetTableName()!, Check: $"length(\"{property.GetColumnName()}\") <= {property.GetMaxLength()}");

        Assert.NotEmpty(lengths);
        foreach (var (table, check) in lengths)
            Assert.Contains(check, (string)(await real.Outside($"SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '{table}'"))!);
    }

    [Fact]
    public async Task A_name_too_long_for_the_audit_trail_stops_the_save_and_leaves_no_line()
    {
        await using var real = new Store();
        await real.Upgrade();

        var refused = await Record.ExceptionAsync(() => real.With(db =>
        {
            db.Record(new Happening(Store.Noon, new string('名', AuditEntry.WhoLength + 1), "thing.done"), "Thing");
            return db.SaveChangesAsync();
        }));

        Assert.Equal(DatabaseFault.TooLong, Databases.Fault(refused));
        Assert.Equal(1, await real.With(db => db.AuditEntries.CountAsync()));
        Assert.Null(await real.With(db => db.VerifyAuditAsync()));
    }

    [Fact]
    public async Task Points_in_time_sort_and_compare_by_instant_whatever_their_offset()
    {
        DateTimeOffset[] times =
        [
            new(2026, 12, 31, 12, 0, 0, TimeSpan.FromHours(8)), // 04:00 UTC
            new(2026, 12, 31, 6, 0, 0, TimeSpan.Zero),
            new(2026, 12, 31, 0, 0, 0, TimeSpan.FromHours(-5)), // 05:00 UTC
            new DateTimeOffset(2026, 12, 31, 4, 0, 0, TimeSpan.Zero).AddTicks(1),
        ];
        foreach (var (time, n) in times.Select((t, n) => (t, n)))
            await Saved($"第{n}块", at: time);

        await using var db = Db();
        Assert.Equal(["第0块", "第3块", "第2块", "第1块"], await db.Plots.OrderBy(p => p.MeasuredAt).Select(p => p.Title).ToListAsync());
        Assert.Equal(times[1], await db.Plots.MaxAsync(p => p.MeasuredAt));
        Assert.Equal(2, await db.Plots.CountAsync(p => p.MeasuredAt > times[3]));
        Assert.Equal(times[0].UtcTicks, await Store.Outside("SELECT MIN(MeasuredAt) FROM Plots"));
    }

    [Fact]
    public async Task Figures_come_back_digit_for_digit_and_sort_as_numbers()
    {
        foreach (var area in (decimal[])[10.5m, 9.99999999m, -2m, 12345678901234567890.12345678m])
            await Saved(Guid.NewGuid().ToString("N")[..10], area);

        await using var db = Db();
        Assert.Equal([-2m, 9.99999999m, 10.5m, 12345678901234567890.12345678m],
            await db.Plots.OrderBy(p => p.Area).Select(p => p.Area).ToListAsync());
    }
}
