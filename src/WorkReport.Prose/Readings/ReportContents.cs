using System.Text.RegularExpressions;
using WorkReport.Prose.Outlines;

namespace WorkReport.Prose.Readings;

/// <summary>One piece of work that a report tells of.</summary>
/// <param name="Heading">The words of the heading it stands under; empty for none.</param>
/// <param name="Place">Which heading that is, from 0.</param>
/// <param name="Lead">段首句 without its number; empty where there is none.</param>
/// <param name="Text">What follows it, a line for each paragraph.</param>
public sealed record ItemReading(string Heading, int Place, string Lead, string Text);

/// <summary>A task and where in the plan it stands.</summary>
/// <param name="Heading">The words of the heading it stands under; empty for none.</param>
/// <param name="Place">Which heading that is, from 0.</param>
/// <param name="Text">Without its number.</param>
/// <param name="Plan">The task.</param>
public sealed record PlacedPlan(string Heading, int Place, string Text, PlanReading Plan);

/// <summary>What a report holds, piece by piece: the work of the year that ends, and the tasks of the next.</summary>
public sealed partial class ReportContents
{
    private readonly Dictionary<int, Heading> headings;
    private readonly Dictionary<int, PlanReading> tasks;
    private readonly List<ItemReading> items = [];
    private readonly List<PlacedPlan> plans = [];
    private readonly List<string> body = [];
    private string? lead;
    private string heading = "";
    private int seen;
    private bool isPlanning;

    private ReportContents(ReportReading reading)
    {
        headings = reading.Headings().DistinctBy(found => found.Start).ToDictionary(found => found.Start);
        tasks = reading.Plans.DistinctBy(task => task.Start).ToDictionary(task => task.Start);
    }

    public IReadOnlyList<ItemReading> Items => items;

    public IReadOnlyList<PlacedPlan> Plans => plans;

    public static ReportContents Of(ReportReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var contents = new ReportContents(reading);
        foreach (OutlineElement element in reading.Outline.Elements)
            contents.Take(element);
        contents.Close();
        return contents;
    }

    private void Take(OutlineElement element)
    {
        if (element.Kind is OutlineKind.Part || element is { Kind: OutlineKind.Heading, Level: 1 })
        {
            Close();
            Begin(Bare(element), isPart: element.Kind is OutlineKind.Part);
        }
        else if (tasks.TryGetValue(element.Start, out PlanReading? task))
        {
            plans.Add(new PlacedPlan(isPlanning ? heading : "", isPlanning ? Math.Max(0, seen - 1) : 0, Number().Replace(task.Text, ""), task));
        }
        else if (!isPlanning && seen > 0)
        {
            TakeWork(element);
        }
    }

    private void Begin(string words, bool isPart)
    {
        bool plans = Planning().IsMatch(words) && !LookingBack().IsMatch(words);
        if (isPart || plans)
            (isPlanning, seen, heading) = (plans, 0, "");
        if (isPart)
            return;
        heading = words;
        seen++;
    }

    private void TakeWork(OutlineElement element)
    {
        if (element is { Kind: OutlineKind.Heading, Level: 2 })
        {
            Close();
            lead = Bare(element);
        }
        else if (element is { Kind: OutlineKind.Paragraph, LeadLength: > 0, Level: <= 2 })
        {
            Close();
            int number = headings.TryGetValue(element.Start, out Heading? found) ? found.Number?.Length ?? 0 : 0;
            lead = element.Text[number..element.LeadLength].Trim();
            body.Add(element.Text[element.LeadLength..].Trim());
        }
        else if (element.Kind is OutlineKind.Paragraph or OutlineKind.Heading)
        {
            body.Add(element.Text);
        }
    }

    private void Close()
    {
        string text = string.Join('\n', body.Where(paragraph => paragraph.Length > 0));
        if (text.Length > 0)
            items.Add(new ItemReading(heading, Math.Max(0, seen - 1), lead ?? "", text));
        body.Clear();
        lead = null;
    }

    private string Bare(OutlineElement element) => headings.TryGetValue(element.Start, out Heading? found) && found.Number is { } number ? element.Text[number.Length..].Trim() : element.Text;

    [GeneratedRegex("安排|计划|打算|思路|部署|工作重点|重点工作|主要任务|下一步|要点")]
    private static partial Regex Planning();

    [GeneratedRegex("回顾|总结|完成情况|成效|成绩")]
    private static partial Regex LookingBack();

    [GeneratedRegex(@"^([（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}[）).．、])\s*")]
    private static partial Regex Number();
}
