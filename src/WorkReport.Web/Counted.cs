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

/// <summary>The words of the site, counted.</summary>
public sealed class CountedWords(IStringLocalizerFactory factory) : IStringLocalizer<SharedResource>
{
    private readonly IStringLocalizer words = factory.Create(typeof(SharedResource));

    public LocalizedString this[string name] => words[name];

    public LocalizedString this[string name, params object[] arguments] =>
        new(name, string.Format(Counted.Provider, words[name].Value, arguments), words[name].ResourceNotFound);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => words.GetAllStrings(includeParentCultures);
}
