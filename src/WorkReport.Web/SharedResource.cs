using System.Globalization;
using System.Resources;

namespace WorkReport.Web;

/// <summary>The words of the site and of the command line: Resources/SharedResource.resx is Chinese, .en.resx English.</summary>
public sealed class SharedResource
{
    private static readonly ResourceManager Words = new("WorkReport.Web.Resources.SharedResource", typeof(SharedResource).Assembly);

    private SharedResource() { }

    /// <summary>The words of a key in the language of the current UI culture; for where no localizer is at hand.</summary>
    public static string Text(string key, params object[] values) =>
        string.Format(Counted.Provider, Find(key) ?? throw new KeyNotFoundException(key), values);

    /// <summary>The same as it stands there, with the places for its values; null where there is no such key.</summary>
    internal static string? Find(string key) => Words.GetString(key, CultureInfo.CurrentUICulture);

    /// <summary>The words of a key in one language, whatever the screen's: for words that come back, as the heads of sheets do.</summary>
    public static string TextIn(CultureInfo language, string key) => Words.GetString(key, language) ?? throw new KeyNotFoundException(key);

    /// <summary>The words of a key as documents print them: in Chinese, whoever reads the screen.</summary>
    public static string Official(string key, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, Words.GetString(key, CultureInfo.InvariantCulture) ?? throw new KeyNotFoundException(key), values);
}
