using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.Data;

public sealed class AggregateAuditTests : SampleStore
{
    [Fact]
    public async Task A_new_row_is_named_by_the_key_that_the_database_gave_it()
    {
        var first = await Saved("东坡");
        var second = await Saved("西坡");

        await using var db = Db();
        Assert.Equal([$"Plot/{first}", $"Plot/{second}"], await db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Subject).ToListAsync());
        Assert.NotEqual(first, second);
        Assert.Equal("""{"title":"东坡","area":1.5}""", await db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.After).FirstAsync());
        Assert.Null(await db.VerifyAuditAsync());
    }

    [Fact]
    public async Task Each_thing_that_happened_has_one_line_and_only_once()
    {
        await Saved();
        await using var db = Db();
        var plot = await db.Plots.SingleAsync();
        plot.Rename("西坡");
        plot.Sow("水稻");
        await db.SaveChangesAsync();
        Assert.Empty(plot.Happened);
        await db.SaveChangesAsync();
        db.Remove(plot.Told("plot.removed"));
        await db.SaveChangesAsync();

        Assert.Equal(["plot.added", "plot.renamed", "plot.sown", "plot.removed"],
            await db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.What).ToListAsync());
        Assert.Null(await db.VerifyAuditAsync());
    }

    [Fact]
    public async Task A_change_that_nobody_told_of_is_not_saved()
    {
        var id = await Saved();
        await using var db = Db();
        (await db.Plots.SingleAsync()).Title = "悄悄";

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        Assert.Equal("东坡", (await Read(id)).Title);
    }

    [Fact]
    public async Task A_change_that_the_database_refuses_leaves_no_line()
    {
        await Saved("东坡");

        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => Saved("东坡"));

        Assert.Equal(DatabaseFault.Duplicate, Databases.Fault(refused));
        await using var db = Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync());
        Assert.Null(await db.VerifyAuditAsync());
    }

    [Fact]
    public async Task A_line_that_cannot_be_written_takes_the_change_back_and_leaves_nothing_that_looks_saved()
    {
        var id = await Saved();
        await Store.Outside("CREATE TRIGGER no BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'no'); END");
        await using var db = Db();
        (await db.Plots.SingleAsync()).Rename("西坡");

        await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync());

        Assert.Empty(db.ChangeTracker.Entries());
        Assert.Equal(("东坡", 1), ((await Read(id)).Title, (await Read(id)).Version));
    }

    [Fact]
    public async Task Four_editors_of_different_rows_do_not_stand_in_each_others_way()
    {
        long[] ids = [await Saved("一"), await Saved("二"), await Saved("三"), await Saved("四")];
        await Task.WhenAll(ids.Select(id => Task.Run(async () =>
        {
            for (var n = 0; n < 25; n++)
            {
                await using var db = Db();
                (await db.Plots.SingleAsync(p => p.Id == id)).Rename($"{id}-{n}");
                await db.SaveChangesAsync();
            }
        })));

        await using var after = Db();
        Assert.All(await after.Plots.ToListAsync(), p => Assert.Equal(26, p.Version));
        Assert.Equal(4 + 100, await after.AuditEntries.CountAsync());
        Assert.Null(await after.VerifyAuditAsync());
    }
}
