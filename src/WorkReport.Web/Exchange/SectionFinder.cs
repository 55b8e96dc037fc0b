using WorkReport.Domain.Periods;
using WorkReport.Prose.Outlines;

namespace WorkReport.Web.Exchange;

/// <summary>Finds the section of an outline that a row names: 一、服务大局 or 服务大局.</summary>
internal sealed class SectionFinder(ReportingPeriod period, OutlinePart part)
{
    private readonly List<OutlineSection> sections = [.. period.Sections.Where(section => section.Part == part)];

    /// <summary>The section; null where there is none, which is then wrong.</summary>
    public OutlineSection? Of(ImportRow row, ImportColumn column)
    {
        if (row.Needed(column, OutlineSection.TitleLength + 8) is not { } said)
            return null;
        var found = sections.Find(section => section.Title == said || HeadingNumber.First(section.Position + 1) + section.Title == said)
            ?? sections.Find(section => said.EndsWith('、' + section.Title, StringComparison.Ordinal));
        if (found is null)
            row.No(column, SharedResource.Text(sections.Count == 0 ? "Items.NoOutline" : "Import.NoSection", said));
        return found;
    }
}
