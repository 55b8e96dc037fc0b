using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;

namespace WorkReport.Web.Pages;

/// <summary>
/// What the boxes of a form held when it was served, as the form carries it: each field's name and a short hash of its content. When the
/// form comes back this tells the fields that the person left alone from those they changed.
/// </summary>
public static class ServedFields
{
    // Enough to tell two texts of one field apart.
    private const int HashBytes = 9;

    /// <summary>The fields that a person sees and fills in.</summary>
    public static IEnumerable<PropertyInfo> Of(Type form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.GetProperties().Where(field => field.CanWrite && field.GetCustomAttribute<DisplayAttribute>() is not null);
    }

    /// <summary>As the form carries it: Name.hash, a field each.</summary>
    public static string Write(object form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return string.Join(' ', Of(form.GetType()).Select(field => $"{field.Name}.{HashOf(field.GetValue(form))}"));
    }

    /// <summary>The same read again: hashes by field. Null where nothing was served.</summary>
    public static Dictionary<string, string>? Read(string? served) => string.IsNullOrEmpty(served)
        ? null
        : served.Split(' ').Select(field => field.Split('.')).Where(parts => parts.Length == 2).GroupBy(parts => parts[0], StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First()[1], StringComparer.Ordinal);

    /// <summary>Of the fields that are no longer as they were served: those that the person left alone, and the names of those that both changed, each to something else.</summary>
    /// <param name="served">Hashes by field, as they came back.</param>
    /// <param name="stands">The form as the store would fill it in now.</param>
    /// <param name="form">The form as it came.</param>
    public static (IReadOnlyList<PropertyInfo> Theirs, HashSet<string> Both) Compare(Dictionary<string, string> served, object stands, object form)
    {
        ArgumentNullException.ThrowIfNull(served);
        ArgumentNullException.ThrowIfNull(stands);
        ArgumentNullException.ThrowIfNull(form);
        List<PropertyInfo> theirs = [];
        HashSet<string> both = [];
        foreach (var field in Of(form.GetType()))
        {
            var (was, now, came) = (served.GetValueOrDefault(field.Name), HashOf(field.GetValue(stands)), HashOf(field.GetValue(form)));
            if (now == was || now == came)
                continue;
            if (came == was)
                theirs.Add(field);
            else
                both.Add(field.Name);
        }

        return (theirs, both);
    }

    /// <summary>A short hash of what one field holds; an empty text is nothing, and 5.00 is 5.</summary>
    public static string HashOf(object? value)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(value switch { "" => null, decimal figure => figure / 1.0000000000000000000000000000m, _ => value });
        return Convert.ToBase64String(SHA256.HashData(content).AsSpan(0, HashBytes)).Replace('+', '-').Replace('/', '_');
    }
}
