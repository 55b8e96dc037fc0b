using System.Globalization;
using WorkReport.Documents.Model;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Reporting;

/// <summary>数变对照表 on A4: every sentence whose figures moved, as it was and as it is, for the leader to sign.</summary>
public static class MovedDocument
{
    /// <param name="report">The report.</param>
    /// <param name="unit">Name of its unit.</param>
    /// <param name="sentences">Its sentences.</param>
    /// <param name="today">The day it is printed, in China.</param>
    public static Document Of(Report report, string unit, IReadOnlyList<MovedSentence> sentences, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(sentences);
        if (sentences.Count == 0)
            return new Document(Head(), [new Paragraph(Official("Moved.DocNone"))]);
        return new Document(
            Head(),
            [
                new Paragraph(Official("Moved.DocLede", sentences.Count, sentences.Sum(sentence => sentence.Figures.Count))),
                new Table("", [
                    Column("Moved.DocNumber", 3, CellAlignment.Centre), Column("Moved.DocPlace", 7), Column("Moved.DocWritten", 15), Column("Moved.DocNow", 15), Column("Moved.DocFigures", 12),
                ], [.. sentences.Select(Row)]) { IsLandscape = true },
                new Paragraph(Official("Moved.DocSigned")),
            ]);

        Frontmatter Head() => new()
        {
            Title = [Official("Moved.Title")],
            Subtitle = [report.Title.ReplaceLineEndings(""), $"{unit}\u3000{today.ToString(Official("Date.Long"), CultureInfo.InvariantCulture)}"],
        };
    }

    /// <summary>What a figure was and is, and where the new one comes from.</summary>
    public static string Said(MovedFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var said = Official("Moved.DocFigure", figure.Unit, figure.Metric, figure.Was, figure.Now);
        return figure.Round is { } round ? said + Official(round == Round.Second ? "Moved.DocActual" : "Moved.DocForecast") : said;
    }

    private static IReadOnlyList<string> Row(MovedSentence sentence, int place) =>
        [$"{place + 1}", sentence.Place, sentence.Written.Seen.Trim(), sentence.Now.Seen.Trim(), string.Join(Official("Export.Between"), sentence.Figures.Select(Said))];

    private static TableColumn Column(string key, double width, CellAlignment alignment = CellAlignment.Left) => new(Official(key), width, alignment);

    private static string Official(string key, params object[] values) => SharedResource.Official(key, values);
}
