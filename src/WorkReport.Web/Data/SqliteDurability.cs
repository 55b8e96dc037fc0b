using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace WorkReport.Web.Data;

/// <summary>
/// Whether an acknowledged save outlives a power cut. With <c>synchronous=NORMAL</c> the write-ahead log is not flushed at
/// a commit, and the saves since the last checkpoint are lost; FULL loses none.
/// </summary>
public static class SqliteDurability
{
    /// <summary>Checks WAL, synchronous=FULL (or EXTRA) and foreign keys on an ordinary connection of the context.</summary>
    /// <exception cref="DatabaseRefusedException">One of them is off.</exception>
    public static async Task AssertDurableAsync(this WorkReportDb db, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!db.Database.IsSqlite())
            return;

        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var connection = db.Database.GetDbConnection();
            await RequireAsync(connection, "journal_mode", "wal", v => v == "wal", cancel);
            await RequireAsync(connection, "synchronous", "2 (FULL)", v => v is "2" or "3", cancel);
            await RequireAsync(connection, "foreign_keys", "1", v => v == "1", cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task RequireAsync(
        DbConnection connection, string pragma, string wanted, Func<string, bool> good, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        var found = Convert.ToString(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) ?? "";
        if (!good(found))
            throw new DatabaseRefusedException("NotDurable", connection.DataSource, pragma, wanted, found);
    }
}
