using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WorkReport.Web.Platform;

/// <summary>What a page calls the fields of its form: for a form that comes back apart from its page.</summary>
public static class FieldNames
{
    /// <summary>
    /// The fields that a person types into, with the key of the name of each, empty where it is named by its row. Choices, ticks, buttons and
    /// what has no name are not typed. Null where the page is not known.
    /// </summary>
    public static IReadOnlyDictionary<string, string>? Of(Endpoint? endpoint, IEnumerable<string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Dictionary<string, string> names = [];
        if (endpoint?.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.ModelTypeInfo is not { } page)
            return null;
        foreach (var field in fields)
        {
            if (Find(page, field) is not var (property, type) || !IsTyped(type))
                continue;
            var name = property.GetCustomAttribute<DisplayAttribute>()?.Name;
            if (name is not null || field.Contains(Row, StringComparison.Ordinal))
                names[field] = name ?? "";
        }

        return names;
    }

    private static bool IsTyped(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(string) || plain == typeof(decimal) || plain == typeof(DateOnly));

    // A cell is named by its metric and unit.
    private const string Row = "Rows[";

    private static (PropertyInfo Property, Type Type)? Find(Type page, string field)
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

        return found is null ? null : (found, type);
    }
}
