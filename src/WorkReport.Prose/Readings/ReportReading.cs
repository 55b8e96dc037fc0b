using WorkReport.Prose.Outlines;
using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Readings;

/// <summary>A task of next year as a report states it.</summary>
/// <param name="Start">Where it begins in the text that was read, in UTF-16 units.</param>
/// <param name="Length">How much of that text it covers.</param>
/// <param name="Text">Normalised and set full-width, its number included.</param>
/// <param name="Owner">Who leads it: 人社厅; null where nobody is named.</param>
/// <param name="Due">Until when, as printed: 6月底前; null where no day is said.</param>
/// <param name="Quantities">Its figures.</param>
public sealed record PlanReading(int Start, int Length, string Text, string? Owner, string? Due, IReadOnlyList<QuantityReading> Quantities);

/// <summary>A report taken apart: its outline, its figures and its tasks.</summary>
/// <param name="Text">The text that was read; all places are places in it, in UTF-16 units.</param>
/// <param name="Outline">What each stretch of it is.</param>
/// <param name="Quantities">Every figure of headings and paragraphs, in reading order.</param>
/// <param name="Plans">The tasks, in reading order.</param>
public sealed record ReportReading(string Text, Outline Outline, IReadOnlyList<QuantityReading> Quantities, IReadOnlyList<PlanReading> Plans)
{
    /// <summary>What stands above the text, then its headings and lead sentences, in reading order.</summary>
    public IReadOnlyList<Heading> Headings()
    {
        var above = Outline.Elements.Where(element => element.Kind is OutlineKind.Title or OutlineKind.Occasion or OutlineKind.Speaker or OutlineKind.Salutation)
            .Select(element => new Heading(element.Start, 0, null, element.Text, element.Kind == OutlineKind.Title ? HeadingStyle.Title : HeadingStyle.Line));
        var below = Outline.Entries().Select(entry =>
        {
            OutlineElement element = Outline.Elements[entry.Element];
            int number = Numbering.Read(entry.Text)?.Length ?? 0;
            return new Heading(entry.Start, entry.Depth, number > 0 ? entry.Text[..number].TrimEnd() : null, entry.Text, StyleOf(element));
        });
        return [.. above.Concat(below).OrderBy(heading => heading.Start)];
    }

    private static HeadingStyle StyleOf(OutlineElement element) => element switch
    {
        { Kind: OutlineKind.Part, IsAppendix: true } => HeadingStyle.Appendix,
        { Kind: OutlineKind.Part } => HeadingStyle.Part,
        { Kind: OutlineKind.Heading } => HeadingStyle.Line,
        { LeadLength: > 0 } when element.LeadLength < element.Text.Length => HeadingStyle.RunIn,
        _ => Numbering.Read(element.Text) is null ? HeadingStyle.Line : HeadingStyle.PlanItem,
    };
}
