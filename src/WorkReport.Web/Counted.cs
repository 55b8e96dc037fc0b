using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace WorkReport.Web;

/// <summary>
/// Numbers with their noun, for the language that has two forms of it: <c>{0:page|pages}</c> is "1 page" and "2 pages". What follows the
/// noun and changes with it goes along: <c>{0:thing waits|things wait}</c>.
/// </summary>
public sealed class Counted : IFormatProvider, ICustomFormatter
{
    /// <summary>Formats as the current culture does, and counts.</summary>
    public static IFormatProvider Provider { get; } = new Counted();

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : CultureInfo.CurrentCulture.GetFormat(formatType!);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        if (format?.Split('|') is not [var one, var many])
            return arg is IFormattable plain ? plain.ToString(format, CultureInfo.CurrentCulture) : arg?.ToString() ?? "";
        var number = Convert.ToString(arg, CultureInfo.CurrentCulture) ?? "";
        return $"{number} {(number == "1" ? one : many)}";
    }
}

/// <summary>
/// The words of the site, counted. Each is looked up once for a language and kept: the framework's own localizer writes a key and looks twice for every word of every page.
/// </summary>
public sealed class CountedWords : IStringLocalizer<SharedResource>
{
    private readonly ConcurrentDictionary<(string Language, string Name), LocalizedString> words = new();

    public LocalizedString this[string name] =>
        words.TryGetValue((CultureInfo.CurrentUICulture.Name, name), out var word) ? word : Find(name);

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var word = this[name];
            return new(name, string.Format(Counted.Provider, word.Value, arguments), word.ResourceNotFound);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => throw new NotSupportedException();

    private LocalizedString Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        // What is no word of ours may be anything, and is not kept.
        return SharedResource.Find(name) is { } found
            ? words.GetOrAdd((CultureInfo.CurrentUICulture.Name, name), new LocalizedString(name, found))
            : new LocalizedString(name, name, resourceNotFound: true);
    }
}
