using WorkReport.Domain.Periods;
using WorkReport.Prose.Outlines;

namespace WorkReport.Web.Reporting.Workbooks;

/// <summary>The sections of one part of a period's outline, by key.</summary>
internal sealed class Sections
{
    private readonly Dictionary<int, OutlineSection> byId;

    private Sections(Dictionary<int, OutlineSection> byId) => this.byId = byId;

    public static Sections Of(ReportingPeriod period, OutlinePart part) => new(period.Sections.Where(section => section.Part == part).ToDictionary(section => section.Id));

    /// <summary>Its place among them; what has none comes last.</summary>
    public int PlaceOf(int id) => byId.GetValueOrDefault(id)?.Position ?? int.MaxValue;

    /// <summary>一、服务大局展现新作为; null where there is no such section.</summary>
    public string? HeadingOf(int id) => byId.GetValueOrDefault(id) is { } section ? HeadingNumber.First(section.Position + 1) + section.Title : null;
}
