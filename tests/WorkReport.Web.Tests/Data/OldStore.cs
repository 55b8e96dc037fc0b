using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Data;

/// <summary>A store of 7135647 in a data folder of its own, as the program of that day left it. How it was made says the README beside it.</summary>
/// <remarks>WORKREPORT_OLD_STORE names a folder with a whole workreport.db and its ended-period.json, to upgrade that one instead.</remarks>
public sealed class OldStore : IAsyncDisposable
{
    private const string Packed = "store-7135647.db.gz";
    private static readonly string? Whole = Environment.GetEnvironmentVariable("WORKREPORT_OLD_STORE");

    public OldStore()
    {
        if (Whole is { } folder)
        {
            File.Copy(Path.Combine(folder, "workreport.db"), Store.File);
            return;
        }

        using var packed = new GZipStream(File.OpenRead(Path.Combine(Folder, Packed)), CompressionMode.Decompress);
        using var file = File.Create(Store.File);
        packed.CopyTo(file);
    }

    /// <summary>Where the dump and what belongs to it are kept.</summary>
    public static string Folder => Path.Combine(Source.Root, "tests", "WorkReport.Web.Tests", "Data", "OldStore");

    /// <summary>What the program of that day computed of its ended periods.</summary>
    public static string EndedPeriods => File.ReadAllText(Path.Combine(Whole ?? Folder, "ended-period.json"));

    public Store Store { get; } = new();

    /// <summary>Reads past the product, and cannot change anything: all that the facts say, row by row.</summary>
    /// <param name="file">The store's file, or a copy of it.</param>
    /// <param name="facts">Which facts, with their SQL.</param>
    public static Dictionary<string, IReadOnlyList<string>> Read(string file, IEnumerable<OldFact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        using var connection = Open(file);
        return facts.ToDictionary(fact => fact.Name, IReadOnlyList<string> (fact) => Rows(connection, fact.Sql));
    }

    /// <summary>The facts of an old store: what <see cref="OldFact.Named"/> lists, and of each table every column of every row.</summary>
    public static IReadOnlyList<OldFact> Facts(string file)
    {
        using var connection = Open(file);
        var tables = Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").Except(OldFact.Machinery)
            // The index of texts keeps none of them: SearchUpkeepTests hold it against the rows.
            .Where(table => !table.StartsWith("SearchGrams", StringComparison.Ordinal)).ToList();
        return [.. OldFact.Named, .. tables.Select(table => new OldFact(table, WholeRows(connection, table)))];
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }

    private static string WholeRows(SqliteConnection connection, string table)
    {
        var columns = string.Join(", ", Rows(connection, $"SELECT '\"' || name || '\"' FROM pragma_table_info('{table}') ORDER BY cid"));
        var key = string.Join(", ", Rows(connection, $"SELECT '\"' || name || '\"' FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk"));
        // The trail goes on: what stood in it is to stand there still.
        var stood = table == "AuditEntries" ? $" WHERE \"Sequence\" <= {Rows(connection, "SELECT MAX(\"Sequence\") FROM AuditEntries")[0]}" : "";
        return $"SELECT {columns} FROM \"{table}\"{stood} ORDER BY {key}";
    }

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(n => Shown(reader.GetValue(n)))));
        return rows;
    }

    private static string Shown(object value) => value switch
    {
        DBNull => "∅",
        byte[] bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
