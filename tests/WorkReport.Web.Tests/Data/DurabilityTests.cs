using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.Data;

public sealed class DurabilityTests : IAsyncDisposable
{
    private readonly Store store = new();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task What_is_acknowledged_outlives_a_power_cut_on_every_connection_the_application_opens()
    {
        await store.Upgrade();

        foreach (var (pragma, value) in ((string, string)[])[("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")])
            Assert.Equal(value, await store.With(db => Pragma(db, pragma)));
        Assert.Equal(Databases.BusySeconds, await store.With(db => Task.FromResult(db.Database.GetDbConnection().CreateCommand().CommandTimeout)));
    }

    [Theory]
    [InlineData("synchronous=NORMAL", "synchronous")]
    [InlineData("synchronous=OFF", "synchronous")]
    [InlineData("foreign_keys=OFF", "foreign_keys")]
    [InlineData("journal_mode=DELETE", "journal_mode")]
    public async Task A_connection_that_could_lose_data_is_refused(string setting, string named)
    {
        await store.Upgrade();
        await using var db = new SqliteWorkReportDb(new DbContextOptionsBuilder<SqliteWorkReportDb>()
            .UseSqlite(store.Choice.ConnectionString).AddInterceptors(new Weaken(setting)).Options);

        var refused = await Assert.ThrowsAsync<DatabaseRefusedException>(() => db.AssertDurableAsync());

        Assert.Equal("NotDurable", refused.Reason);
        Assert.Contains(named, refused.Message);
    }

    private static async Task<string?> Pragma(WorkReportDb db, string name)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private sealed class Weaken(string setting) : DbConnectionInterceptor
    {
        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA " + setting;
            await command.ExecuteScalarAsync(cancellationToken);
        }
    }
}
