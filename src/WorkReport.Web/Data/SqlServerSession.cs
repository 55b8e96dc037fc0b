using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WorkReport.Web.Data;

/// <summary>
/// What SQL Server is told each time a connection is opened. That it counts rows, which a server may be set not to do, and then every audited save
/// would look as if it had changed nothing; and how long a command waits for a row that others hold: who waits longer had better be told than
/// keep a connection from everybody else.
/// </summary>
/// <param name="lockSeconds">How long.</param>
public sealed class SqlServerSession(int lockSeconds) : DbConnectionInterceptor
{
    /// <summary>The command.</summary>
    public string Words { get; } = string.Create(CultureInfo.InvariantCulture, $"SET NOCOUNT OFF; SET LOCK_TIMEOUT {lockSeconds * 1000};");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override void ConnectionFailed(DbConnection connection, ConnectionErrorEventData eventData) => Name(eventData);

    public override Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Name(eventData);
        return Task.CompletedTask;
    }

    // Of an empty pool the provider says no more than that the operation is invalid; of everything else that keeps it from opening it has a number.
    private static void Name(ConnectionErrorEventData failed)
    {
        if (failed.Exception is InvalidOperationException empty)
            throw new NoConnectionFreeException(empty);
    }

    private DbCommand Command(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var command = connection.CreateCommand();
        command.CommandText = Words;
        return command;
    }
}
