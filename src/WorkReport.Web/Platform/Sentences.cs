using System.Globalization;
using Microsoft.Extensions.Localization;
using WorkReport.Domain;

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
            ? text[reason, [.. verdict.Values.Select(v => v is DateOnly day ? text.Of(day) : v)]].Value
            : null;
    }

    /// <summary>2026年12月31日, or 2026-12-31.</summary>
    public static string Of(this IStringLocalizer<SharedResource> text, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(text);
        return day.ToString(text["Date.Long"], CultureInfo.InvariantCulture);
    }
}
