using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.Data;

public sealed class VersionTests : SampleStore
{
    [Fact]
    public async Task Every_save_counts_one_up()
    {
        var id = await Saved();
        Assert.Equal(1, (await Read(id)).Version);

        await using var db = Db();
        var plot = await db.Plots.SingleAsync();
        plot.Rename("西坡");
        await db.SaveChangesAsync();
        plot.Rename("南坡");
        await db.SaveChangesAsync();

        Assert.Equal(3, (await Read(id)).Version);
    }

    [Fact]
    public async Task Of_two_editors_with_the_same_row_open_the_second_is_told()
    {
        var id = await Saved();
        await using var one = Db();
        await using var two = Db();
        var first = await one.Plots.SingleAsync();
        var second = await two.Plots.SingleAsync();

        first.Rename("西坡");
        await one.SaveChangesAsync();
        second.Rename("南坡");
        var refused = await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => two.SaveChangesAsync());

        Assert.Equal(DatabaseFault.Conflict, Databases.Fault(refused));
        Assert.Equal("西坡", (await Read(id)).Title);
        Assert.Equal(2, await one.AuditEntries.CountAsync());
    }

    [Fact]
    public async Task A_form_filled_in_from_an_old_version_is_told_even_though_the_row_was_read_anew()
    {
        var id = await Saved();
        await using (var other = Db())
        {
            (await other.Plots.SingleAsync()).Rename("西坡");
            await other.SaveChangesAsync();
        }

        await using var db = Db();
        var plot = await db.Plots.SingleAsync();
        db.Expect(plot, version: 1);
        plot.Rename("南坡");

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        Assert.Equal("西坡", (await Read(id)).Title);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(long.MaxValue - 1)]
    public async Task A_wrong_version_is_told_even_when_the_form_changes_nothing(long version)
    {
        await Saved();
        await using var db = Db();
        var plot = await db.Plots.SingleAsync();
        plot.Rename("西坡");
        await db.SaveChangesAsync();

        db.Expect(plot, version);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task The_right_version_saves_and_an_unchanged_form_writes_nothing()
    {
        var id = await Saved();
        await using var db = Db();
        var plot = await db.Plots.SingleAsync();

        db.Expect(plot, version: 1);
        Assert.Equal(0, await db.SaveChangesAsync());
        plot.Rename("西坡");
        await db.SaveChangesAsync();

        Assert.Equal(("西坡", 2), ((await Read(id)).Title, (await Read(id)).Version));
    }

    [Fact]
    public async Task A_change_of_a_child_is_a_change_of_the_whole()
    {
        var id = await Saved();
        await using var one = Db();
        await using var two = Db();
        var first = await one.Plots.SingleAsync();
        var second = await two.Plots.SingleAsync();

        first.Sow("水稻");
        await one.SaveChangesAsync();
        second.Sow("小麦");

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => two.SaveChangesAsync());
        Assert.Equal(["水稻"], (await Read(id)).Crops.Select(c => c.Name));
    }

    [Fact]
    public async Task A_row_that_someone_changed_is_not_deleted_unseen()
    {
        var id = await Saved();
        await using var one = Db();
        await using var two = Db();
        var doomed = await two.Plots.SingleAsync();
        (await one.Plots.SingleAsync()).Rename("西坡");
        await one.SaveChangesAsync();

        two.Remove(doomed.Told("plot.removed"));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => two.SaveChangesAsync());
        Assert.Equal("西坡", (await Read(id)).Title);
    }

    [Fact]
    public void Every_aggregate_of_the_product_guards_itself_by_its_version()
    {
        using var product = new SqliteDesignTime().CreateDbContext([]);
        using var sample = Db();
        var aggregates = product.Model.GetEntityTypes().Concat(sample.Model.GetEntityTypes())
            .Where(t => typeof(Domain.Aggregate).IsAssignableFrom(t.ClrType)).ToList();

        Assert.Contains(aggregates, t => t.ClrType == typeof(Plot));
        Assert.All(aggregates, t => Assert.True(t.FindProperty("Version")!.IsConcurrencyToken));
    }
}
