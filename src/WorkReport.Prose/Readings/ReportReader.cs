using WorkReport.Prose.Outlines;
using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Readings;

/// <summary>Reads a report that nobody here has seen: outline, figures, tasks.</summary>
public static class ReportReader
{
    /// <param name="text">Any text; it need not be normalised.</param>
    public static ReportReading Read(string text)
    {
        Outline outline = OutlineReader.Read(text);
        var quantities = new List<QuantityReading>();
        foreach (OutlineElement element in outline.Elements)
        {
            if (element.Kind is OutlineKind.Paragraph or OutlineKind.Heading or OutlineKind.TableRow)
                QuantityReader.Read(text, element.Start, element.Length, quantities);
        }
        return new ReportReading(text, outline, quantities, PlanReader.Read(outline, quantities));
    }
}
