using WorkReport.Domain.Reports;
using WorkReport.Prose.Differences;

namespace WorkReport.Web.Reporting;

/// <summary>Two versions of a report: their text as one, so that a paragraph which went to another section is known, and their figures line by line.</summary>
public static class ReportComparison
{
    public static Comparison Of(ReportFacts old, ComparedVersion oldVersion, ReportFacts current, ComparedVersion newVersion)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(current);
        var (before, after) = (Paragraphs(old).ToList(), Paragraphs(current).ToList());
        var words = TextDifference.Between(string.Join('\n', before.Select(p => p.Text)), string.Join('\n', after.Select(p => p.Text)));
        var text = new ComparedPiece("text", "", words.IsEmpty ? PieceChange.Same : PieceChange.Changed, words)
        {
            OldStyles = [.. before.Select(p => p.Style)],
            NewStyles = [.. after.Select(p => p.Style)],
        };
        var figures = Figures(old.Metrics, current.Metrics).ToList();
        return new Comparison(current.Head.Title, oldVersion, newVersion, figures.Count == 0 ? [new ComparedPart("", [text])]
            : [new ComparedPart("", [text]), new ComparedPart(SharedResource.Official("Changes.Figures"), figures)]);
    }

    /// <summary>The text of a report as it is printed, line by line; a paragraph of several lines is several.</summary>
    private static IEnumerable<(ComparedStyle Style, string Text)> Paragraphs(ReportFacts facts)
    {
        var head = new[] { facts.Head.Title, facts.Head.Occasion, facts.Head.Speaker }.Select(line => (ComparedStyle.Part, line));
        return head.Append((ComparedStyle.Text, facts.Head.Salutation))
            .Concat(facts.Opening.Select(Said)).Concat(Of(facts.Review)).Concat(Of(facts.Plan)).Concat(facts.Closing.Select(Said))
            .SelectMany(paragraph => paragraph.Item2.Split('\n').Select(line => (paragraph.Item1, line))).Where(paragraph => paragraph.line.Length > 0);

        static (ComparedStyle, string) Said(FactParagraph paragraph) => (ComparedStyle.Text, ReportDocument.Lead(paragraph.Lead) + paragraph.Text);

        static IEnumerable<(ComparedStyle, string)> Of(FactPart part) => part.Overview.Count == 0 && part.Sections.Count == 0 ? [] :
        [
            (ComparedStyle.Part, part.Title), .. part.Overview.Select(Said),
            .. part.Sections.SelectMany((section, place) => section.Paragraphs.Select(Said).Prepend((ComparedStyle.Section, ReportDocument.Heading(section.Title, place)))),
        ];
    }

    private static IEnumerable<ComparedPiece> Figures(IReadOnlyList<FactMetric> old, IReadOnlyList<FactMetric> current)
    {
        var before = old.ToDictionary(metric => metric.Code);
        var gone = old.Where(metric => !current.Any(other => other.Code == metric.Code));
        foreach (var (was, now) in current.Select(metric => (before.GetValueOrDefault(metric.Code), (FactMetric?)metric)).Concat(gone.Select(metric => ((FactMetric?)metric, (FactMetric?)null))))
        {
            var (name, from, to) = ((now ?? was)!.Name, Printed(was), Printed(now));
            if (from is null && to is null)
                continue;
            yield return ComparedPiece.Of("figure-" + (now ?? was)!.Code, name, Line(name, from), Line(name, to)) with { IsFigure = true, OldFigure = from, NewFigure = to };
        }

        static string? Printed(FactMetric? metric) => metric is null ? null : metric.All ?? metric.Own;
    }

    internal static string? Line(string name, string? figure) => figure is null ? null : SharedResource.Official("Changes.Line", name, figure);
}
