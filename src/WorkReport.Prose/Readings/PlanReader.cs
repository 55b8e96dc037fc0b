using WorkReport.Prose.Outlines;
using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Readings;

/// <summary>Finds the tasks.</summary>
internal static class PlanReader
{
    internal static List<PlanReading> Read(string text, Outline outline, List<QuantityReading> quantities) => [];
}
