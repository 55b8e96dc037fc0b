using WorkReport.Prose.Outlines;
using WorkReport.Prose.Readings;

namespace WorkReport.Prose.Checks;

/// <summary>A report as the rules see it: what was read, passage by passage, and what it is held against.</summary>
internal sealed class CheckedText
{
    internal CheckedText(ReportReading reading, CheckData data)
    {
        (Reading, Data) = (reading, data);
        var passages = new List<Passage>(reading.Outline.Elements.Count);
        int next = 0;
        foreach (OutlineElement element in reading.Outline.Elements)
        {
            while (next < reading.Quantities.Count && reading.Quantities[next].Start < element.Start)
                next++;
            int first = next;
            while (next < reading.Quantities.Count && reading.Quantities[next].Start < element.Start + element.Length)
                next++;
            passages.Add(new Passage(reading, element, first, next));
        }
        Passages = passages;
    }

    internal ReportReading Reading { get; }

    internal CheckData Data { get; }

    internal string Source => Reading.Text;

    /// <summary>Every line and paragraph, in reading order.</summary>
    internal IReadOnlyList<Passage> Passages { get; }
}
