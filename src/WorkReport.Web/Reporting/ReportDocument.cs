using WorkReport.Documents.Model;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reports;
using WorkReport.Prose.Outlines;

namespace WorkReport.Web.Reporting;

/// <summary>From the facts of a report to the text that is set: the same facts give the same document.</summary>
public static class ReportDocument
{
    /// <summary>The heading level that a run-in lead stands for.</summary>
    private const int LeadLevel = 2;

    public static Document Of(ReportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var head = new Frontmatter
        {
            Title = [facts.Head.Title],
            Subtitle = [.. new[] { facts.Head.Occasion, facts.Head.Speaker }.Where(line => line.Length > 0)],
            Salutation = facts.Head.Salutation.Length > 0 ? facts.Head.Salutation : null,
        };
        return new Document(head, [.. facts.Opening.Select(Set), .. Part(facts.Review), .. Part(facts.Plan), .. facts.Closing.Select(Set)]) { Annexes = Sources(facts) };
    }

    /// <summary>数据来源: which of 上报数 and 核定数 the text prints, and both, where any figure of it was settled.</summary>
    private static IReadOnlyList<Annex> Sources(ReportFacts facts) => facts.Basis is not { } basis || facts.SettledInText() is not { Count: > 0 } settled ? [] :
    [
        new Annex(SharedResource.Official("Reports.Sources"),
        [
            new Paragraph(SharedResource.Official(basis is FigureBasis.Settled ? "Reports.PrintsSettled" : "Reports.PrintsReported")),
            new Table("",
            [
                new TableColumn(SharedResource.Official("Totals.Metric"), 3), new TableColumn(SharedResource.Official("Reports.SourceUnit"), 3),
                new TableColumn(SharedResource.Official("Settled.Reported"), 2, CellAlignment.Right), new TableColumn(SharedResource.Official("Settled.Change"), 2, CellAlignment.Right), new TableColumn(SharedResource.Official("Settled.Title"), 2, CellAlignment.Right),
                new TableColumn(SharedResource.Official("Settled.Reason"), 5),
            ],
            [.. settled.Select(one => (IReadOnlyList<string>)[one.Metric, one.Aspect is FigureAspect.Own ? one.Unit : SharedResource.Official("Reports.SourceOf", one.Unit, SharedResource.Official($"FigureAspect.{one.Aspect}")), one.Reported ?? "—", one.Change, one.Settled ?? "—", one.Grounds])]),
        ]),
    ];

    /// <summary>A section's heading with its number.</summary>
    public static string Heading(string title, int place) => HeadingNumber.First(place + 1) + title;

    private static IEnumerable<Block> Part(FactPart part)
    {
        if (part.Overview.Count == 0 && part.Sections.Count == 0)
            yield break;
        yield return new PartHeading(part.Title);
        foreach (var paragraph in part.Overview)
            yield return Set(paragraph);
        foreach (var (section, place) in part.Sections.Select((section, place) => (section, place)))
        {
            yield return new Heading(1, Heading(section.Title, place));
            foreach (var paragraph in section.Paragraphs)
                yield return Set(paragraph);
        }
    }

    private static Block Set(FactParagraph paragraph)
    {
        var lead = Lead(paragraph.Lead);
        // A sentence with nothing behind it leads nothing, and is not set whole in the face of a heading (GB/T 9704—2012, 7.3.3).
        return lead.Length == 0 || paragraph.Text.Length == 0 ? new Paragraph(lead + paragraph.Text) : new Paragraph(lead + paragraph.Text) { LeadLength = lead.Length, LeadLevel = LeadLevel };
    }

    /// <summary>The lead as it is printed: with a full stop where it has no end of its own.</summary>
    public static string Lead(string lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return lead.Length == 0 || "\u3002\uFF01\uFF1F\uFF1A\uFF1B\uFF0C".Contains(lead[^1], StringComparison.Ordinal) ? lead : lead + "\u3002";
    }
}
