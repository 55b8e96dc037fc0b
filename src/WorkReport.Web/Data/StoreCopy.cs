using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace WorkReport.Web.Data;

/// <summary>A copy of a SQLite store, whole as it was at one moment, while others go on writing.</summary>
internal static class StoreCopy
{
    /// <summary>Writes it, checks it and puts it on the disk.</summary>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public static async Task<string?> TakeAsync(WorkReportDb db, string path, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {path}", cancel);
        StoreFolder.KeepToOwner(path);
        if (await FaultAsync(path, cancel) is { } fault)
            return fault;
        await using var flush = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        flush.Flush(flushToDisk: true);
        return null;
    }

    /// <summary>What SQLite finds wrong in a file, or the first row that points at none; null: nothing.</summary>
    public static async Task<string?> FaultAsync(string file, CancellationToken cancel)
    {
        await using var connection = Open(file);
        try
        {
            await connection.OpenAsync(cancel);
            await using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA integrity_check(1)";
            if (await check.ExecuteScalarAsync(cancel) is not "ok" and var found)
                return $"{found}";
            check.CommandText = "PRAGMA foreign_key_check";
            return await check.ExecuteScalarAsync(cancel) is string table ? $"foreign_key_check: {table}" : null;
        }
        catch (SqliteException broken) when (Databases.Fault(broken) is DatabaseFault.Damaged)
        {
            return broken.Message;
        }
    }

    /// <summary>How many rows each table of a file has, the tables of SQLite itself apart.</summary>
    public static async Task<SortedDictionary<string, long>> RowsAsync(string file, CancellationToken cancel)
    {
        await using var connection = Open(file);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        List<string> tables = [];
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
                tables.Add(reader.GetString(0));
        }

        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            command.CommandText = $"SELECT COUNT(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            rows[table] = (long)(await command.ExecuteScalarAsync(cancel))!;
        }

        return rows;
    }

    /// <summary>All that a file still keeps beside itself goes into it, so that it can be moved alone; and onto the disk.</summary>
    public static async Task SettleAsync(string file, CancellationToken cancel)
    {
        await using (var connection = Open(file))
        {
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=DELETE";
            await command.ExecuteNonQueryAsync(cancel);
        }

        await using var flush = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        flush.Flush(flushToDisk: true);
    }

    private static SqliteConnection Open(string file) => new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
}
