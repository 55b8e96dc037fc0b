using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using WorkReport.Domain.Metrics;
using WorkReport.Prose.Quantities;

namespace WorkReport.Domain.Reports;

/// <summary>
/// All that a version of a report says and rests on, in words and figures and without a key to anything that may change: what is
/// frozen with an edition, and what the pages are set from.
/// </summary>
/// <param name="Unit">Name of the unit, as on that day.</param>
/// <param name="Period">Code of the period.</param>
/// <param name="Year">The year reviewed.</param>
/// <param name="Head">What stands at the head.</param>
/// <param name="Opening">Paragraphs before the first part.</param>
/// <param name="Review">The part that looks back.</param>
/// <param name="Plan">The part that looks ahead.</param>
/// <param name="Closing">Paragraphs behind everything.</param>
/// <param name="Metrics">主要指标统计表 of the unit.</param>
/// <param name="Schema">In which form they are written; 1 where nothing is said of it.</param>
public sealed record ReportFacts(
    string Unit,
    string Period,
    int Year,
    ReportHead Head,
    IReadOnlyList<FactParagraph> Opening,
    FactPart Review,
    FactPart Plan,
    IReadOnlyList<FactParagraph> Closing,
    IReadOnlyList<FactMetric> Metrics,
    int Schema = 1)
{
    /// <summary>
    /// How new ones are written: figures name their period and their round, where they stand, and the page that answers for them; since 4 also
    /// which of 上报数 and 核定数 is printed, and both where there are both.
    /// </summary>
    public const int CurrentSchema = 4;

    /// <summary>Which of the two is printed; null where no figure of it was settled, and in the facts of schemas 1 to 3.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FigureBasis? Basis { get; init; }

    /// <summary>What was settled of the figures that it shows, in the order of the text; null where nothing was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FactSettled>? Settled { get; init; }

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Their JSON: the same facts give the same bytes.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Readable);

    /// <summary>Numbers in the text that follow no metric, in reading order.</summary>
    public IEnumerable<string> Unsourced() => Opening.Concat(Of(Review)).Concat(Of(Plan)).Concat(Closing).SelectMany(paragraph => paragraph.Unsourced());

    /// <summary>Of what was settled that which the text itself shows.</summary>
    public IReadOnlyList<FactSettled> SettledInText()
    {
        var shown = Opening.Concat(Of(Review)).Concat(Of(Plan)).Concat(Closing).SelectMany(paragraph => paragraph.Figures).Select(figure => (figure.Metric, figure.Unit, figure.Aspect)).ToHashSet();
        return [.. (Settled ?? []).Where(one => shown.Contains((one.Metric, one.Unit, one.Aspect)))];
    }

    private static IEnumerable<FactParagraph> Of(FactPart part) => part.Overview.Concat(part.Sections.SelectMany(section => section.Paragraphs));

    public static ReportFacts FromJson(string json) => JsonSerializer.Deserialize<ReportFacts>(json, Readable)!;
}

/// <summary>A part: 2022年工作回顾.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Overview">Paragraphs before the first section.</param>
/// <param name="Sections">Those with something in them, in order.</param>
public sealed record FactPart(string Title, IReadOnlyList<FactParagraph> Overview, IReadOnlyList<FactSection> Sections);

/// <summary>A section; its number follows from its place.</summary>
public sealed record FactSection(string Title, IReadOnlyList<FactParagraph> Paragraphs);

/// <summary>A paragraph as it is printed, with what it rests on.</summary>
/// <param name="Lead">段首句 without its full stop; empty where there is none.</param>
/// <param name="Text">What follows, figures in their printed form.</param>
/// <param name="Figures">The figures that were bound, in reading order.</param>
/// <param name="Sources">What it was made from.</param>
public sealed record FactParagraph(string Lead, string Text, IReadOnlyList<FactFigure> Figures, IReadOnlyList<FactSource> Sources)
{
    /// <summary>Numbers in it that follow no metric, those of its lead first: nothing follows there.</summary>
    public IEnumerable<string> Unsourced() =>
        QuantityReader.WordsIn(Lead).Concat(Pieces().Where(piece => piece.Figure is null).SelectMany(piece => QuantityReader.WordsIn(piece.Words)));

    /// <summary>The text cut where its figures stand; one piece where nothing is known of their places.</summary>
    public IEnumerable<(string Words, FactFigure? Figure)> Pieces()
    {
        var at = 0;
        foreach (var figure in Figures)
        {
            if (figure.At is not { } start || start < at || string.CompareOrdinal(Text, start, figure.Printed, 0, figure.Printed.Length) != 0)
                continue;
            yield return (Text[at..start], null);
            yield return (figure.Printed, figure);
            at = start + figure.Printed.Length;
        }

        yield return (Text[at..], null);
    }
}

/// <summary>A bound figure and what it was taken from.</summary>
/// <param name="Metric">Its name, in the wording of its period.</param>
/// <param name="Unit">Name of the unit that it speaks for, as on the day of its period.</param>
/// <param name="Aspect">Own, below or both.</param>
/// <param name="Printed">As it stands in the text.</param>
/// <param name="Period">Code of its period; null in the facts of schema 1.</param>
/// <param name="Round">Which collecting of two it was taken from, 1 预计数 or 2 全年实际数; null where there is one.</param>
/// <param name="At">Where in the text of its paragraph it begins; null in the facts of schemas 1 and 2.</param>
/// <param name="Address">The page that answers for it; null there.</param>
public sealed record FactFigure(string Metric, string Unit, FigureAspect Aspect, string Printed, string? Period = null, int? Round = null, int? At = null, string? Address = null);

/// <summary>What a paragraph was made from: whose, and what it was called.</summary>
public sealed record FactSource(SourceKind Kind, int Id, string Unit, string Said);

/// <summary>One line of 主要指标统计表; figures as printed, null where there is none.</summary>
public sealed record FactMetric(string Code, string Name, string Unit, string? Own, string? Below, string? All, string? LastYear);

/// <summary>A figure of which there are two: 上报数 and 核定数.</summary>
/// <param name="Metric">Its name.</param>
/// <param name="Unit">Name of the unit that it speaks for.</param>
/// <param name="Aspect">Own, below or both.</param>
/// <param name="Reported">上报数, or what is computed from them; as printed.</param>
/// <param name="Change">核增／核减, with its sign.</param>
/// <param name="Settled">核定数; as printed.</param>
/// <param name="Grounds">依据, 核定人, 日期 of what was settled at the unit itself; of units below how many.</param>
public sealed record FactSettled(string Metric, string Unit, FigureAspect Aspect, string? Reported, string Change, string? Settled, string Grounds);
