using WorkReport.Prose.Outlines;
using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Readings;

/// <summary>
/// Finds the tasks of a report: what stands in a part or an appendix that plans, paragraph by paragraph, and anywhere what names who is to do
/// it: （牵头单位：人社厅）.
/// </summary>
internal static class PlanReader
{
    /// <summary>How headings begin or end below which a report plans.</summary>
    private static readonly string[] PlanningWords =
        ["安排", "计划", "打算", "部署", "思路", "重点任务", "主要任务", "目标任务", "重点工作", "主要工作", "民生实事", "实事", "下一步", "工作要点", "任务分解", "重点项目", "主要目标"];

    /// <summary>In a heading they say that it looks back, whatever it plans too.</summary>
    private static readonly string[] LookingBack = ["回顾", "总结", "完成情况", "成就", "成效", "开展情况", "工作情况"];

    internal static List<PlanReading> Read(Outline outline, List<QuantityReading> quantities)
    {
        var plans = new List<PlanReading>();
        IReadOnlyList<OutlineElement> elements = outline.Elements;
        int first = 0;
        var depths = new Dictionary<int, int>();
        foreach (OutlineEntry entry in outline.Entries())
            depths.TryAdd(entry.Element, entry.Depth);
        int planningFrom = int.MaxValue;
        for (var i = 0; i < elements.Count; i++)
        {
            OutlineElement element = elements[i];
            bool isHeading = element.Kind is OutlineKind.Part or OutlineKind.Heading;
            if (isHeading && depths.TryGetValue(i, out int depth) && depth <= planningFrom)
                planningFrom = Plans(element.Text) ? depth : int.MaxValue;
            if (element.Kind != OutlineKind.Paragraph)
                continue;
            string? owner = TaskWords.Owner(element.Text);
            bool planned = planningFrom != int.MaxValue && depths.ContainsKey(i);
            if (owner is null && !planned)
                continue;
            while (first < quantities.Count && quantities[first].Start < element.Start)
                first++;
            int last = first;
            while (last < quantities.Count && quantities[last].Start < element.Start + element.Length)
                last++;
            plans.Add(new PlanReading(element.Start, element.Length, element.Text, owner, TaskWords.Due(element.Text), quantities[first..last]));
            first = last;
        }
        return plans;
    }

    private static bool Plans(string heading)
        => Array.Exists(PlanningWords, word => heading.Contains(word, StringComparison.Ordinal)) && !Array.Exists(LookingBack, word => heading.Contains(word, StringComparison.Ordinal));
}
