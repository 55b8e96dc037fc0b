using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WorkReport.Web.Platform;

/// <summary>What a page calls the fields of its form: for a form that comes back apart from its page.</summary>
public static class FieldNames
{
    /// <summary>The fields that a person types into, with the key of the name of each, empty where it has none. Choices, ticks and buttons are not typed.</summary>
    public static IReadOnlyDictionary<string, string> Of(Endpoint? endpoint, IEnumerable<string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Dictionary<string, string> names = [];
        if (endpoint?.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.ModelTypeInfo is not { } page)
            return names;
        foreach (var field in fields)
        {
            if (Find(page, field) is { } property && IsTyped(property.PropertyType))
                names[field] = property.GetCustomAttribute<DisplayAttribute>()?.Name ?? "";
        }

        return names;
    }

    private static bool IsTyped(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(string) || plain == typeof(decimal) || plain == typeof(DateOnly));

    private static PropertyInfo? Find(Type page, string field)
    {
        PropertyInfo? found = null;
        var type = page;
        foreach (var step in field.Split('.'))
        {
            found = type.GetProperty(step.Split('[')[0], BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            if (found is null)
                return null;
            // A cell of a table is found by its key.
            type = step.Contains('[', StringComparison.Ordinal) && found.PropertyType.GenericTypeArguments is [.., var cell] ? cell : found.PropertyType;
        }

        return found;
    }
}
