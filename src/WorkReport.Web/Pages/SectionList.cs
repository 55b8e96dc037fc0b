using Microsoft.AspNetCore.Mvc.Rendering;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Outlines;

namespace WorkReport.Web.Pages;

/// <summary>The sections of one part of a year's outline, numbered as they are printed.</summary>
public static class SectionList
{
    public static IReadOnlyList<OutlineSection> Of(ReportingPeriod period, OutlinePart part)
    {
        ArgumentNullException.ThrowIfNull(period);
        return [.. period.Sections.Where(section => section.Part == part)];
    }

    /// <summary>一、服务大局展现新作为.</summary>
    public static string Heading(OutlineSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return HeadingNumber.First(section.Position + 1) + section.Title;
    }

    /// <summary>To choose from; what is said behind a heading may be empty.</summary>
    public static IEnumerable<SelectListItem> Items(IEnumerable<OutlineSection> sections, Func<OutlineSection, string> behind) =>
        sections.Select(section => new SelectListItem(Heading(section) + behind(section), FormattableString.Invariant($"{section.Id}")));

    /// <summary>The one that the address asks for, else the first; null where there is none.</summary>
    public static int? Asked(IReadOnlyList<OutlineSection> sections, string? asked)
    {
        ArgumentNullException.ThrowIfNull(sections);
        return sections.FirstOrDefault(section => FormattableString.Invariant($"{section.Id}") == asked)?.Id ?? (sections.Count > 0 ? sections[0].Id : null);
    }
}
