using System.Text.Json;
using System.Text.Json.Serialization;
using WorkReport.Web.Data;

namespace WorkReport.Web.Backups;

/// <summary>What a backup says of itself: all of it is held against what is found when it is read.</summary>
/// <param name="Form">The form of the file, counted up when it changes.</param>
/// <param name="Version">The program that made it.</param>
/// <param name="Provider">Of which database. Of SQL Server it holds the folder alone.</param>
/// <param name="Schema">The last migration.</param>
/// <param name="TakenAt">The moment, in UTC.</param>
/// <param name="LogLine">The last line of the log; 0 where it is empty.</param>
/// <param name="LogHash">Its hash, which stands for all lines before it.</param>
/// <param name="HasKeys">Are the keys of the seals and of sessions in it?</param>
/// <param name="Rows">Rows by table.</param>
/// <param name="Parts">The files in it.</param>
public sealed record BackupManifest(
    int Form, string Version, DatabaseProvider Provider, string Schema, DateTimeOffset TakenAt, long LogLine, string LogHash, bool HasKeys,
    SortedDictionary<string, long> Rows, IReadOnlyList<BackupPart> Parts)
{
    public const int LatestForm = 1;
    public const string FileName = "manifest.json";
    public const string SumsName = "SHA256SUMS";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter<DatabaseProvider>() },
    };

    /// <summary>All rows together.</summary>
    [JsonIgnore]
    public long AllRows => Rows.Values.Sum();

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Readable);

    /// <exception cref="JsonException">It is none.</exception>
    public static BackupManifest Read(ReadOnlySpan<byte> written) => JsonSerializer.Deserialize<BackupManifest>(written, Readable) ?? throw new JsonException();

    /// <summary>The form alone, of whatever program.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static int FormOf(ReadOnlyMemory<byte> written)
    {
        using var json = JsonDocument.Parse(written);
        return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("form", out var form) && form.TryGetInt32(out var number) ? number : throw new JsonException();
    }
}

/// <summary>A file in a backup.</summary>
public sealed record BackupPart(string Name, long Bytes, string Sha256);
