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

    /// <summary>Reads <c>Database:Provider</c>, <c>ConnectionStrings:WorkReport</c> and <c>Data:Folder</c>.</summary>
    /// <exception cref="DatabaseRefusedException">They make no sense.</exception>
    public static DatabaseChoice From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var folder = Path.GetFullPath(Filled(configuration["Data:Folder"]) ?? "data");
        var connection = Filled(configuration.GetConnectionString("WorkReport"));
        var provider = Filled(configuration["Database:Provider"]) ?? nameof(DatabaseProvider.Sqlite);
        // By name only: Enum.Parse would take "1" for SQL Server.
        return provider.ToUpperInvariant() switch
        {
            "SQLITE" => Sqlite(folder, connection),
            "SQLSERVER" => SqlServer(folder, connection ?? throw new DatabaseRefusedException("NoConnection")),
            _ => throw new DatabaseRefusedException("UnknownProvider", provider),
        };
    }

    /// <summary>What may be shown of it: the file, or the server and the database.</summary>
    public string Shown => File ?? ServerAndDatabase();

    public override string ToString() => $"{Provider}: {Shown}";

    private static DatabaseChoice Sqlite(string folder, string? connection)
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
        settings.ForeignKeys = true;
        settings.DefaultTimeout = Databases.BusySeconds;
        return new DatabaseChoice(DatabaseProvider.Sqlite, settings.ConnectionString, folder, settings.DataSource);
    }

    private static DatabaseChoice SqlServer(string folder, string connection)
    {
        try
        {
            return new DatabaseChoice(DatabaseProvider.SqlServer, new SqlConnectionStringBuilder(connection).ConnectionString, folder, null);
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
