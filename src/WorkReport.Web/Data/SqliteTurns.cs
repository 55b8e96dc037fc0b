using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace WorkReport.Web.Data;

/// <summary>
/// Of several who write one waits for the other. Left alone, the provider looks again every 150 ms, and where saves follow each other closely
/// somebody finds the door shut many times over; SQLite's own waiting looks again after one millisecond, then two, then five.
/// </summary>
internal sealed class SqliteTurns(int seconds) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Wait(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Wait(connection);
        return Task.CompletedTask;
    }

    private void Wait(DbConnection connection) => raw.sqlite3_busy_timeout(((SqliteConnection)connection).Handle, seconds * 1000);
}
