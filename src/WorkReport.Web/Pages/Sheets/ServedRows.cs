using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>The rows as the page was served, carried by its form: what comes back otherwise was changed here, what stands otherwise elsewhere.</summary>
internal static class ServedRows
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public static string Write(IEnumerable<KeyValuePair<string, SheetRow>> rows) => JsonSerializer.Serialize(rows.ToDictionary(), Options);

    /// <summary>Null where nothing was carried that can be read.</summary>
    public static IReadOnlyDictionary<string, SheetRow?>? Read(string? carried)
    {
        try
        {
            return carried is null ? null : JsonSerializer.Deserialize<Dictionary<string, SheetRow?>>(carried, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
