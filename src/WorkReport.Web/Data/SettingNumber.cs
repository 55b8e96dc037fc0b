using System.Globalization;

namespace WorkReport.Web.Data;

/// <summary>A whole number among the settings.</summary>
internal static class SettingNumber
{
    /// <summary>Null where it is not given.</summary>
    /// <exception cref="DatabaseRefusedException">It is no such number; the message says which it may be.</exception>
    public static int? Read(IConfiguration configuration, string key, int least, int most) =>
        configuration[key]?.Trim() is not { Length: > 0 } given ? null
        : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new DatabaseRefusedException("BadNumber", key, given, least, most);
}
