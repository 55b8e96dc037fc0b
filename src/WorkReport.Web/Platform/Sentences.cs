using System.Globalization;
using Microsoft.Extensions.Localization;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Platform;

/// <summary>The words of a <see cref="Verdict"/>: what the button shows beside itself and what the action answers are the same.</summary>
public static class Sentences
{
    /// <summary>Why not; null for yes. Days are written as people of the language write them.</summary>
    public static string? Of(this IStringLocalizer<SharedResource> text, Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Reason is { } reason
            ? text[reason, [.. verdict.Values.Select(v => v switch { DateOnly day => text.Of(day), Enum value => text.Of(value), _ => v })]].Value
            : null;
    }

    /// <summary>The word for a value of an enumeration; for several flags the words of each, joined.</summary>
    public static string Of(this IStringLocalizer<SharedResource> text, Enum value)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(value);
        var noun = value is UnitLevel ? "Level" : value.GetType().Name;
        return string.Join(text["List.Comma"], value.ToString().Split(", ").Select(name => text[$"{noun}.{name}"].Value));
    }

    /// <summary>What a person is at a unit, and whether they sign there.</summary>
    public static string Of(this IStringLocalizer<SharedResource> text, Role role, bool signs)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text[signs ? "Membership.Signer" : $"Membership.{role}"];
    }

    /// <summary>2026年12月31日, or 2026-12-31.</summary>
    public static string Of(this IStringLocalizer<SharedResource> text, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(text);
        return day.ToString(text["Date.Long"], CultureInfo.InvariantCulture);
    }
}
