using System.Text.Encodings.Web;
using System.Text.Json;
using WorkReport.Prose.Outlines;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Readings;

namespace WorkReport.Web.Commands;

/// <summary>What <c>read --json</c> prints; every place is counted in code points. The form is told in docs/reading.md.</summary>
internal sealed record ReadingJson(
    string? Title, string? Salutation, IEnumerable<ReadingJson.Entry> Outline, IEnumerable<ReadingJson.Stretch> Paragraphs, IEnumerable<ReadingJson.Amount> Quantities,
    IEnumerable<ReadingJson.Task> PlanItems, IEnumerable<ReadingJson.Line> Dropped)
{
    public static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public sealed record Entry(int Start, int Level, string? Number, string Text, string Style);

    public sealed record Stretch(int Start, int Length, string? Lead);

    public sealed record Amount(int Start, int Length, string Text, decimal? Value, decimal? ValueFrom, string Unit, IReadOnlyList<string> Qualifiers, string Kind, string Name);

    public sealed record Task(int Start, int Length, string Text, string? Owner, string? Due, IEnumerable<Amount> Quantities);

    public sealed record Line(int Start, int Length, string Reason);

    public static ReadingJson Of(ReportReading reading)
    {
        var places = new CodePoints(reading.Text);
        var elements = reading.Outline.Elements;
        return new ReadingJson(
            elements.FirstOrDefault(element => element.Kind == OutlineKind.Title)?.Text,
            elements.FirstOrDefault(element => element.Kind == OutlineKind.Salutation)?.Text,
            [.. reading.Headings().Select(heading => new Entry(places.At(heading.Start), heading.Level, heading.Number, heading.Text, Style(heading.Style)))],
            elements.Where(element => element.Kind == OutlineKind.Paragraph)
                .Select(element => new Stretch(places.At(element.Start), places.In(element.Start, element.Length), element.LeadLength > 0 ? element.Text[..element.LeadLength] : null)),
            reading.Quantities.Select(AmountOf),
            reading.Plans.Select(plan => new Task(places.At(plan.Start), places.In(plan.Start, plan.Length), plan.Text, plan.Owner, plan.Due, plan.Quantities.Select(AmountOf))),
            reading.Outline.Dropped.Select(line => new Line(places.At(line.Start), places.In(line.Start, line.Length), JsonNamingPolicy.KebabCaseLower.ConvertName(line.Reason.ToString()))));

        Amount AmountOf(QuantityReading quantity) => new(
            places.At(quantity.Start), places.In(quantity.Start, quantity.Length), reading.Text.Substring(quantity.Start, quantity.Length), quantity.Value, quantity.From, quantity.Unit,
            quantity.Qualifiers, JsonNamingPolicy.CamelCase.ConvertName(quantity.Kind.ToString()), quantity.Name);
    }

    private static string Style(HeadingStyle style) => JsonNamingPolicy.KebabCaseLower.ConvertName(style.ToString());
}
