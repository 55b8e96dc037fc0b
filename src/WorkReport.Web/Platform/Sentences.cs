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
            ? text[reason, [.. verdict.Values.Select(v => v switch { DateOnly day => text.Of(day), Enum value => text.Of(value), IReadOnlyList<string> names => string.Join(text["List.Comma"], names), _ => v })]].Value
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

    /// <summary>What a person is at a unit, and whether they sign there. A township has no office: who does its work there is 汇总人.</summary>
    public static string Of(this IStringLocalizer<SharedResource> text, Role role, bool signs, UnitLevel level)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text[KeyOf(role, signs, level)];
    }

    /// <summary>The key of the same word.</summary>
    public static string KeyOf(Role role, bool signs, UnitLevel level) =>
        signs ? "Membership.Signer" : role is Role.Office && !level.HasOffice() ? "Membership.Compiler" : $"Membership.{role}";

    /// <summary>A role where no unit is named yet: to choose from, or to search for.</summary>
    public static string Anywhere(this IStringLocalizer<SharedResource> text, Role role)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text[role is Role.Office ? "Membership.OfficeOrCompiler" : $"Membership.{role}"];
    }

    /// <summary>Are there people at such a unit who are called its office?</summary>
    public static bool HasOffice(this UnitLevel level) => level is UnitLevel.City or UnitLevel.County or UnitLevel.Department;

    /// <summary>2026年12月31日, or 2026-12-31.</summary>
    public static string Of(this IStringLocalizer<SharedResource> text, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(text);
        return day.ToString(text["Date.Long"], CultureInfo.InvariantCulture);
    }
}
