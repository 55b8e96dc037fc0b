using System.Globalization;
using WorkReport.Domain.Metrics;

namespace WorkReport.Web.Pages;

/// <summary>Carries to the page that comes next how many figures of a text follow their metric no longer, so that it is said.</summary>
internal static class LostFigures
{
    /// <summary>How the address names it.</summary>
    public const string Name = "lost";

    /// <summary>Nothing where none was lost.</summary>
    public static string InAddress(BoundText bound) => bound.Lost.Count == 0 ? "" : FormattableString.Invariant($"&{Name}={bound.Lost.Count}");

    /// <summary>How many the address says; null where it says none.</summary>
    public static int? Read(string? asked) => int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 1000 ? count : null;
}
