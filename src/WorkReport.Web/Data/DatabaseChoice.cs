using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace WorkReport.Web.Data;

/// <summary>Which database is used and where its data are.</summary>
/// <param name="Provider">Which kind.</param>
/// <param name="ConnectionString">What the provider opens. It may hold a password: it is never shown.</param>
/// <param name="Folder">The data folder, as a full path.</param>
/// <param name="File">The SQLite file, as a full path; null for SQL Server.</param>
public sealed record DatabaseChoice(DatabaseProvider Provider, string ConnectionString, string Folder, string? File)
{
    /// <summary>The name of the SQLite file in the data folder.</summary>
    public const string FileName = "workreport.db";

    /// <summary>Rows in one command to SQL Server; null: as EF has it. One for servers that have no MERGE.</summary>
    public int? MaxBatch { get; init; }

    /// <summary>How long a command waits for what others hold, in seconds.</summary>
    public int LockSeconds { get; init; } = Databases.BusySeconds;

    /// <summary>Reads <c>Database:Provider</c>, <c>ConnectionStrings:WorkReport</c>, <c>Data:Folder</c>, <c>Database:LockTimeout</c> and <c>Database:MaxBatch</c>.</summary>
    /// <exception cref="DatabaseRefusedException">They make no sense.</exception>
    public static DatabaseChoice From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var folder = Path.GetFullPath(Filled(configuration["Data:Folder"]) ?? "data");
        var connection = Filled(configuration.GetConnectionString("WorkReport"));
        var provider = Filled(configuration["Database:Provider"]) ?? nameof(DatabaseProvider.Sqlite);
        var wait = SettingNumber.Read(configuration, "Database:LockTimeout", 1, 60) ?? Databases.BusySeconds;
        // By name only: Enum.Parse would take "1" for SQL Server.
        return provider.ToUpperInvariant() switch
        {
            "SQLITE" => Sqlite(folder, connection, wait),
            "SQLSERVER" => SqlServer(folder, connection ?? throw new DatabaseRefusedException("NoConnection")) with
            {
                LockSeconds = wait,
                MaxBatch = SettingNumber.Read(configuration, "Database:MaxBatch", 1, 1000),
            },
            _ => throw new DatabaseRefusedException("UnknownProvider", provider),
        };
    }

    /// <summary>What may be shown of it: the file, or the server and the database.</summary>
    public string Shown => File ?? ServerAndDatabase();

    public override string ToString() => $"{Provider}: {Shown}";

    private static DatabaseChoice Sqlite(string folder, string? connection, int wait)
    {
        SqliteConnectionStringBuilder settings;
        try
        {
            settings = new SqliteConnectionStringBuilder(connection ?? $"Data Source={Path.Combine(folder, FileName)}");
        }
        catch (ArgumentException unreadable)
        {
            throw new DatabaseRefusedException("BadConnection", unreadable, unreadable.Message);
        }

        // A database in memory would be empty for every connection and gone at the end.
        if (settings.DataSource is "" or ":memory:" || settings.Mode is SqliteOpenMode.Memory || settings.DataSource.StartsWith("file:", StringComparison.Ordinal))
            throw new DatabaseRefusedException("NoFile", settings.DataSource);

        settings.DataSource = Path.GetFullPath(settings.DataSource);
        // The engine that comes along keeps to them unless told otherwise, and the start looks whether it does; told so, every opening of a connection would be a command more.
        settings.ForeignKeys = null;
        settings.DefaultTimeout = wait;
        return new DatabaseChoice(DatabaseProvider.Sqlite, settings.ConnectionString, folder, settings.DataSource) { LockSeconds = wait };
    }

    private static DatabaseChoice SqlServer(string folder, string connection)
    {
        try
        {
            var settings = new SqlConnectionStringBuilder(connection);
            // Without a name everything would go into the database that the login falls into, master as a rule.
            return settings.InitialCatalog.Trim().ToUpperInvariant() is "" or "MASTER" or "MODEL" or "MSDB" or "TEMPDB"
                ? throw new DatabaseRefusedException("NoDatabaseName")
                : new DatabaseChoice(DatabaseProvider.SqlServer, settings.ConnectionString, folder, null);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new DatabaseRefusedException("BadConnection", unreadable, unreadable.Message);
        }
    }

    private static string? Filled(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting.Trim();

    private string ServerAndDatabase()
    {
        var settings = new SqlConnectionStringBuilder(ConnectionString);
        return $"{settings.DataSource}/{settings.InitialCatalog}";
    }
}
