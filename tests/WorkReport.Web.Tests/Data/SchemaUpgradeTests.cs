using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.Data;

public sealed class SchemaUpgradeTests : IAsyncDisposable
{
    private readonly Store store = new();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_new_file_gets_the_whole_schema_and_an_audit_line()
    {
        var done = await store.Upgrade();

        Assert.Null(done.From);
        Assert.Null(done.Backup);
        Assert.Equal(await store.With(db => Task.FromResult(db.Database.GetMigrations().ToList())), done.Applied);
        var line = await store.With(db => db.AuditEntries.SingleAsync());
        Assert.Equal((1, "test", SchemaUpgrade.Upgraded, "Database"), (line.Sequence, line.Who, line.What, line.Subject));
        Assert.Equal(Store.Noon, line.At);
        Assert.Null(line.Before);
        Assert.Contains(done.To, line.After);
    }

    [Fact]
    public async Task The_second_time_is_quiet()
    {
        await store.Upgrade();
        var bytes = await File.ReadAllBytesAsync(store.File);

        var again = await store.Upgrade();

        Assert.True(again.WasUpToDate);
        Assert.Null(again.Backup);
        Assert.Equal(again.From, again.To);
        Assert.Equal(1, await store.With(db => db.AuditEntries.CountAsync()));
        Assert.False(Directory.Exists(Path.Combine(store.Folder, "backups")));
        Assert.NotEmpty(bytes);
    }
}
