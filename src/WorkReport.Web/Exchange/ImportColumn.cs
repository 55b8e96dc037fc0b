using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace WorkReport.Web.Exchange;

/// <summary>A column that an import reads. It is found by its head, in either language, wherever it stands.</summary>
/// <param name="Key">The key of its head.</param>
/// <param name="Width">In the template, in characters of half width.</param>
public sealed record ImportColumn(string Key, double Width)
{
    internal static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];
    private static readonly ConcurrentDictionary<string, HashSet<string>> Names = new();

    /// <summary>Without it a sheet is not one of its kind.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>What stands in the template as an example: the key of the words, or what is no words as it is.</summary>
    public string Example { get; init; } = "";

    /// <summary>Its head in the language of the screen.</summary>
    public string Head => SharedResource.Text(Key);

    /// <summary>What a matching names it by.</summary>
    public string Name => Key[(Key.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>Is this its head?</summary>
    public bool IsCalled(string head) => Says(Key, head);

    /// <summary>Is this the word of that key, in either language? Spaces, width and case say nothing, and what it has in brackets may be left out.</summary>
    internal static bool Says(string key, string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return Names.GetOrAdd(key, NamesOf).Contains(Bare(typed));
    }

    private static HashSet<string> NamesOf(string key)
    {
        var names = Languages.Select(language => Bare(SharedResource.TextIn(language, key))).ToHashSet(StringComparer.Ordinal);
        names.UnionWith([.. names.Select(name => name.Split('(')[0]).Where(name => name.Length > 0)]);
        return names;
    }

    private static string Bare(string typed) =>
        string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c != '*')).ToUpperInvariant();
}
