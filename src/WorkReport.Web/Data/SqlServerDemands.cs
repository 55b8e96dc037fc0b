using Microsoft.EntityFrameworkCore;

namespace WorkReport.Web.Data;

/// <summary>
/// What a database of SQL Server has to be set to. Without snapshots readers wait for writers and writers for readers; an older level has no
/// JSON for lists; with delayed durability a power cut takes what was acknowledged.
/// </summary>
public static class SqlServerDemands
{
    /// <summary>SQL Server 2019.</summary>
    public const int LeastLevel = 150;

    private const string Question = """
        SELECT is_read_committed_snapshot_on AS Snapshot, CAST(compatibility_level AS int) AS Level, COALESCE(delayed_durability_desc, N'DISABLED') AS Durability
        FROM sys.databases WHERE database_id = DB_ID()
        """;

    /// <summary>Asks the database.</summary>
    /// <exception cref="DatabaseRefusedException">It is set otherwise; the message says what to set.</exception>
    public static async Task AssertFitAsync(this WorkReportDb db, string shown, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if ((await db.Database.SqlQueryRaw<ServerSettings>(Question).ToListAsync(cancel)).FirstOrDefault() is { } found && Mend(found) is { } mend)
            throw new DatabaseRefusedException("Unfit", shown, mend);
    }

    /// <summary>What to have the server do first; null where all is well.</summary>
    public static string? Mend(ServerSettings found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return !found.Snapshot ? "ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE"
            : found.Level < LeastLevel ? FormattableString.Invariant($"ALTER DATABASE CURRENT SET COMPATIBILITY_LEVEL = {LeastLevel}")
            : found.Durability == "FORCED" ? "ALTER DATABASE CURRENT SET DELAYED_DURABILITY = DISABLED"
            : null;
    }
}

/// <summary>How a database of SQL Server is set.</summary>
/// <param name="Snapshot">READ_COMMITTED_SNAPSHOT.</param>
/// <param name="Level">Its level of compatibility.</param>
/// <param name="Durability">DISABLED, ALLOWED or FORCED.</param>
public sealed record ServerSettings(bool Snapshot, int Level, string Durability);
